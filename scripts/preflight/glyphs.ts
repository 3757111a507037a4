import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import { countCharacters, ordinary, radicals, surplus } from './characters.ts'
import type { PageText } from './page-text.ts'
import type { PdfPage } from './pdf-facts.ts'
import { quote } from './quote.ts'

/**
 * Every character of a page is in the PDF as often as on the page, and nothing else is there but the running head and the folio.
 * Compared as a bag: a PDF's order is that of drawing, and the order was proven on the pages.
 */
export function checkGlyphs(text: PageText, pdf: PdfPage): Diagnostic[] {
  const { page, printed } = text
  const wanted = printed.map((block) => block.text).join('')
  const wantedCounts = countCharacters(wanted)
  const seen = countCharacters(pdf.text)
  const lost = surplus(wantedCounts, seen)
  const more = surplus(seen, countCharacters(wanted + page.head + page.folioLine))
  const wrong = radicals(more)
  if (lost === '' && more === '') return []
  const where = `PDF 第 ${page.index} 页`
  const source = lost ? sourceOf(lost, text, pdf) : ''
  const found: Diagnostic[] = []
  if (lost) {
    found.push({
      severity: 'error',
      rule: 'preflight/glyph-lost',
      message: `${where}里没有印出${quote(lost)}。`,
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
  const foreign = [...more].filter((character) => !wrong.includes(character)).join('')
  // Words inside a drawing are no text of the page; the fonts they are set in are looked at with all fonts.
  if (foreign && !text.drawn) {
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

/** The block that lost them: one that has such a character and is not whole in the PDF's text; else the first that has one. */
function sourceOf(lost: string, text: PageText, pdf: PdfPage): string {
  const candidates = text.printed.filter((block) => block.source && [...lost].some((one) => block.text.includes(one)))
  const seen = ordinary(pdf.text)
  const broken = candidates.find((block) => !seen.includes(ordinary(block.text)))
  return (broken ?? candidates[0])?.source ?? ''
}
