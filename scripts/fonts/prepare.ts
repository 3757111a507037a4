import type { Book } from '../config/book.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { borrowings, marksFont, quotesFont, setters } from './borrow.ts'
import { type AskedFace, openChains, pinned } from './chains.ts'
import { type CharacterUse, charactersOf, missingCharacter } from './coverage.ts'
import type { Face, FontSet, FontSource } from './face.ts'
import { hasCharacter } from './facts.ts'
import type { Chain, KnownFont } from './families.ts'
import { isMark, isQuote, MARKS_RANGE, QUOTES_RANGE, squeezesMarks, UNMARKED_RANGE, unicodeRange } from './marks.ts'
import { partFormulas, prepareMathematics } from './mathematics.ts'
import { fontFaceRules } from './rules.ts'
import type { TextUse } from './uses.ts'
import { type FontWorkshop, openWorkshop } from './workshop.ts'

const ASCII = String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index))

/**
 * Characters that pages may print beyond the text: folios, numbers, list markers, the space behind a mark.
 * Word joiner and its like need no glyph, but a face without a space cannot hide them. Of all blanks U+3000 alone is looked for in the fonts of the
 * system where ours have none, which differ from machine to machine; others are made of the space.
 */
const ALWAYS = `${ASCII}\u00a0\u3000〇一二三四五六七八九十百千第页章图表见续注—–·•…、。（）“”‘’「」『』`

/**
 * The faces of one edition, cut down to the characters of `uses` (the text as it will be printed, generated words too).
 * Every character that no face has is an error at its first use. Faces are remembered below `cache`.
 * @param request.asked the only faces that are wanted; all where it is absent
 * @param request.spare characters that are cut along where a font has them, though no text has them yet
 * @param request.workshop that of the build; without it one is opened for this edition alone
 */
export async function prepareFonts(request: {
  book: Book
  uses: Iterable<TextUse>
  asked?: readonly AskedFace[]
  spare?: string
  cache: string
  workshop?: FontWorkshop
}): Promise<Outcome<FontSet>> {
  if (request.workshop) return prepareIn(request.workshop, request)
  const workshop = openWorkshop(request.cache)
  try {
    return await prepareIn(workshop, request)
  } finally {
    workshop.close()
  }
}

async function prepareIn(
  workshop: FontWorkshop,
  request: { book: Book; uses: Iterable<TextUse>; asked?: readonly AskedFace[]; spare?: string },
): Promise<Outcome<FontSet>> {
  const { book, asked, spare = '' } = request
  const { uses, formulas } = await partFormulas(request.uses, workshop)
  const { characters, diagnostics } = charactersOf(uses)
  const enough = (fonts: readonly KnownFont[]) =>
    fonts.some(({ facts }) => squeezesMarks(facts)) &&
    characters.every(({ codePoint }) => fonts.some(({ facts }) => hasCharacter(facts, codePoint)))
  const { chains, diagnostics: found } = await openChains(book, workshop, asked && { asked, enough })
  diagnostics.push(...found)
  if (book.fonts.fangsong === undefined) diagnostics.push(noFangsong(book))
  const has = (use: CharacterUse) => chains[0]?.fonts.some(({ facts }) => hasCharacter(facts, use.codePoint))
  diagnostics.push(...characters.filter((use) => !has(use)).map(missingCharacter))
  diagnostics.push(...borrowings(chains, characters))

  const cut = cutter(`${ALWAYS}${spare}`, characters, workshop)
  const prepared = await Promise.all(chains.map((chain) => prepareFamily(chain, characters, cut)))
  const all = formulas === '' ? prepared : [...prepared, await prepareMathematics(formulas, workshop)]
  const faces = all.flatMap(({ faces }) => faces)
  return {
    value: { faces, css: fontFaceRules(faces), sources: all.flatMap(({ sources }) => sources) },
    diagnostics,
  }
}

type Cut = (font: KnownFont, weight: 400 | 700) => Promise<Uint8Array>

/** Cuts every font to `always` and all characters of the job that it has, once, however many families use it. */
function cutter(always: string, uses: readonly CharacterUse[], workshop: FontWorkshop): Cut {
  const wanted = new Set([...always, ...uses.map(({ character }) => character)])
  const cuts = new Map<string, Promise<Uint8Array>>()
  const make = (font: KnownFont, weight: 400 | 700) => {
    const characters = [...wanted].filter((character) => hasCharacter(font.facts, character.codePointAt(0) ?? 0))
    return workshop.cut({ ...font, characters, axes: pinned(font.facts, weight) })
  }
  return (font, weight) => {
    const key = `${font.identity} ${weight}`
    const cut = cuts.get(key) ?? make(font, weight)
    cuts.set(key, cut)
    return cut
  }
}

/** The first font of the chain as the family's face, and beside it, by unicode-range, those that set what it lacks. */
async function prepareFamily(
  chain: Chain,
  uses: readonly CharacterUse[],
  cut: Cut,
): Promise<{ faces: Face[]; sources: FontSource[] }> {
  const { role, family, weight, fonts } = chain
  const [text] = fonts
  const marks = marksFont(chain)
  const quotes = quotesFont(chain)
  const setterOf = setters(chain)
  const faces: Face[] = []
  const sources: FontSource[] = []
  for (const font of fonts) {
    const set = uses.filter((use) => setterOf(use) === font)
    if (set.length === 0 && font !== text && font !== marks && font !== quotes) continue
    const isOfRange = (codePoint: number) =>
      (font === marks && isMark(codePoint)) || (font === quotes && isQuote(codePoint))
    const lent = font === text ? [] : set.filter(({ codePoint }) => !isOfRange(codePoint))
    const ranges = [
      font === marks ? MARKS_RANGE : '',
      font === quotes && font !== marks ? QUOTES_RANGE : '',
      unicodeRange(lent.map(({ codePoint }) => [codePoint, codePoint])),
    ]
    const name = `${role}-${weight}${faces.length === 0 ? '' : `-${faces.length + 1}`}.ttf`
    const limit =
      role === 'mono'
        ? { unicodeRange: UNMARKED_RANGE }
        : font === text
          ? {}
          : { unicodeRange: ranges.filter((range) => range !== '').join(',') }
    faces.push({ family, weight, name, data: await cut(font, weight), ...limit })
    const { sha256, version, licence } = font.facts
    sources.push({
      family,
      weight,
      from: font.from,
      identity: font.identity,
      sha256,
      name: font.facts.name,
      version,
      licence,
      characters: set.length,
    })
  }
  return { faces, sources }
}

function noFangsong(book: Book): Diagnostic {
  return {
    severity: 'info',
    rule: 'fonts/no-fangsong',
    message: '没有仿宋字体，该用仿宋的地方以宋体排。',
    hint: '要用仿宋，在 book.yaml 里写 fonts: { fangsong: 字体文件.ttf }。',
    place: { file: book.file },
    domain: 'configuration',
  }
}
