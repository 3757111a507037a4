import type { Book } from '../config/book.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import { italicOf } from '../html/italic-letters.ts'
import { borrowings, setters } from './borrow.ts'
import { openChains, pinned } from './chains.ts'
import { type CharacterUse, charactersOf } from './coverage.ts'
import type { Face, FontSource } from './face.ts'
import { hasCharacter } from './facts.ts'
import type { Chain, KnownFont } from './families.ts'
import { unicodeRange } from './marks.ts'
import { partFormulas, prepareMathematics } from './mathematics.ts'
import { hasRare, isPrivate } from './rare.ts'
import type { RoleUse } from './roles.ts'
import { fontFaceRules } from './rules.ts'
import type { TextUse } from './uses.ts'
import type { FontWorkshop } from './workshop.ts'

/** What goes into an e-book of fonts. */
export type EmbeddedFonts = {
  /** woff2. */
  faces: Face[]
  /** Their rules; a face lies at `fonts/<name>` beside the style sheet. */
  css: string
  sources: FontSource[]
  /** Characters that only these fonts are sure to have, where the rest is left to the reader's. */
  rare: ReadonlySet<string>
}

/** Signs that lines may want beyond the text: numbers in every form, the marks of notes, lists, quotes. */
const ALWAYS = `${String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index))}〇一二三四五六七八九十百千第，、。；：？！（）〔〕《》〈〉“”‘’「」『』—…·①②③④⑤⑥⑦⑧⑨⑩√□↑`

/** 小标宋 is bold as it is. */
const TITLES = 'h1{font-family:"Banxin Biaosong","Banxin Song",serif;font-weight:normal}'

/** Han in a formula is set as text is. */
const MATHEMATICS = 'math{font-family:"Banxin Math","Banxin Song",serif}'

/**
 * The book's faces for an e-book that brings its own, each cut down to what it sets. A character that none of them has is a
 * warning: the reader may have it.
 */
export async function embedFaces(request: {
  book: Book
  uses: Iterable<RoleUse>
  workshop: FontWorkshop
}): Promise<Outcome<EmbeddedFonts>> {
  const { uses, formulas } = await partFormulas(withItalics(request.uses), request.workshop)
  const { chains, diagnostics } = await openChains(request.book, request.workshop)
  const { characters: all } = charactersOf(uses)
  const has = (use: CharacterUse) => chains[0]?.fonts.some(({ facts }) => hasCharacter(facts, use.codePoint))
  diagnostics.push(...all.filter((use) => !has(use)).map(notEmbedded), ...borrowings(chains, all))
  const families = await Promise.all(
    chains.map(async (chain) => {
      const own = uses.filter(({ role, weight }) => role === chain.role && weight === chain.weight)
      if (own.length === 0) return []
      return cutFamily(chain, charactersOf([...own, { text: ALWAYS }]).characters, request.workshop)
    }),
  )
  const value = fontsOf(families.flat(), uses.some(({ role }) => role === 'biaosong') ? TITLES : '')
  return { value: formulas === '' ? value : await withMathematics(value, formulas, request.workshop), diagnostics }
}

/** Letters of formulas are shown as italics, which have code points of their own, be they written as they are. */
function* withItalics(uses: Iterable<RoleUse>): Iterable<RoleUse> {
  for (const use of uses) yield use.formula ? { ...use, text: use.text + (italicOf(use.text.trim()) ?? '') } : use
}

/** The same with a face that formulas are set in: few readers have one whose brackets and roots grow. */
async function withMathematics(fonts: EmbeddedFonts, formulas: string, workshop: FontWorkshop): Promise<EmbeddedFonts> {
  const { faces, sources } = await prepareMathematics(formulas, workshop, 'woff2')
  const css = [fonts.css, fontFaceRules(faces, addressOf), MATHEMATICS].join('\n')
  return { ...fonts, css, faces: [...fonts.faces, ...faces], sources: [...fonts.sources, ...sources] }
}

/**
 * Faces for the characters that ordinary readers lack, cut from those of 宋, 黑 and 楷 that have them; undefined where the text has no such
 * character. A rare character that none has is a warning.
 */
