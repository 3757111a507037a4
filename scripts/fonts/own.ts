import type { Book, FontRole } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FontFacts } from './facts.ts'
import { type FontFile, ownFile } from './files.ts'
import type { FontWorkshop } from './workshop.ts'

/** Names of the roles as editors say them. */
export const ROLE_NAMES: Record<FontRole, string> = {
  song: '宋体',
  hei: '黑体',
  kai: '楷体',
  fangsong: '仿宋',
  biaosong: '小标宋',
  mono: '等宽体',
}

/**
 * The user's font for a role: undefined with an error where it cannot be used. Refused are collections (which font?),
 * CFF outlines (Chromium writes them as Type 3 fonts, which presses reject) and files whose licence bits forbid embedding.
 */
export async function ownFont(
  book: Book,
  role: FontRole,
  workshop: FontWorkshop,
): Promise<{ font?: FontFile & { facts: FontFacts }; diagnostics: Diagnostic[] }> {
  const file = book.fonts[role]
  if (file === undefined) return { diagnostics: [] }
  const refuse = (rule: string, why: string, hint: string): { diagnostics: Diagnostic[] } => {
    const message = `给${ROLE_NAMES[role]}（fonts.${role}）的字体文件不能用：${why}（${file}）。`
    return {
      diagnostics: [{ severity: 'error', rule, message, hint, place: { file: book.file }, domain: 'configuration' }],
    }
  }
  if (/\.(ttc|otc)$/i.test(file)) {
    return refuse(
      'fonts/collection',
      '这是装有多个字体的合集',
      '用工具把要用的那一个字体取出来存成 .ttf，再在 book.yaml 里写它。',
    )
  }
  let font: FontFile
  try {
    font = await ownFile(file)
  } catch {
    return refuse('fonts/unreadable', '读不到这个文件', '检查 book.yaml 里写的路径和文件的权限。')
  }
  let facts: FontFacts
  try {
    facts = await workshop.inspect(font)
  } catch {
    return refuse('fonts/not-a-font', '它不是完好的 TTF、OTF 或 woff2 字体', '换一个完好的文件。')
  }
  if (facts.forbids.includes('embedding') || facts.forbids.includes('outlines')) {
    return refuse(
      'fonts/embedding-forbidden',
      '字体的许可位（OS/2 fsType）不准嵌入文档',
      '向字体厂商取得可嵌入的版本，或换一种字体。',
    )
  }
  if (facts.forbids.includes('subsetting')) {
    return refuse(
      'fonts/subsetting-forbidden',
      '字体的许可位（OS/2 fsType）不准只嵌入部分字',
      '向字体厂商取得可取子集的版本，或换一种字体。',
    )
  }
  if (facts.outlines === 'cff') {
    return refuse(
      'fonts/cff-outlines',
      '它是 CFF（PostScript）轮廓，进了 PDF 会变成 Type 3 字体',
      '换用同一字体的 TrueType（.ttf）版本。',
    )
  }
  return { font: { ...font, facts }, diagnostics: [] }
}
