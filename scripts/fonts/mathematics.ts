import type { Face, FontSource } from './face.ts'
import { hasCharacter } from './facts.ts'
import { mathematicsFile } from './files.ts'
import type { TextUse } from './uses.ts'
import type { FontWorkshop } from './workshop.ts'

const FAMILY = 'Banxin Math'

/**
 * Parts the characters of formulas that the mathematical face has from all other text; Han in a formula is set as text is.
 * @returns `formulas`: each character once, in the order of code points; empty where there is no formula
 */
export async function partFormulas<Use extends TextUse>(
  uses: Iterable<Use>,
  { inspect }: Pick<FontWorkshop, 'inspect'>,
): Promise<{ uses: Use[]; formulas: string }> {
  const others: Use[] = []
  const inside: Use[] = []
  for (const use of uses) (use.formula ? inside : others).push(use)
  if (inside.length === 0) return { uses: others, formulas: '' }
  const facts = await inspect(mathematicsFile())
  const has = (character: string) => hasCharacter(facts, character.codePointAt(0) ?? 0)
  const formulas = new Set(inside.flatMap(({ text }) => [...text].filter(has)))
  const rest = inside.map((use) => ({ ...use, text: [...use.text].filter((one) => !has(one)).join('') }))
  return { uses: [...others, ...rest], formulas: [...formulas].sort().join('') }
}

/**
 * The face of formulas with these characters, with whatever its MATH table makes them grow to.
 * @param format absent: TrueType, as it is printed; woff2 is what e-books carry
 */
export async function prepareMathematics(
  formulas: string,
  { inspect, cut }: FontWorkshop,
  format?: 'woff2',
): Promise<{ faces: Face[]; sources: FontSource[] }> {
  const file = mathematicsFile()
  const { sha256, name, version, licence } = await inspect(file)
  const data = await cut({ ...file, characters: `${ALWAYS}${formulas}`, format })
  const face: Face = { family: FAMILY, weight: 400, name: `math-400.${format ?? 'ttf'}`, data }
  const characters = [...formulas].length
  const { from, identity } = file
  return {
    faces: [face],
    sources: [{ family: FAMILY, weight: 400, from, identity, sha256, name, version, licence, characters }],
  }
}

/** Roots draw a sign of their own; a face without a space is none to the browser; pieces.ts wants a letter beyond U+FFFF. */
const ALWAYS = ' √𝑥'
