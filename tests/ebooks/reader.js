// The page of reader.test.ts: opens /book.epub in foliate-js and keeps what a person would see.
import { FootnoteHandler } from '/foliate/footnotes.js'
import '/foliate/view.js'

const view = document.createElement('foliate-view')
document.body.append(view)
const blob = await (await fetch('/book.epub')).blob()
await view.open(new File([blob], 'book.epub'))

let place
view.addEventListener('relocate', ({ detail }) => {
  place = detail
})
let current
view.addEventListener('load', ({ detail }) => {
  current = detail
})

/** Waits until the view has moved and its pictures and fonts are there. */
async function settled(move) {
  const before = place
  await move()
  for (let wait = 0; place === before && wait < 20; wait += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  return place !== before
}

const footnotes = new FootnoteHandler()
let note
// A pop-up, as a reader would draw it.
footnotes.addEventListener('before-render', ({ detail }) => {
  detail.view.className = 'note'
  document.body.append(detail.view)
})
footnotes.addEventListener('render', ({ detail }) => {
  note = { hidden: detail.hidden, type: detail.type, text: detail.view.renderer.getContents()[0].doc.body.textContent }
})
view.addEventListener('link', (event) => {
  const handled = footnotes.handle(view.book, event)
  if (handled) handled.catch((error) => console.error(error))
})

window.reader = {
  title: view.book.metadata.title,
  direction: view.book.dir,
  contents: () => view.book.toc,
  pageList: () => view.book.pageList,
  open: () => settled(() => view.init({})),
  next: () => settled(() => view.next()),
  goTo: async (href) => {
    await settled(() => view.goTo(href))
    return window.reader.seen()
  },
  /** What stands on the page that is shown, and in which file. */
  seen: () => ({
    section: view.book.sections[current.index].id,
    text: place.range?.toString() ?? '',
    fraction: place.fraction,
    writing: getComputedStyle(current.doc.documentElement).writingMode,
  }),
  whole: () => current.doc.body.textContent,
  /** Follows the n-th note call of the chapter. */
  async call(index) {
    note = undefined
    current.doc.querySelectorAll('a[role="doc-noteref"]')[index].click()
    for (let wait = 0; !note && wait < 40; wait += 1) await new Promise((resolve) => setTimeout(resolve, 25))
    return note
  },
}
