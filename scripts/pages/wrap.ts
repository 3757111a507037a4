import { readFile } from 'node:fs/promises'
import type { ElementContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import type { Book, PrintEdition } from '../config/book.ts'
import { printedIsbn } from '../config/isbn.ts'
import type { FontSet } from '../fonts/face.ts'
import { prepareText } from '../html/print/prepare.ts'
import { toHtml } from '../html/serialize.ts'
import { wordsOf } from '../html/words.ts'
import { barcode } from './barcode.ts'
import { bleedOnPaper } from './bleed.ts'
import { creatorGroups, creatorLine } from './front/creators.ts'
import { editionAttributes, readStyles } from './styles.ts'

/** 书封: the cover of a book bound with glue, one sheet of back, spine and front. */
export type WrapRequest = {
  book: Book
  /** Whose cover it has. */
  edition: PrintEdition
  /** Of the book's pages, mm. */
  trim: { width: number; height: number }
  /** Thickness of the book with its cover, mm. */
  spine: number
  bleed: number
  /** The page that is the front, as it was laid out. */
  front: string
}

/**
 * mm from which a spine has words: GB/T 11668—1989 asks for a title on spines of 5 mm and more, and on thinner ones a fold that is a
 * little out would bring it to the front.
 */
export const LEAST_SPINE = 5

/**
 * Thickness of a book: its leaves, and the cover twice; mm, to a hundredth.
 * @param pages of the book without its cover; `caliper` and `board` are the thickness of its paper and of the cover's
 */
export function spineOf(pages: number, { caliper, board }: { caliper: number; board: number }): number {
  return Math.round((Math.ceil(pages / 2) * caliper + 2 * board) * 100) / 100
}

/** The words of its spine, the first the most important, and of its back. */
type WrapTexts = {
  spine: { kind: string; content: ElementContent[] }[]
  back: ElementContent[][]
  isbn?: string
  price?: ElementContent[]
}

function textsOf({ book, edition, spine }: Omit<WrapRequest, 'front'>): WrapTexts {
  // Lines of the spine run down in every book: Han stand upright, Latin lies.
  const upright = (value: string) =>
    prepareText(value, { ...edition, writing: 'vertical', years: edition.years ?? 'arabic' })
  const lines: [kind: string, text: string | undefined][] = [
    ['title', book.title],
    // Twice what stands between a name and its role: else three names were four.
    ['creators', creatorGroups(book).map(creatorLine).join('　　')],
    ['publisher', book.publisher],
  ]
  return {
    spine: spine < LEAST_SPINE ? [] : lines.flatMap(([kind, text]) => (text ? [{ kind, content: upright(text) }] : [])),
    back: (book.description ?? '')
      .split(/\n+/)
      .flatMap((text) => (text.trim() ? [prepareText(text.trim(), edition)] : [])),
    isbn: printedIsbn(book.identifier),
    ...(book.price && {
      // It stands beside the number, which is written from left to right on every book.
      price: prepareText(`${wordsOf(book.language).labels.price}：${book.price}`, {
        ...edition,
        writing: 'horizontal',
      }),
    }),
  }
}

/** What its spine and back print: fonts need the characters. */
export function wrapTexts(request: Omit<WrapRequest, 'front'>): string[] {
  const { spine, back, isbn, price } = textsOf(request)
  const words = [...spine.map(({ content }) => content), ...back].map((content) => textOf(h('p', content)))
  return [...words, ...(isbn ? [`${isbn}0123456789`] : []), ...(price ? [textOf(h('p', price))] : [])]
}

/**
 * The sheet as a document of its own, on paper that is larger by the bleed and a little more (bleedOnPaper). The front is at the right of
 * the spine, of a right-bound book at the left.
 */
export async function composeWrap(request: WrapRequest, fonts: FontSet): Promise<string> {
  const { book, edition, trim, spine, bleed, front } = request
  const texts = textsOf(request)
  const styles = `${fonts.css}\n${await readStyles(edition, book.style)}\n${await readFile(SHEET, 'utf8')}`
  const around = bleedOnPaper(bleed)
  const px = (mm: number) => (mm * 96) / 25.4
  const [width, height] = [px(2 * trim.width + spine) + 2 * around.paper, px(trim.height) + 2 * around.paper]
  const cushion = around.paper - around.bleed
  const page = `@page{size:${round(width)}px ${round(height)}px;margin:${cushion}px 1px 1px ${cushion}px}`
  const back = `<div class="wrap-panel wrap-back"><div class="flow">${toHtml(backCover(texts))}</div></div>`
  const title = `<div class="wrap-panel wrap-spine">${texts.spine.map(spineLine).map(toHtml).join('')}</div>`
  const cover = `<div class="wrap-panel wrap-front"><section class="page cover edge" style="--bleed:0px"><div class="flow">${front}</div></section></div>`
  const panels = edition.writing === 'vertical' ? [cover, title, back] : [back, title, cover]
  return `<!doctype html>
<html lang="${book.language}" ${editionAttributes(edition)}>
<head>
<meta charset="utf-8">
<title>wrap</title>
<style>${styles}\n${page}</style>
</head>
<body class="sheet"><section class="wrap" style="--bleed:${around.bleed}px;--spine:${round(px(spine))}px">${panels.join('')}</section></body>
</html>`
}

const SHEET = new URL('../../styles/wrap.css', import.meta.url)
const round = (value: number) => Math.round(value * 100) / 100

function spineLine({ kind, content }: WrapTexts['spine'][number]) {
  return h('p', { class: ['wrap-line', kind] }, content)
}

function backCover({ back, isbn, price }: WrapTexts) {
  const number = isbn ? [h('p', isbn), barcode(isbn.replaceAll(/[^0-9]/g, ''))] : []
  const cost = price ? [h('p.price', price)] : []
  return h('section.back-cover', [
    h(
      'div.blurb',
      back.map((content) => h('p', content)),
    ),
    ...(isbn || price ? [h('div.isbn', [...number, ...cost])] : []),
  ])
}

/** What became of the words of a spine: runs in the browser. */
export type FittedSpine = {
  /** Kinds of lines that found no room even where all are small. */
  dropped: string[]
  /** Whether what is left stands inside the spine, and the words of the back inside the back. */
  fits: boolean
  /** Every character of spine and back, without white space. */
  spine: string
  back: string
}

/** Makes the lines of the spine smaller until they fit, and leaves out the creators where they do not; runs in the browser. */
export function fitSpine(): FittedSpine {
  const spine = document.querySelector<HTMLElement>('.wrap-spine')
  const blurb = document.querySelector<HTMLElement>('.back-cover')
  const dropped: string[] = []
  const fits = (apart: number) => {
    const lines = [...(spine?.querySelectorAll<HTMLElement>('.wrap-line') ?? [])]
    const room = spine ? spine.clientHeight - 2 * Number.parseFloat(getComputedStyle(spine).paddingTop) : 0
    const gap = lines.length > 1 ? apart * Number.parseFloat(getComputedStyle(lines[0] as Element).fontSize) : 0
    return lines.reduce((sum, line) => sum + line.scrollHeight, 0) + gap * (lines.length - 1) <= room
  }
  // On a thick spine a long title may be made much smaller and still be read: 9 pt, and whatever the size with which a thin one begins.
  const [usual, readable] = [0.7, 12]
  const shrink = (apart: number, least: number) => {
    for (let scale = 1; scale > least; scale -= 0.1) {
      spine?.style.setProperty('--scale', scale.toFixed(1))
      const title = spine?.querySelector('.title')
      const size = title ? Number.parseFloat(getComputedStyle(title).fontSize) : 0
      if (scale < usual - 0.01 && size < readable) return false
      if (fits(apart)) return true
    }
    return false
  }
  // More stands between title, names and publisher than between two names, unless the title would become small for it.
  let done = !spine?.firstElementChild || shrink(3, usual - 0.01) || shrink(2, 0.1) || shrink(1, 0.1)
  const creators = spine?.querySelector('.creators')
  if (!done && creators) {
    creators.remove()
    dropped.push('creators')
    done = shrink(1, 0.1)
  }
  const room = blurb?.getBoundingClientRect()
  const inside = [...(blurb?.children ?? [])].every((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect()
    return !room || (left > room.left - 1 && top > room.top - 1 && right < room.right + 1 && bottom < room.bottom + 1)
  })
  const text = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/gu, '')
  return { dropped, fits: done && inside, spine: text(spine), back: text(blurb) }
}
