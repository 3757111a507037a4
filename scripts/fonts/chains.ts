import type { Book, FontRole } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FontFacts } from './facts.ts'
import { type Chain, families, type KnownFont } from './families.ts'
import { BUILT_IN, ownFile } from './files.ts'
import { ownFont, ROLE_NAMES } from './own.ts'
import { regionalFaces, regionalFindings } from './regional.ts'
import type { FontWorkshop } from './workshop.ts'

/** A family and weight as a style sheet asks for them. */
export type AskedFace = { family: string; weight: number }

/** Of a job that does not want all families: those that it asks for, and when a chain has fonts enough. 宋 is always there. */
export type Wanted = { asked: readonly AskedFace[]; enough(fonts: readonly KnownFont[]): boolean }

/**
 * The families of a book with the facts of their fonts, and what is wrong with those that the book names itself. With `wanted` only what
 * is needed is looked into: it takes half a second for each of the large files.
 */
export async function openChains(
  book: Book,
  workshop: FontWorkshop,
  wanted?: Wanted,
): Promise<{ chains: Chain[]; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const own: Partial<Record<FontRole, KnownFont>> = {}
  for (const role of Object.keys(ROLE_NAMES) as FontRole[]) {
    const { font, diagnostics: found } = await ownFont(book, role, workshop)
    if (font !== undefined) own[role] = font
    diagnostics.push(...found)
  }
  const regional = await regionalFaces(book, workshop.inspect, own.song)
  diagnostics.push(...regionalFindings(book, regional))
  const all = families(own, regional, book.language)
  const chains = wanted ? all.filter((chain, index) => index === 0 || serves(chain, all, wanted.asked)) : all
  return { chains: await Promise.all(chains.map((chain) => known(chain, workshop, wanted?.enough))), diagnostics }
}

/** What names the content of the fonts that a book may be set in: the same names, the same faces. None of the pinned ones is looked into. */
export async function fontIdentities(book: Book, workshop: FontWorkshop): Promise<string[]> {
  const named = Object.values(book.fonts).map((file) => ownFile(file).catch(() => undefined))
  const own = await Promise.all(named)
  const regional = await regionalFaces(book, workshop.inspect)
  const fonts = [...Object.values(BUILT_IN), ...own, ...Object.values(regional ?? {})]
  return fonts.map((font) => font?.identity ?? '')
}

/** CSS Fonts 4, 5.2: above 500 the bold face where there is one. */
function serves({ family, weight }: Chain<unknown>, all: readonly Chain<unknown>[], asked: Wanted['asked']): boolean {
  const weights = all.filter((chain) => chain.family === family).map((chain) => chain.weight)
  return asked.some((face) => face.family === family && weight === (face.weight > 500 ? Math.max(...weights) : 400))
}

/** The same chain with the facts of its fonts, as far as they are `enough`. */
async function known(
  chain: ReturnType<typeof families>[number],
  { inspect }: FontWorkshop,
  enough?: Wanted['enough'],
): Promise<Chain> {
  const open = async (font: (typeof chain.fonts)[number]) => ({ ...font, facts: await inspect(font) })
  if (!enough) return { ...chain, fonts: await Promise.all(chain.fonts.map(open)) }
  const fonts: KnownFont[] = []
  const least = (chain.quotes ?? 0) + 1
  for (const font of chain.fonts) if (fonts.length < least || !enough(fonts)) fonts.push(await open(font))
  return { ...chain, fonts }
}

/** A variable font has to become static: outlines that vary end as Type 3 in the PDF. */
export function pinned({ axes }: FontFacts, weight: number): Record<string, number> | undefined {
  const entries = Object.entries(axes)
  if (entries.length === 0) return undefined
  return Object.fromEntries(
    entries.map(([tag, axis]) => [tag, tag === 'wght' ? Math.min(axis.max, Math.max(axis.min, weight)) : axis.default]),
  )
}
