/** Distances along the block axis of a page, in CSS px from its block start: the same sums serve horizontal and vertical pages. */
export type Axis = {
  /** Distance of the far edge of `box` from the block start of the page. */
  end(box: DOMRect): number
  /** Distance of the near edge. */
  start(box: DOMRect): number
  /** Extent of `box`. */
  size(box: DOMRect): number
  /** True when `box` stands on the page itself, not in the columns that catch the overflow. */
  onPage(box: DOMRect): boolean
  /** Sets the block size of `element` in px. */
  setSize(element: HTMLElement, size: number): void
  /** Block size of the page. */
  extent: number
}

/** `page` is the type area; `vertical` means vertical-rl: blocks run from right to left. */
export function axisOf(page: DOMRect, vertical: boolean): Axis {
  return vertical
    ? {
        end: (box) => page.right - box.left,
        start: (box) => page.right - box.right,
        size: (box) => box.width,
        onPage: (box) => box.top < page.bottom - 1,
        setSize: (element, size) => {
          element.style.width = `${Math.max(0, size)}px`
        },
        extent: page.width,
      }
    : {
        end: (box) => box.bottom - page.top,
        start: (box) => box.top - page.top,
        size: (box) => box.height,
        onPage: (box) => box.left < page.right - 1,
        setSize: (element, size) => {
          element.style.height = `${Math.max(0, size)}px`
        },
        extent: page.height,
      }
}
