import type { Language } from '../config/book.ts'

/**
 * A style sheet of e-books with the faces of a language in place of `var(--song)`, `var(--hei)`, `var(--kai)` and `var(--mono)`: not every reader
 * knows custom properties.
 */
export function withFaces(sheet: string, language: Language): string {
  const faces = FACES[language?.startsWith('zh-Hant') ? 'zh-Hant' : language === 'ja' ? 'ja' : 'zh-Hans']
  return sheet.replace(/var\(--(song|hei|kai|mono)\)/g, (_, role: keyof Faces) => faces[role])
}

type Faces = Record<'song' | 'hei' | 'kai' | 'mono', string>

/** The first name of a list is that of the book's own faces, where the edition has them in it; the others are those of systems. */
const FACES: Record<'zh-Hans' | 'zh-Hant' | 'ja', Faces> = {
  'zh-Hans': {
    song: '"Banxin Song", "Songti SC", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", STSong, SimSun, serif',
    hei: '"Banxin Hei", "PingFang SC", "Heiti SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimHei, sans-serif',
    kai: '"Banxin Kai", "Kaiti SC", STKaiti, "LXGW WenKai", KaiTi, BiauKai, serif',
    mono: '"Banxin Mono", Menlo, Consolas, "Banxin Hei", "Noto Sans Mono CJK SC", monospace',
  },
  'zh-Hant': {
    song: '"Banxin Song", "Songti TC", "Noto Serif TC", "Noto Serif CJK TC", "Source Han Serif TC", "Source Han Serif TW", PMingLiU, MingLiU, serif',
    hei: '"Banxin Hei", "PingFang TC", "Heiti TC", "Noto Sans TC", "Noto Sans CJK TC", "Source Han Sans TC", "Microsoft JhengHei", sans-serif',
    kai: '"Banxin Kai", "Kaiti TC", BiauKai, "LXGW WenKai TC", DFKai-SB, serif',
    mono: '"Banxin Mono", Menlo, Consolas, "Banxin Hei", "Noto Sans Mono CJK TC", monospace',
  },
  ja: {
    song: '"Banxin Song", "Hiragino Mincho ProN", "Yu Mincho", YuMincho, "Noto Serif JP", "Noto Serif CJK JP", "Source Han Serif", "MS Mincho", serif',
    hei: '"Banxin Hei", "Hiragino Kaku Gothic ProN", "Yu Gothic", YuGothic, "Noto Sans JP", "Noto Sans CJK JP", "Source Han Sans", Meiryo, sans-serif',
    kai: '"Banxin Kai", "YuKyokasho Yoko", YuKyokasho, "UD Digi Kyokasho N-R", "Hiragino Mincho ProN", "Noto Serif JP", serif',
    mono: '"Banxin Mono", Menlo, Consolas, "Banxin Hei", "Noto Sans Mono CJK JP", monospace',
  },
}
