import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { TextUse } from './uses.ts'

/** Where a character is used first, and how often. */
export type CharacterUse = { character: string; codePoint: number; source?: string; count: number }

/** No glyph is wanted for these: white space, joiners, variation selectors and their like. */
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}]/u

const CONTROL = /\p{Cc}/u

/** Ideographic variation selectors and the standardized ones: they ask for a form that our faces may not have. */
const SELECTOR = /[\u{E0100}-\u{E01EF}\u{FE00}-\u{FE0D}]/u

/** Kangxi and CJK radicals, compatibility ideographs: they look like Han and are none. */
const LOOKALIKE = /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u

/** Every character that needs a glyph, in order of first use, and what is wrong with those that can have none. */
export function charactersOf(uses: Iterable<TextUse>): { characters: CharacterUse[]; diagnostics: Diagnostic[] } {
  const seen = new Map<string, CharacterUse>()
  for (const { text, source } of uses) {
    for (const character of text) {
      const use = seen.get(character)
      if (use !== undefined) use.count += 1
      else seen.set(character, { character, codePoint: character.codePointAt(0) ?? 0, source, count: 1 })
    }
  }
  const all = [...seen.values()]
  const diagnostics = all.flatMap(troubleWith)
  return { characters: all.filter(({ character }) => isVisible(character)), diagnostics }
}

/** A character that no face has. */
export function missingCharacter(use: CharacterUse): Diagnostic {
  return {
    severity: 'error',
    rule: 'fonts/missing-character',
    message: `没有一种字体有“${use.character}”（${codeOf(use)}）这个字${times(use)}。`,
    hint: '换成通行的字；或者在 book.yaml 的 fonts 里给出有这个字的字体文件，例如 fonts: { song: fonts/某字体.ttf }。',
    place: placeOf(use.source),
  }
}

function isVisible(character: string): boolean {
  return !INVISIBLE.test(character) && !CONTROL.test(character) && !isLoneSurrogate(character)
}

function troubleWith(use: CharacterUse): Diagnostic[] {
  const { character } = use
  const place = placeOf(use.source)
  if (isLoneSurrogate(character) || (CONTROL.test(character) && !INVISIBLE.test(character))) {
    const message = `文中有不能排印的控制字符 ${codeOf(use)}${times(use)}。`
    return [
      {
        severity: 'error',
        rule: 'fonts/control-character',
        message,
        hint: '删去它；它多半是从别处粘贴时带来的。',
        place,
      },
    ]
  }
  if (SELECTOR.test(character)) {
    const message = `字形选择符 ${codeOf(use)} 没有作用${times(use)}：排出来的是这个字的通行字形。`
    return [{ severity: 'info', rule: 'fonts/variation-selector', message, place }]
  }
  const ordinary = character.normalize('NFKC')
  if (LOOKALIKE.test(character) && ordinary !== character) {
    const message = `“${character}”（${codeOf(use)}）是部首或兼容字，不是汉字“${ordinary}”${times(use)}：PDF 里会搜不到、复制错。`
    return [{ severity: 'warning', rule: 'fonts/radical', message, hint: `改成“${ordinary}”。`, place }]
  }
  return []
}

function isLoneSurrogate(character: string): boolean {
  return /\p{Cs}/u.test(character)
}

function codeOf({ codePoint }: CharacterUse): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

function times({ count }: CharacterUse): string {
  return count > 1 ? `，共 ${count} 处` : ''
}
