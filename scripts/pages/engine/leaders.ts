/**
 * Lets the leaders of a contents page begin where their titles end: the box of a title of several lines is as wide as its longest, and
 * the leader stands beside it on the last. To be called while the page stands in the document.
 */
export function leadersFromLastLines(page: HTMLElement, vertical: boolean): void {
  for (const title of page.querySelectorAll<HTMLElement>('.contents-text')) {
    const leader = title.nextElementSibling as HTMLElement
    const range = document.createRange()
    range.selectNodeContents(title)
    const boxes = [...range.getClientRects()]
    const lastLine = Math[vertical ? 'min' : 'max'](...boxes.map((box) => (vertical ? box.left : box.top)))
    const ends = boxes
      .filter((box) => Math.abs((vertical ? box.left : box.top) - lastLine) < box[vertical ? 'width' : 'height'] / 2)
      .map((box) => (vertical ? box.bottom : box.right))
    const { right, bottom } = title.getBoundingClientRect()
    const empty = (vertical ? bottom : right) - Math.max(...ends)
    if (empty > 1) leader.style.marginInlineStart = `calc(0.5em - ${Math.floor(empty)}px)`
  }
}
