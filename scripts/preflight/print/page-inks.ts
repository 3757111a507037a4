import type { PressColour } from '../../config/book.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type PDFRawStream, PDFStream } from '../../pdf/pdf-lib.ts'
import { problem } from '../problem.ts'
import type { Inks } from './colours.ts'
import type { Painted } from './paint.ts'
import { type PictureInks, spaceOf } from './picture-inks.ts'

/**
 * The inks of every page as its operators and pictures have them: no red, green and blue; of a file in black, no other ink, and where nothing is to be screened no tints
 * of text and lines; of a file in four colours no more ink in one place than the paper takes (总墨量, total area coverage). Marks
 * outside the trim size are in every ink and do not count.
 * @param limit per cent
 */
export function checkPageInks(
  pages: readonly Painted[],
  pictures: ReadonlyMap<PDFRawStream, PictureInks | undefined>,
  { colour, limit }: { colour: PressColour; limit: number },
): Diagnostic[] {
  const pagesWith = (wrong: (page: Painted) => boolean) =>
    pages.flatMap((page, index) => (wrong(page) ? [index + 1] : []))
  const rgb = told('press-rgb', pagesWith(isInRgb), '里还有 RGB 的颜色')
  const solids = ({ colours }: Painted) => [...colours.values()].flatMap(({ inks }) => inks ?? [])
  if (colour === 'cmyk') {
    const totals = pages.map((page) => totalOf(page, pictures))
    const wrong = totals.flatMap((total, index) => (total > limit ? [index] : []))
    const worst = wrong.reduce((one, other) => ((totals[other] ?? 0) > (totals[one] ?? 0) ? other : one), wrong[0] ?? 0)
    if (wrong.length === 0) return rgb
    return [
      ...rgb,
      {
        severity: 'warning',
        rule: 'preflight/ink-limit',
        message: `印刷文件有 ${wrong.length} 页的总墨量超过 ${limit}%，最多是第 ${worst + 1} 页，${totals[worst]}%：墨太厚，干得慢，会粘脏。`,
        hint: '把那一页最深的颜色或图片的暗部调浅，或与印刷厂商定总墨量，写进 inkLimit。',
      },
    ]
  }
  const others = pagesWith(
    (page) =>
      solids(page).some(({ cyan, magenta, yellow }) => cyan + magenta + yellow > 0) ||
      page.pictures.some(({ picture }) => picture && spaceOf(picture.dict) === 'cmyk'),
  )
  const tinted = colour === 'black' ? pagesWith((page) => solids(page).some(({ black }) => black > 0 && black < 1)) : []
  return [
    ...rgb,
    ...told('press-black-only', others, '除了黑墨还用了别的墨'),
    ...told('press-tints', tinted, '的字或线不是纯黑，会印成网点'),
  ]
}

function told(rule: string, numbers: readonly number[], what: string): Diagnostic[] {
  return numbers.length > 0 ? [problem(rule, `印刷文件第 ${numbers[0]} 页等 ${numbers.length} 页${what}。`)] : []
}

function isInRgb({ colours, pictures, shadings }: Painted): boolean {
  return (
    [...colours.values()].some(({ space }) => space === 'rgb') ||
    pictures.some(({ picture }) => picture && spaceOf(picture.dict) === 'rgb') ||
    [...shadings].some((shading) => spaceOf(shading instanceof PDFStream ? shading.dict : shading) === 'rgb')
  )
}

/** Most ink in one place of a page, per cent, rounded. */
function totalOf(page: Painted, pictures: ReadonlyMap<PDFRawStream, PictureInks | undefined>): number {
  const solid = [...page.colours.values()].map(({ inks }) => (inks ? Math.round(100 * sum(inks)) : 0))
  const shown = page.pictures.map(({ picture, across, down }) => {
    const totals = picture && pictures.get(picture)?.totals
    return totals ? mostOver(totals, across * down * (25.4 / 72) ** 2) : 0
  })
  return Math.max(0, ...solid, ...shown)
}

function sum({ cyan, magenta, yellow, black }: Inks): number {
  return cyan + magenta + yellow + black
}

/** mm² that have to have so much: a speck dries (Ghent Workgroup, total ink coverage). */
const SPECK = 15

/** @param area of the picture on paper, mm² */
function mostOver(totals: Float64Array, area: number): number {
  let darker = 0
  for (let percent = totals.length - 1; percent > 0; percent -= 1) {
    darker += (totals[percent] ?? 0) * area
    if (darker >= SPECK) return percent
  }
  return 0
}
