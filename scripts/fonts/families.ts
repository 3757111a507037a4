import type { FontRole, Language } from '../config/book.ts'
import type { FontFacts } from './facts.ts'
import { BUILT_IN, type FontFile } from './files.ts'
import type { Regional } from './regional.ts'

export type KnownFont = FontFile & { facts: FontFacts }

/** One family at one weight: the first font sets the text, the others what the ones before them lack. */
export type Chain<Font = KnownFont> = {
  role: FontRole
  family: string
  weight: 400 | 700
  fonts: Font[]
  /** Of these, the number of the one that sets “” ‘’, whatever those before it have. */
  quotes?: number
}

const FAMILY: Record<FontRole, string> = {
  song: 'Banxin Song',
  hei: 'Banxin Hei',
  kai: 'Banxin Kai',
  fangsong: 'Banxin Fangsong',
  biaosong: 'Banxin Biaosong',
  mono: 'Banxin Mono',
}

/**
 * The families of a job. The user's file takes a role at weight 400, and at 700 too if it is a variable font that can.
 * 仿宋 is there only with a file of the user's; 小标宋 is else the bold 宋. Every chain ends with all pinned faces, so
 * that a character which any of them has is never set in a font of the machine; but for the mono face, which sets letters and signs
 * and leaves Han and their marks to the family that a style sheet names behind it. Japanese quotes are of the size of brackets (JLREQ, appendix A, cl-01
 * and cl-02), which only the Chinese faces have them in.
 */
export function families(
  own: Partial<Record<FontRole, KnownFont>>,
  regional?: Regional,
  language?: Language,
): Chain<FontFile | KnownFont>[] {
  const { song400, song700, hei400, hei700, kai400, kai700, mono400, mono700 } = BUILT_IN
  const chain = (role: FontRole, weight: 400 | 700, fonts: FontFile[]) => {
    const mine = own[role]
    const fits = mine !== undefined && (weight === 400 || 'wght' in mine.facts.axes)
    const first = firstOf(role, weight, regional)
    const all = [...(fits ? [mine] : []), ...(first ? [first] : []), ...fonts]
    // WenKai's are narrow too.
    const squared = all.findIndex((font) => fonts.includes(font) && font !== kai400 && font !== kai700)
    const quotes = language === 'ja' && role !== 'mono' ? squared : undefined
    return { role, family: FAMILY[role], weight, fonts: all, quotes }
  }
  const chains = [
    chain('song', 400, [song400, hei400, kai400]),
    chain('song', 700, [song700, hei700, kai700]),
    chain('hei', 400, [hei400, song400, kai400]),
    chain('hei', 700, [hei700, song700, kai700]),
    chain('kai', 400, [kai400, song400, hei400]),
    chain('kai', 700, [kai700, song700, hei700]),
    chain('biaosong', 400, [song700, hei700, kai700]),
    chain('mono', 400, [mono400]),
    chain('mono', 700, [mono700]),
  ]
  return own.fangsong ? [...chains, chain('fangsong', 400, [song400, hei400, kai400])] : chains
}

/** Other languages have no 楷, and 黑 only where its package is: 宋 stands for the one, bold 宋 for the other. */
function firstOf(role: FontRole, weight: 400 | 700, regional: Regional | undefined): FontFile | undefined {
  if (!regional || role === 'mono') return undefined
  const { song400, song700, hei400, hei700 } = regional
  if (role === 'hei') return (weight === 400 ? hei400 : hei700) ?? song700
  return role === 'biaosong' || weight === 700 ? song700 : song400
}
