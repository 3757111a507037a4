import { create } from 'fontkit'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { FontSet } from '../fonts/face.ts'
import type { PageText } from './page-text.ts'
import type { PdfFont, PdfPage } from './pdf-facts.ts'

/** Every font is embedded, TrueType, and one of the edition's own: what a machine happens to have stays out. */
export function checkFonts(
  pages: readonly Pick<PdfPage, 'fonts'>[],
  texts: readonly PageText[],
  set: Pick<FontSet, 'faces'> | undefined,
): Diagnostic[] {
  const own = set && new Set(set.faces.map((face) => postscriptName(face.data)))
  return eachFont(pages).flatMap(([page, font]): Diagnostic[] => {
    const name = font.name.replace(/^[A-Z]{6}\+/, '')
    const fault = faultOf(font, own ? own.has(name) : PINNED.test(name))
    if (!fault) return []
    const text = texts[page]
    const drawing = (text?.drawings.find((one) => one.text + one.other !== '') ?? text?.drawings[0])?.source
    return [
      {
        severity: 'error',
        rule: `preflight/${fault.rule}`,
        message: `PDF 第 ${page + 1} 页用了字体 ${name || '（无名）'}，${fault.is}。`,
        hint: drawing
          ? '这一页有 SVG 插图：请在绘图软件里去掉图中文字的描边，或者把它们转成曲线（轮廓），再导出。'
          : '每个字都应由本书的 TrueType 字体印出；这是版心或自备字体的差错，请换字体文件或报告给维护者。',
        place: placeOf(drawing ?? text?.printed.find((block) => block.source !== '')?.source),
      },
    ]
  })
}

/** Every font once, with the index of the first page that uses it. */
function eachFont(pages: readonly Pick<PdfPage, 'fonts'>[]): [page: number, font: PdfFont][] {
  const first = new Map<string, [number, PdfFont]>()
  for (const [index, { fonts }] of pages.entries()) {
    for (const font of fonts) {
      const key = JSON.stringify(font)
      if (!first.has(key)) first.set(key, [index, font])
    }
  }
  return [...first.values()]
}

function faultOf(font: PdfFont, isOwn: boolean): { rule: string; is: string } | undefined {
  if (font.type === 'Type3') return { rule: 'font-type', is: '它成了 Type 3 字形，打印和检索都会出错' }
  if (!font.embedded) return { rule: 'font-not-embedded', is: '它没有嵌入' }
  if (font.type !== 'CIDFontType2') return { rule: 'font-type', is: `类型是 ${font.type}，不是 TrueType` }
  return isOwn ? undefined : { rule: 'font-foreign', is: '它不是本书的字体' }
}

/** PostScript names of the faces that come with Banxin. */
const PINNED = /^(Noto(Serif|Sans)(SC|TC|JP)|LXGWWenKai|Inconsolata)/

function postscriptName(data: Uint8Array): string {
  const font = create(Buffer.from(data))
  return 'postscriptName' in font ? font.postscriptName : ''
}
