import type { Place } from '../../diagnostics/diagnostic.ts'
import type { Click } from '../locate.ts'
import type { Publication } from '../state.ts'
import { nearestPage } from './nearest-page.ts'
import { openPrint, type Print } from './pdf.ts'
import { rowsOf } from './rows.ts'

/** The pages, one below the other or facing each other; only those in sight are drawn. */
export type PageView = {
  show(publication: Publication): Promise<void>
  /** Turns to the page that calls itself so, or has this number in the body of the book: 五 is found by 5. */
  turnTo(label: string): void
  /** Turns to the page that a place of the manuscript stands on. */
  goTo(place: Place): void
}

export function openPages(
  container: HTMLElement,
  controls: {
    zoom: HTMLSelectElement
    facing: HTMLInputElement
    area: HTMLInputElement
    follow: HTMLInputElement
    clicked(page: number, click: Click): void
    /** The page at the top is another one. */
    turned(label: string): void
  },
): PageView {
  const { zoom, facing, area, follow } = controls
  let shown: Publication | undefined
  let print: Print | undefined
  let sheets: HTMLElement[] = []
  const inSight = new Set<HTMLElement>()
  /** Pages that this PDF.js cannot draw: the others go on. */
  let failed = new WeakSet<HTMLElement>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inSight.add(target as HTMLElement)
        else inSight.delete(target as HTMLElement)
      }
      tellPage()
      void draw()
    },
    { root: container, rootMargin: '60% 0px' },
  )

  /** px to the mm. */
  function scale(): number {
    if (!shown) return 1
    const { width, height } = shown.trim
    const across = facing.checked ? 2 * width : width
    const fit = (container.clientWidth - 64) / across
    if (zoom.value === 'width') return Math.min(fit, (1.5 * 96) / 25.4)
    if (zoom.value === 'page') return Math.min(fit, (container.clientHeight - 56) / height)
    return (Number(zoom.value) * 96) / 25.4
  }

  function arrange(): void {
    if (!shown) return
    const anchor = sheets.find((sheet) => sheet.isConnected && sheet.getBoundingClientRect().bottom > top())
    const offset = anchor?.getBoundingClientRect().top
    const { trim, area: box, writing, pages } = shown
    const style = container.style
    style.setProperty('--scale', `${scale()}px`)
    for (const [name, value] of Object.entries({ ...trim, area: 0 })) style.setProperty(`--trim-${name}`, String(value))
    for (const [name, value] of Object.entries(box)) style.setProperty(`--area-${name}`, String(value))
    container.classList.toggle('facing', facing.checked)
    container.classList.toggle('vertical', writing === 'vertical')
    container.classList.toggle('with-area', area.checked)
    const rows = facing.checked ? rowsOf(pages) : pages.map((_, index) => [index])
    container.replaceChildren(
      ...rows.map((row) => {
        const element = document.createElement('div')
        element.className = 'row'
        element.append(...row.map((index) => (index === undefined ? gap() : (sheets[index] as HTMLElement))))
        return element
      }),
    )
    // What the reader looks at stays where it is.
    if (anchor?.isConnected && offset !== undefined) container.scrollTop += anchor.getBoundingClientRect().top - offset
    void draw()
  }
  const top = () => container.getBoundingClientRect().top + 8

  let drawing: Promise<void> | undefined
  /** Draws what is in sight and not yet drawn as it is; one page at a time, the topmost first. */
  function draw(): Promise<void> {
    drawing ??= drawAll().finally(() => {
      drawing = undefined
    })
    return drawing
  }
  async function drawAll(): Promise<void> {
    for (;;) {
      const wanted = [...inSight]
        .filter((sheet) => sheet.dataset.drawn !== looks(sheet) && !failed.has(sheet))
        .sort(byIndex)
      const sheet = wanted.find(isOnScreen) ?? wanted[0]
      if (!sheet || !shown || !print) return forget()
      const look = looks(sheet)
      const index = Number(sheet.dataset.index)
      const from: Print = print
      const canvas = await from.draw(index, shown.trim, scale() * Math.min(3, devicePixelRatio)).catch(() => undefined)
      // The PDF has been replaced meanwhile: this page may be another one there.
      if (from !== print) continue
      if (!canvas) {
        failed.add(sheet)
        continue
      }
      sheet.querySelector('canvas')?.remove()
      sheet.prepend(canvas)
      sheet.dataset.drawn = look
    }
  }
  /** Key and size: what a drawn page has to have been drawn as. */
  const looks = (sheet: HTMLElement) => `${sheet.dataset.key} ${scale().toFixed(3)}`
  const isOnScreen = (sheet: HTMLElement) => {
    const { top: start, bottom } = sheet.getBoundingClientRect()
    return bottom > top() && start < innerHeight
  }
  /** Pictures of pages are large: of those far away only some are kept. */
  function forget(): void {
    const far = sheets.filter((sheet) => sheet.dataset.drawn && !inSight.has(sheet))
    for (const sheet of far.slice(0, Math.max(0, far.length - KEPT))) {
      sheet.querySelector('canvas')?.remove()
      delete sheet.dataset.drawn
    }
  }

  function sheetFor(index: number, key: string, label: string): HTMLElement {
    const sheet = document.createElement('div')
    sheet.className = 'page'
    sheet.append(document.createElement('small'))
    name(sheet, index, key, label)
    sheet.addEventListener('click', (event) => void click(sheet, event))
    observer.observe(sheet)
    return sheet
  }
  function name(sheet: HTMLElement, index: number, key: string, label: string): void {
    sheet.dataset.index = String(index)
    sheet.dataset.key = key
    sheet.dataset.side = shown?.pages[index]?.side
    sheet.setAttribute('aria-label', `第 ${label} 页`)
    const caption = sheet.querySelector('small')
    if (caption) caption.textContent = label
  }
  async function click(sheet: HTMLElement, { clientX, clientY }: MouseEvent): Promise<void> {
    if (!shown || !print) return
    const { left, top: start } = sheet.getBoundingClientRect()
    const point = { x: (clientX - left) / scale(), y: (clientY - start) / scale() }
    const index = Number(sheet.dataset.index)
    const found = await print.textAt(index, shown.trim, point).catch(() => undefined)
    controls.clicked(index, found ?? { before: '', after: '', fraction: point.y / shown.trim.height })
  }

  function turnToPage(index: number): void {
    sheets[index]?.scrollIntoView({ block: 'start' })
  }

  const tellPage = () => {
    const first = [...inSight].sort(byIndex).find((sheet) => sheet.getBoundingClientRect().bottom > top() + 40)
    if (first) controls.turned(shown?.pages[Number(first.dataset.index)]?.label ?? '')
  }
  container.addEventListener('scroll', tellPage)
  for (const control of [zoom, facing, area]) control.addEventListener('change', arrange)
  new ResizeObserver(arrange).observe(container)

  return {
    async show(publication) {
      const same = shown?.edition === publication.edition
      const next = await openPrint(`${publication.version}.pdf`).catch(() => undefined)
      // There is a newer one already.
      if (!next) return
      if (shown && shown.version > publication.version) return next.close()
      print?.close()
      print = next
      failed = new WeakSet()
      if (!shown || !same) facing.checked = publication.facing
      shown = publication
      const before = sheets
      // Blank pages all look the same.
      const known = Map.groupBy(same ? before : [], (sheet) => sheet.dataset.key)
      const changed: HTMLElement[] = []
      const taken = new Set<HTMLElement>()
      sheets = publication.pages.map(({ key }, index) => {
        const sheet = known.get(key)?.shift()
        if (sheet) {
          taken.add(sheet)
          return sheet
        }
        // The old picture stays in view until the new one is drawn.
        const other = same ? before[index] : undefined
        const free = other && !taken.has(other) && !publication.pages.some((page) => page.key === other.dataset.key)
        const made = free ? other : sheetFor(index, key, '')
        taken.add(made)
        changed.push(made)
        return made
      })
      for (const sheet of before) if (!taken.has(sheet)) leave(sheet)
      for (const [index, { key, label }] of publication.pages.entries())
        name(sheets[index] as HTMLElement, index, key, label)
      arrange()
      if (!same) container.scrollTop = 0
      else if (before.length > 0) await tellChanged(changed)
    },
    turnTo(label) {
      const pages = shown?.pages ?? []
      const named = pages.findIndex((page) => page.label === label)
      turnToPage(named >= 0 ? named : pages.findLastIndex(({ number }) => number === Number(label)))
    },
    goTo(place) {
      const index = nearestPage(shown?.pages ?? [], place)
      if (index !== undefined) turnToPage(index)
    },
  }

  function leave(sheet: HTMLElement): void {
    observer.unobserve(sheet)
    inSight.delete(sheet)
  }

  async function tellChanged(changed: readonly HTMLElement[]): Promise<void> {
    const [first] = changed
    if (first && follow.checked && !changed.some(isOnScreen)) first.scrollIntoView({ block: 'start' })
    await draw()
    for (const sheet of changed) {
      sheet.classList.add('changed')
      setTimeout(() => sheet.classList.remove('changed'), 1500)
    }
  }
}

/** Drawn pages out of sight that are kept. */
const KEPT = 30

const byIndex = (a: HTMLElement, b: HTMLElement) => Number(a.dataset.index) - Number(b.dataset.index)

function gap(): HTMLElement {
  const element = document.createElement('div')
  element.className = 'gap'
  return element
}
