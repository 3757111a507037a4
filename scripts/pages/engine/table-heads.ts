import type { Correction } from './corrections/correction.ts'

/**
 * A table that goes on at the next page repeats its head, and its caption says so (续表). What is repeated carries
 * data-generated and data-repeated: it is not the manuscript's text a second time.
 */
export const tableHeads: Correction = {
  name: 'table-heads',
  prepare(chunker) {
    const repeat = (clone: Node, source: Node): void => {
      const element = clone instanceof HTMLElement ? clone : clone.parentElement
      const table = element?.closest<HTMLTableElement>('table[data-split-from]')
      if (!table || table.dataset.headed !== undefined) return
      table.dataset.headed = ''
      const original = (source instanceof HTMLElement ? source : source.parentElement)?.closest('table')
      const head = original?.tHead
      if (head && !table.tHead) table.prepend(generatedCopy(head))
      const figure = table.closest('figure[data-split-from]')
      const number = original?.closest('figure')?.querySelector('figcaption .caption-number')
      if (figure && number && !figure.querySelector('figcaption')) figure.prepend(continuedCaption(number))
    }
    chunker.hooks.renderNode.register(repeat as never)
  },
}

function generatedCopy(head: HTMLElement): HTMLElement {
  const copy = head.cloneNode(true) as HTMLElement
  // The note stands on one page only.
  for (const call of copy.querySelectorAll('a.note-call')) call.remove()
  for (const element of [copy, ...copy.querySelectorAll<HTMLElement>('*')]) {
    for (const name of ['id', 'data-ref', 'data-source']) element.removeAttribute(name)
  }
  copy.dataset.generated = ''
  copy.dataset.repeated = ''
  return copy
}

function continuedCaption(number: Element): HTMLElement {
  const caption = document.createElement('figcaption')
  caption.dataset.generated = ''
  caption.dataset.repeated = ''
  const label = document.createElement('span')
  label.className = 'caption-number'
  label.append('续', ...number.cloneNode(true).childNodes)
  caption.append(label)
  return caption
}
