import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { Geometry } from '../pages/page.ts'
import { changesBetween } from './changes.ts'
import { countCharacters, ordinary, radicals, surplus } from './characters.ts'
import type { DrawingText, PageText } from './page-text.ts'
import type { PdfPage } from './pdf-facts.ts'
import { problem } from './problem.ts'
import { quote } from './quote.ts'
import { isInOrder, marginText, readingOrder } from './reading-order.ts'

/**
 * Every character of a page, the words of its drawings included, is in the PDF as often as on the page, and nothing else is
 * there but the running head and the folio; and it is read in the order of the page.
 */
export function checkGlyphs(text: PageText, pdf: PdfPage, writing: Geometry['writing']): Diagnostic[] {
  const order = readingOrder(text, writing)
  const read = [pdf.text, ...(pdf.tagged === undefined ? [] : [pdf.tagged])].map(ordinary)
  const inOrder = read.some((one) => isInOrder(one, order))
  // Equal texts need no counting, and nearly all are.
  if (inOrder && text.drawings.length === 0) return []
  const differences = findDifferences(text, read.at(-1) ?? '', writing)
  const found = compareCounts(text, pdf, differences)
  if (inOrder || pdf.unordered || found.length > 0) return found
  const moved = differences.find(({ lost }) => lost !== '')
  const message = `PDF 第 ${text.page.index} 页的文字次序不对：${quote(moved?.lost ?? '')}不在页面上的位置。`
  return [problem('text-order', message, moved?.source)]
}

type Difference = { lost: string; more: string; source: string }

/** Where `read` is not the page's text, and the block in which that is. */
function findDifferences({ page, printed }: PageText, read: string, writing: Geometry['writing']): Difference[] {
  const margins = ordinary(marginText(page, writing))
  const blocks = [
    { source: '', text: margins },
    ...printed.map(({ source, text }) => ({ source, text: ordinary(text) })),
  ]
  const sources = blocks.flatMap(({ source, text }) => Array<string>([...text].length).fill(source))
  return changesBetween(blocks.map(({ text }) => text).join(''), read).map(({ lost, more, wantedAt }) => {
    // What is there too much stands behind the block that it belongs to, if to any.
    const source = (lost ? sources[wantedAt] : sources[wantedAt - 1]) || sources.slice(wantedAt).find(Boolean)
    return { lost, more, source: source ?? '' }
  })
}

function compareCounts(text: PageText, pdf: PdfPage, differences: readonly Difference[]): Diagnostic[] {
  const { page, printed, drawings } = text
  const wanted = [...printed, ...drawings].map((block) => block.text).join('')
  const wantedCounts = countCharacters(wanted)
  const seen = countCharacters(pdf.text)
  const lost = surplus(wantedCounts, seen)
  const more = surplus(seen, countCharacters(wanted + page.head + page.folioLine))
  const wrong = radicals(more)
  if (lost === '' && more === '') return []
  const where = `PDF 第 ${page.index} 页`
  const placeOfLost = placeOf(differences.find((one) => hasOneOf(one.lost, lost))?.source ?? '')
  const isWhole = (drawing: DrawingText) => ordinary(pdf.text).includes(ordinary(drawing.text))
  const spoilt = drawings.filter((drawing) => hasOneOf(drawing.text, lost) && !isWhole(drawing))
  const found: Diagnostic[] = spoilt.map((drawing) => lostInDrawing(where, drawing, lost))
  const others = [...lost].filter((character) => !spoilt.some((drawing) => drawing.text.includes(character))).join('')
  if (others) {
    found.push({
      severity: 'error',
      rule: 'preflight/glyph-lost',
      message: `${where}里没有印出${quote(others)}。`,
      hint: '若这些字很少见，请用 fonts: 给出含有它们的字体；否则这是版心的差错，请报告给维护者。',
      place: placeOfLost,
    })
  }
  if (wrong) {
    found.push({
      severity: 'error',
      rule: 'preflight/radical',
      message: `${where}的文字层里有部首或兼容汉字${quote(wrong)}，检索和复制会出错。`,
      hint: '请换一个字体文件；内置字体出现这种情形是版心的差错，请报告给维护者。',
      place: placeOf(differences.find((one) => hasOneOf(one.more, wrong))?.source ?? ''),
    })
  }
  // A drawing may say its words again: `use` repeats them, a stroke is drawn with the letters once more.
  const drawn = drawings.map((drawing) => drawing.text + drawing.other).join('')
  const known = countCharacters(wrong + drawn)
  const foreign = [...more].filter((character) => !known.has(character)).join('')
  if (foreign) {
    found.push({
      severity: 'error',
      rule: 'preflight/glyph-foreign',
      message: `${where}多印了${quote(foreign)}。`,
      hint: '这是版心的差错：请把书稿和这条信息一起报告给维护者。',
      place: placeOf(differences.find((one) => hasOneOf(one.more, foreign))?.source ?? ''),
    })
  }
  return found
}

function lostInDrawing(where: string, drawing: DrawingText, lost: string): Diagnostic {
  const words = [...lost].filter((character) => drawing.text.includes(character)).join('')
  return {
    severity: 'error',
    rule: 'preflight/picture-glyph-lost',
    message: `${where}的图片 ${drawing.file} 里没有印出${quote(words)}。`,
    hint: '这些字在图里可能被隐藏、落在画面之外，或者用了滤镜（阴影、模糊）：请在绘图软件里改好；不要印的字请删去。',
    place: placeOf(drawing.source),
  }
}

function hasOneOf(text: string, characters: string): boolean {
  return [...characters].some((one) => text.includes(one))
}
