import { create } from 'fontkit'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { PdfFont } from './pdf-facts.ts'

/** Every font is embedded, TrueType, and one of the edition's own: what a machine happens to have stays out. */
export function checkFonts(fonts: readonly PdfFont[], set: Pick<FontSet, 'faces'> | undefined): Diagnostic[] {
  const own = set && new Set(set.faces.map((face) => postscriptName(face.data)))
  const isOwn = (name: string) => (own ? own.has(name) : PINNED.test(name))
  return fonts.flatMap((font) => {
    const name = font.name.replace(/^[A-Z]{6}\+/, '') || '（无名）'
    if (font.type === 'Type3') {
      return [problem('font-type', `字体 ${name} 成了 Type 3 字形，打印和检索都会出错。`)]
    }
    if (!font.embedded) return [problem('font-not-embedded', `字体 ${name} 没有嵌入 PDF。`)]
    if (font.type !== 'CIDFontType2')
      return [problem('font-type', `字体 ${name} 的类型是 ${font.type}，不是 TrueType。`)]
    if (!isOwn(name)) return [problem('font-foreign', `PDF 用了不属于本书的字体 ${name}。`)]
    return []
  })
}

/** PostScript names of the faces that come with Banxin. */
const PINNED = /^(NotoSerifSC|NotoSansSC|LXGWWenKai)/

function postscriptName(data: Uint8Array): string {
  const font = create(Buffer.from(data))
  return 'postscriptName' in font ? font.postscriptName : ''
}

function problem(rule: string, message: string): Diagnostic {
  const hint = '每个字都应由本书的 TrueType 字体印出；这是版心或自备字体的差错，请换字体文件或报告给维护者。'
  return { severity: 'error', rule: `preflight/${rule}`, message, hint }
}
