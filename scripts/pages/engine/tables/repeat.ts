/**
 * A table that goes on at the next page repeats its head, and its caption says so (续表). What is repeated carries
 * data-generated and data-repeated: it is not the manuscript's text a second time.
 */
export function repeatedHead(head: HTMLElement): HTMLElement {
  const copy = withoutSources(head)
  copy.dataset.generated = ''
  copy.dataset.repeated = ''
  return copy
}

/** What stands in `cell`, for its part on the next page. */
export function repeatedText(cell: HTMLElement): HTMLElement {
  const known = cell.firstElementChild
  if (known instanceof HTMLElement && known.dataset.repeated !== undefined) return withoutSources(known)
  const text = document.createElement(cell.querySelector('p, ul, ol, pre, blockquote, table, div') ? 'div' : 'span')
  text.append(...withoutSources(cell).childNodes)
  text.dataset.generated = ''
  text.dataset.repeated = ''
  return text
}

function withoutSources(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(true) as HTMLElement
  // The note stands on one page only.
  for (const call of copy.querySelectorAll('a.note-call')) call.remove()
  for (const each of [copy, ...copy.querySelectorAll<HTMLElement>('*')]) {
    for (const name of ['id', 'data-ref', 'data-source']) each.removeAttribute(name)
  }
  return copy
}

/** `number` is the caption's own "表 1". */
export function continuedCaption(number: Element): HTMLElement {
  const caption = document.createElement('figcaption')
  caption.dataset.generated = ''
  caption.dataset.repeated = ''
  const label = document.createElement('span')
  label.className = 'caption-number'
  // The part that is cut again says so already.
  if (!number.closest('[data-repeated]')) label.append(document.documentElement.dataset.continued ?? '')
  label.append(...number.cloneNode(true).childNodes)
  caption.append(label)
  return caption
}
