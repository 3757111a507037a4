import type { Book, FontRole } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FontFacts } from './facts.ts'
import { type Chain, families, type KnownFont } from './families.ts'
import { ownFont, ROLE_NAMES } from './own.ts'
import { regionalFaces, regionalFindings } from './regional.ts'
import type { FontWorkshop } from './workshop.ts'

/** The families of a book with the facts of their fonts, and what is wrong with those that the book names itself. */
export async function openChains(
  book: Book,
  workshop: FontWorkshop,
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
  return { chains: await known(families(own, regional), workshop), diagnostics }
}

/** The same chains with the facts of their fonts. */
async function known(chains: ReturnType<typeof families>, { inspect }: FontWorkshop): Promise<Chain[]> {
  return Promise.all(
    chains.map(async (chain) => ({
      ...chain,
      fonts: await Promise.all(chain.fonts.map(async (font) => ({ ...font, facts: await inspect(font) }))),
    })),
  )
}

/** A variable font has to become static: outlines that vary end as Type 3 in the PDF. */
export function pinned({ axes }: FontFacts, weight: number): Record<string, number> | undefined {
  const entries = Object.entries(axes)
  if (entries.length === 0) return undefined
  return Object.fromEntries(
    entries.map(([tag, axis]) => [tag, tag === 'wght' ? Math.min(axis.max, Math.max(axis.min, weight)) : axis.default]),
  )
}
