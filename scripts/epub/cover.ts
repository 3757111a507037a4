import type { Element } from 'xast'
import { x } from 'xastscript'
import type { Book } from '../config/book.ts'
import { writeXml, xmlText } from '../manuscript/xml.ts'
import { openLettering } from './lettering.ts'
import { breakTitle } from './title-lines.ts'
import { creatorLines } from './wording.ts'

/** The size that shops ask for (2 : 3, the longer side above 2,000). */
const WIDTH = 1600
const HEIGHT = 2400
const MIDDLE = WIDTH / 2
/** Width for lettering inside the frame. */
const MEASURE = 1120

const PAPER = '#f7f3e9'
const INK = '#2a2421'
const CINNABAR = '#a6281f'

/**
 * The cover picture, SVG: title, subtitle, creators and publisher as outlines inside the double frame of a Chinese page
 * (文武框), parted by the fishtail (鱼尾) of its fold, the 版心.
 */
export async function drawCover(book: Book): Promise<string> {
  const [bold, regular] = await Promise.all([openLettering('bold'), openLettering('regular')])
  const title = breakTitle(book.title, (text) => bold.widthOf(text, TRACKING), {
    width: MEASURE,
    largest: 210,
    mostLines: 5,
  })
  const leading = title.size * 1.42
  // The title's block grows from its middle, a little above the page's third, as the eye expects it.
  const first = Math.max(560, 860 - ((title.lines.length - 1) * leading) / 2)
  const lines = title.lines.map((line, index) =>
    bold.centred(line, { x: MIDDLE, y: first + index * leading, size: title.size, tracking: TRACKING }),
  )
  const below = first + (title.lines.length - 1) * leading + 150

  const parts: Element[] = [...frame(), ...lines, fishtail(below)]
  let y = below + 215
  if (book.subtitle) {
    const subtitle = breakTitle(book.subtitle, (text) => regular.widthOf(text, 0.08), {
      width: MEASURE,
      largest: 84,
      mostLines: 3,
    })
    for (const line of subtitle.lines) {
      parts.push(regular.centred(line, { x: MIDDLE, y, size: subtitle.size, tracking: 0.08 }))
      y += subtitle.size * 1.5
    }
  }
  let foot = 2150
  if (book.publisher) {
    const size = Math.min(56, MEASURE / regular.widthOf(book.publisher, 0.1))
    parts.push(regular.centred(book.publisher, { x: MIDDLE, y: foot, size, tracking: 0.1 }))
    foot -= 170
  }
  for (const { names, verb } of creatorLines(book).reverse()) {
    const text = `${names.slice(0, 3).join('　')}${names.length > 3 ? '等' : ''}　${verb}`
    const size = Math.min(66, MEASURE / regular.widthOf(text, 0.06))
    if (foot < y + 40) break
    parts.push(regular.centred(text, { x: MIDDLE, y: foot, size, tracking: 0.06 }))
    foot -= 110
  }
  return writeXml({
    type: 'root',
    children: [
      x(
        'svg',
        {
          xmlns: 'http://www.w3.org/2000/svg',
          width: String(WIDTH),
          height: String(HEIGHT),
          viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        },
        [
          x('title', xmlText([book.title, book.subtitle].filter(Boolean).join('——'))),
          x('rect', { width: String(WIDTH), height: String(HEIGHT), fill: PAPER }),
          x('g', { fill: INK, 'font-family': 'serif' }, parts),
        ],
      ),
    ],
  })
}

const TRACKING = 0.06

function frame(): Element[] {
  const box = (inset: number, stroke: number) =>
    x('rect', {
      x: String(inset),
      y: String(inset),
      width: String(WIDTH - 2 * inset),
      height: String(HEIGHT - 2 * inset),
      fill: 'none',
      stroke: CINNABAR,
      'stroke-width': String(stroke),
    })
  return [box(110, 20), box(142, 4)]
}

function fishtail(y: number): Element {
  const points = [
    [-46, 0],
    [46, 0],
    [46, 76],
    [0, 40],
    [-46, 76],
  ]
  return x('path', {
    d: `M${points.map(([dx = 0, dy = 0]) => `${MIDDLE + dx} ${y + dy}`).join('L')}Z`,
    fill: CINNABAR,
  })
}
