// The page of reader.ts: opens /book.epub in foliate-js and keeps what a person would see.
import { FootnoteHandler } from '/foliate/footnotes.js'
import '/foliate/view.js'

const view = document.createElement('foliate-view')
document.body.append(view)
const blob = await (await fetch('/book.epub')).blob()
await view.open(new File([blob], 'book.epub'))

// The reader draws anew whenever its size is observed, be the next text there or not: on a busy machine its document has no element yet, and the reader
// fails. When the text has come it is drawn in any case.
const { prototype: paginator } = customElements.get('foliate-paginator')
const { render } = paginator
paginator.render = function () {
  if (this.getContents().every(({ doc }) => doc?.documentElement)) render.call(this)
}

// The faces that a reader of Chinese brings, by names that the style sheet of the book asks for: 60 MB for every chapter that is opened, so
// they come only where pictures are kept. Else every character has its square all the same.
const face = (family, weight, file) =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("${location.origin}/fonts/${file}") }`
const google = (name, file) => `@expo-google-fonts/${name}/${file}.ttf`
const kai = '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2'
const allFaces = [
  ...['Songti SC', 'Songti TC', 'Hiragino Mincho ProN'].flatMap((song) => [
    face(song, 400, google('noto-serif-sc', '400Regular/NotoSerifSC_400Regular')),
    face(song, 700, google('noto-serif-sc', '700Bold/NotoSerifSC_700Bold')),
  ]),
  ...['PingFang SC', 'PingFang TC', 'Hiragino Kaku Gothic ProN'].map((hei) =>
    face(hei, '400 700', google('noto-sans-sc', '700Bold/NotoSansSC_700Bold')),
  ),
  ...['Kaiti SC', 'Kaiti TC', 'YuKyokasho'].map((name) => face(name, '400 700', kai)),
  ...['SC', 'TC', 'JP'].map((area) =>
    face(`Noto Sans Mono CJK ${area}`, '400 700', google('noto-sans-sc', '500Medium/NotoSansSC_500Medium')),
  ),
  face('Consolas', 400, google('inconsolata', '400Regular/Inconsolata_400Regular')),
  face('Consolas', 700, google('inconsolata', '700Bold/Inconsolata_700Bold')),
  face('STIX Two Math', 400, google('stix-two-math', '400Regular/STIXTwoMath_400Regular')),
].join('\n')
const faces = new URLSearchParams(location.search).has('fonts') ? allFaces : ''
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
let laidOut
// What is seen of a chapter is told before its fonts have come: it is laid out again with them.
const ready = async () => {
  await current.doc.fonts.ready
  if (laidOut !== current) {
    laidOut = current
    view.renderer.render()
  }
  await pause()
}

/** Of a page with one character the reader gives nothing but the place around it. */
const textOf = (range) => range?.toString() || range?.commonAncestorContainer.parentElement.textContent || ''

const footnotes = new FootnoteHandler()
let note
let noteFonts
// A pop-up, as a reader would draw it.
footnotes.addEventListener('before-render', ({ detail }) => {
  detail.view.className = 'note'
  detail.view.renderer.setStyles(faces)
  document.body.append(detail.view)
})
footnotes.addEventListener('render', ({ detail }) => {
  const { doc } = detail.view.renderer.getContents()[0]
  note = { hidden: detail.hidden, type: detail.type, text: doc.body.textContent }
  noteFonts = doc.fonts
})
view.addEventListener('link', (event) => {
  const handled = footnotes.handle(view.book, event)
  if (handled) handled.catch((error) => console.error(error.stack))
})

window.reader = {
  direction: view.book.dir,
  contents: () => view.book.toc,
  pageList: () => view.book.pageList,
  async open() {
    await view.init({})
    await ready()
  },
  /** @returns false where this is the last page */
  async next() {
    if (view.renderer.atEnd) return false
    await view.next()
    await ready()
    return true
  },
  async goTo(href) {
    await view.goTo(href)
    await ready()
    return window.reader.seen()
  },
  /** What stands on the page that is shown, in which file, and the number of the printed page that it begins on. */
  seen: () => ({
    section: view.book.sections[current.index].id,
    text: textOf(place.range),
    page: place.pageItem?.label,
    writing: getComputedStyle(current.doc.documentElement).writingMode,
  }),
  whole: () => current.doc.body.textContent,
  /** Follows the n-th note call of the chapter. */
  async call(index) {
    note = undefined
    for (const old of document.querySelectorAll('foliate-view.note')) old.remove()
    current.doc.querySelectorAll('a[role="doc-noteref"]')[index].click()
    for (let wait = 0; !note && wait < 400; wait += 1) await pause()
    await noteFonts?.ready
    return note
  },
}