export async function embedRare(request: {
  book: Book
  uses: Iterable<TextUse>
  workshop: FontWorkshop
}): Promise<Outcome<EmbeddedFonts>> {
  const found = charactersOf(iterate(request.uses)).characters.filter(({ character }) => hasRare(character))
  if (found.length === 0) return { diagnostics: [] }
  // Fonts of the book that cannot be used are no fault of an edition that asks for none.
  const { chains } = await openChains(request.book, request.workshop)
  const [song] = chains
  const setterOf = ({ codePoint, character }: CharacterUse) =>
    song?.fonts.find(({ facts, own }) => (own || !isPrivate(character)) && hasCharacter(facts, codePoint))
  const diagnostics = found.filter((use) => !setterOf(use)).map(notEmbedded)
  const cuts = await Promise.all(
    [...Map.groupBy(found, setterOf)].flatMap(([font, uses], index) =>
      font
        ? [
            cutFace(
              font,
              uses,
              { family: `Banxin Rare ${index + 1}`, weight: 400, name: `rare-${index + 1}` },
              request.workshop,
            ),
          ]
        : [],
    ),
  )
  if (cuts.length === 0) return { diagnostics }
  const names = cuts.map(({ face }) => `"${face.family}"`).join(',')
  const rare = new Set(found.filter(setterOf).map(({ character }) => character))
  return { value: { ...fontsOf(cuts, `.rare{font-family:${names},serif}`), rare }, diagnostics }
}

/** Only texts that have a rare character: a book has millions of others. */
function* iterate(uses: Iterable<TextUse>): Iterable<TextUse> {
  for (const use of uses) if (!use.formula && hasRare(use.text)) yield use
}

/** They need no glyph to be seen, but one to be as wide as the rest. */
const BLANKS = ' \u00a0\u3000'

type Cut = { face: Face; source: FontSource }

/** The family's own font, and before it those that set what it lacks; each says which characters it has a say in. */
async function cutFamily(chain: Chain, uses: readonly CharacterUse[], workshop: FontWorkshop): Promise<Cut[]> {
  const [text] = chain.fonts
  const setterOf = setters(chain)
  const bySetter = Map.groupBy(uses, setterOf)
  const fonts = chain.fonts.filter((font) => bySetter.has(font)).reverse()
  const cuts = await Promise.all(
    fonts.map((font, index) => {
      const name = `${chain.role}-${chain.weight}${font === text ? '' : `-${fonts.length - index}`}`
      return cutFace(font, bySetter.get(font) ?? [], { ...chain, name }, workshop)
    }),
  )
  if (cuts.length === 1) return cuts
  return cuts.map(({ face, source }, index) => {
    const points = [...bySetter]
      .filter(([font]) => font !== text)
      .flatMap(([, lent]) => lent.map((use) => use.codePoint))
    const own = (bySetter.get(fonts[index]) ?? []).map((use) => use.codePoint)
    const range =
      fonts[index] === text ? unicodeRange(allBut(points)) : unicodeRange(own.map((point) => [point, point]))
    return { face: { ...face, unicodeRange: range }, source }
  })
}

async function cutFace(
  font: KnownFont,
  uses: readonly CharacterUse[],
  { family, weight, name }: Pick<Face, 'family' | 'weight' | 'name'>,
  workshop: FontWorkshop,
): Promise<Cut> {
  const { facts, from, identity } = font
  const characters = uses.map(({ character }) => character)
  const data = await workshop.cut({
    ...font,
    characters: [...BLANKS, ...characters],
    axes: pinned(facts, weight),
    format: 'woff2',
  })
  const { sha256, version, licence } = facts
  return {
    face: { family, weight, name: `${name}.woff2`, data },
    source: {
      family,
      weight,
      from,
      identity,
      sha256,
      name: facts.name,
      version,
      licence,
      characters: characters.length,
    },
  }
}

function fontsOf(cuts: readonly Cut[], more: string): EmbeddedFonts {
  const faces = cuts.map(({ face }) => face)
  const sources = cuts.map(({ source }) => source)
  const css = fontFaceRules(faces, addressOf)
  return { faces, css: [css, more].filter(Boolean).join('\n'), sources, rare: new Set() }
}

const addressOf = ({ name }: Face) => `fonts/${name}`

/** The ranges between these code points. */
function allBut(points: readonly number[]): [number, number][] {
  const sorted = [...new Set(points)].sort((a, b) => a - b)
  const edges = [-1, ...sorted, 0x110000]
  return edges.slice(1).flatMap((point, index): [number, number][] => {
    const first = (edges[index] ?? 0) + 1
    return first < point ? [[first, point - 1]] : []
  })
}

function notEmbedded({ character, codePoint, count, source }: CharacterUse): Diagnostic {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  return {
    severity: 'warning',
    rule: 'fonts/not-embedded',
    message: `没有一种字体有“${character}”（${code}）这个字${count > 1 ? `，共 ${count} 处` : ''}，不能嵌入电子书：许多阅读器会印成方框。`,
    hint: '换成通行的字；或者在 book.yaml 的 fonts 里给出有这个字、准许嵌入的字体文件，例如 fonts: { song: fonts/某字体.ttf }。',
    place: placeOf(source),
  }
}
