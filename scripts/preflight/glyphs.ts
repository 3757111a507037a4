import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import { changesBetween } from './changes.ts'
import { countCharacters, ordinary, radicals, surplus } from './characters.ts'
import type { DrawingText, PageText } from './page-text.ts'
import type { PdfPage } from './pdf-facts.ts'
import { problem } from './problem.ts'
import { quote } from './quote.ts'
import { isInOrder, readingOrder } from './reading-order.ts'

/**
 * Every character of a page, the words of its drawings included, is in the PDF as often as on the page, and nothing else is
 * there but the running head and the folio; and it is read in the order of the page.
 */
export function checkGlyphs(text: PageText, pdf: PdfPage): Diagnostic[] {
  const order = readingOrder(text)
  const read = [pdf.text, ...(pdf.tagged === undefined ? [] : [pdf.tagged])].map(ordinary)
  const inOrder = read.some((one) => isInOrder(one, order))
  // Equal texts need no counting, and nearly all are.
  if (inOrder && text.drawings.length === 0) return []
  const found = compareCounts(text, pdf)
  return inOrder || found.length > 0 ? found : [outOfOrder(text, read.at(-1) ?? '')]
}

/** Where the first character stands that is not where it should be. */
function outOfOrder({ page, printed }: PageText, read: string): Diagnostic {
  const blocks = printed.map(({ source, text }) => ({ source, text: ordinary(text) }))
  const wanted = ordinary(page.head + page.folioLine) + blocks.map(({ text }) => text).join('')
  const change = changesBetween(wanted, read).find(({ lost }) => lost !== '')
  let end = [...ordinary(page.head + page.folioLine)].length
  const block = blocks.find(({ text }) => {
    end += [...text].length
    return end > (change?.wantedAt ?? 0)
  })
  const message = `PDF 第 ${page.index} 页的文字次序不对：${quote(change?.lost ?? '')}不在页面上的位置。`
  return problem('text-order', message, block?.source)
}

function compareCounts(text: PageText, pdf: PdfPage): Diagnostic[] {
  const { page, printed, drawings } = text
  const wanted = [...printed, ...drawings].map((block) => block.text).join('')
  const wantedCounts = countCharacters(wanted)
  const seen = countCharacters(pdf.text)
  const lost = surplus(wantedCounts, seen)
  const more = surplus(seen, countCharacters(wanted + page.head + page.folioLine))
  const wrong = radicals(more)
  if (lost === '' && more === '') return []
  const where = `PDF 第 ${page.index} 页`
  const source = lost ? sourceOf(lost, text, pdf) : ''
  const spoilt = drawings.filter((drawing) => hasOneOf(drawing.text, lost) && !isWhole(drawing, pdf))
  const found: Diagnostic[] = spoilt.map((drawing) => lostInDrawing(where, drawing, lost))
  const others = [...lost].filter((character) => !spoilt.some((drawing) => drawing.text.includes(character))).join('')
  if (others) {
    found.push({
      severity: 'error',
      rule: 'preflight/glyph-lost',
      message: `${where}里没有印出${quote(others)}。`,
      hint: '若这些字很少见，请用 fonts: 给出含有它们的字体；否则这是版心的差错，请报告给维护者。',
      place: placeOf(source),
    })
  }
  if (wrong) {
    found.push({
      severity: 'error',
      rule: 'preflight/radical',
      message: `${where}的文字层里有部首或兼容汉字${quote(wrong)}，检索和复制会出错。`,
      hint: '请换一个字体文件；内置字体出现这种情形是版心的差错，请报告给维护者。',
      place: placeOf(source),
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
      place: placeOf(printed.find((block) => block.source !== '')?.source ?? ''),
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

/** The block that lost them: one that has such a character and is not whole in the PDF's text; else the first that has one. */
function sourceOf(lost: string, text: PageText, pdf: PdfPage): string {
  const candidates = text.printed.filter((block) => block.source && hasOneOf(block.text, lost))
  return (candidates.find((block) => !isWhole(block, pdf)) ?? candidates[0])?.source ?? ''
}

function hasOneOf(text: string, characters: string): boolean {
  return [...characters].some((one) => text.includes(one))
}

function isWhole(block: { text: string }, pdf: PdfPage): boolean {
  return ordinary(pdf.text).includes(ordinary(block.text))
}
