import { isTitle } from './markers.ts'

const digits = '[0-9〇零○一二三四五六七八九十]'
const date = new RegExp(`^${digits}{4}年${digits}{1,3}月(?:${digits}{1,3}日)?$`, 'u')

/** Lines a sign-off may have: unit, name, date. */
const most = 3

/**
 * How many lines at the end of a chapter are its sign-off (落款): short lines without marks down to a date that ends
 * the chapter. 0 without a date (a short last line may be anything) or with no text above.
 */
export function signatureLength(lines: readonly string[]): number {
  if (!date.test((lines.at(-1) ?? '').replaceAll(' ', ''))) return 0
  let length = 1
  while (length < most && length < lines.length - 1 && isName(lines[lines.length - 1 - length] ?? '')) length += 1
  return length < lines.length ? length : 0
}

function isName(line: string): boolean {
  return isTitle(line) && [...line].length <= 24 && !/[，；]/u.test(line) && !/^[一二三四五六七八九十（]/u.test(line)
}
