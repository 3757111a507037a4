import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { CharacterUse } from './coverage.ts'
import { hasCharacter } from './facts.ts'
import type { Chain, KnownFont } from './families.ts'
import { isMark, isQuote, squeezesMarks } from './marks.ts'
import { ROLE_NAMES } from './own.ts'

/** Tells which font of the chain sets a character; undefined when none has it. */
export function setters(chain: Chain): (use: CharacterUse) => KnownFont | undefined {
  const marks = marksFont(chain)
  const quotes = quotesFont(chain)
  return ({ codePoint }) => {
    if (quotes !== undefined && isQuote(codePoint)) return quotes
    if (marks !== undefined && isMark(codePoint) && hasCharacter(marks.facts, codePoint)) return marks
    return chain.fonts.find(({ facts }) => hasCharacter(facts, codePoint))
  }
}

/** The font that sets the Chinese marks where the text's own font cannot squeeze them (WenKai: no halt, quotes 0.35 em wide). */
export function marksFont({ fonts }: Chain): KnownFont | undefined {
  const [text] = fonts
  if (text === undefined || squeezesMarks(text.facts)) return undefined
  return fonts.find(({ facts }) => squeezesMarks(facts))
}

/** The font that sets quotes as large as brackets, where the text's own sets them narrow. */
export function quotesFont({ fonts, quotes }: Chain): KnownFont | undefined {
  return quotes === undefined ? undefined : fonts[quotes]
}

/**
 * What is said of characters that a role's font lacks. In 宋, the face of the text, the borrowed form shows: a warning.
 * In the other roles it shows only if the character stands in such a place: an info.
 */
export function borrowings(chains: readonly Chain[], uses: readonly CharacterUse[]): Diagnostic[] {
  const inSong = new Set(
    chains.filter(({ role, weight }) => role === 'song' && weight === 400).flatMap((chain) => lent(chain, uses)),
  )
  return chains.flatMap((chain): Diagnostic[] => {
    const borrowed = lent(chain, uses).filter((use) => chain.role === 'song' || !inSong.has(use))
    const [first] = borrowed
    if (chain.role === 'mono' || chain.weight !== 400 || first === undefined) return []
    const name = setters(chain)(first)?.facts.name
    const message = `${ROLE_NAMES[chain.role]}缺 ${borrowed.length} 个字（${listed(borrowed)}），用到时以 ${name} 等代替。`
    const place = placeOf(first.source)
    if (chain.role !== 'song') return [{ severity: 'info', rule: 'fonts/borrowed', message, place }]
    const hint = '看看这些字在版面上是否相称；或者换用字更全的字体文件。'
    return [{ severity: 'warning', rule: 'fonts/borrowed', message, hint, place }]
  })
}

function lent(chain: Chain, uses: readonly CharacterUse[]): CharacterUse[] {
  const [text] = chain.fonts
  const marks = marksFont(chain)
  const setterOf = setters(chain)
  return uses.filter((use) => {
    const font = setterOf(use)
    const isLentOnPurpose =
      (font === marks && isMark(use.codePoint)) || (font === quotesFont(chain) && isQuote(use.codePoint))
    return font !== undefined && font !== text && !isLentOnPurpose
  })
}

function listed(uses: readonly CharacterUse[]): string {
  const shown = uses.slice(0, 20).map(({ character }) => character)
  return `${shown.join('')}${uses.length > shown.length ? '……' : ''}`
}
