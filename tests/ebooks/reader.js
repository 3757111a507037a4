// The page of reader.test.ts: opens /book.epub in foliate-js and keeps what a person would see.
import { FootnoteHandler } from '/foliate/footnotes.js'
import '/foliate/view.js'

const view = document.createElement('foliate-view')
document.body.append(view)
const blob = await (await fetch('/book.epub')).blob()
await view.open(new File([blob], 'book.epub'))

// The faces that a reader of Chinese brings, by names that the style sheet of the book asks for.
const face = (family, weight, file) =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("${location.origin}/fonts/${file}") }`
const faces = [
  face('Songti SC', 400, 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  face('Songti SC', 700, 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
  face('Kaiti SC', '400 700', 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  face('PingFang SC', '400 700', 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
].join('\n')
view.renderer.setStyles(faces)

let place
view.addEventListener('relocate', ({ detail }) => {
  place = detail
})
let current
view.addEventListener('load', ({ detail }) => {
  current = detail
})

const pause = () => new Promise((resolve) => setTimeout(resolve, 25))

/** Waits until the view has moved and its pictures and fonts are there. */
async function settled(move) {
  const before = place
  await move()
  for (let wait = 0; place === before && wait < 20; wait += 1) await pause()
  await current.doc.fonts.ready
  await pause()
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
    for (const old of document.querySelectorAll('foliate-view.note')) old.remove()
    current.doc.querySelectorAll('a[role="doc-noteref"]')[index].click()
    for (let wait = 0; !note && wait < 40; wait += 1) await pause()
    return note
  },
}
