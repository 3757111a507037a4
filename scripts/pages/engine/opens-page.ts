/** Whether `element` is the first on its page that holds anything of the manuscript: repeated table heads and list markers do not. */
export function opensPage(rendered: HTMLElement, element: Element): boolean {
  const range = document.createRange()
  range.setStart(rendered, 0)
  range.setEndBefore(element)
  const before = range.cloneContents()
  for (const repeated of before.querySelectorAll('[data-repeated], .marker')) repeated.remove()
  return !before.textContent?.trim() && before.querySelector('img, svg, hr') === null
}
