/**
 * A running head that stays on its line: one that would leave the type area ends in …. `measure` in squares of its own size.
 * Letters are reckoned a little wider than they are, so that none is ever cut off.
 */
export function fitHead(title: string, measure: number): string {
  const characters = [...title]
  const fits = (count: number, room: number) => widthOf(characters.slice(0, count)) <= room
  if (fits(characters.length, measure)) return title
  let kept = characters.length
  while (kept > 0 && !fits(kept, measure - 1)) kept -= 1
  const text = characters.slice(0, kept).join('')
  // Neither half a word nor a mark stands before the dots.
  const parted = /[A-Za-z0-9]/.test(characters[kept] ?? '')
  const whole = parted ? text.replace(/(?<=[^A-Za-z0-9])[A-Za-z0-9]+$/u, '') : text
  return whole.replace(/[\p{P}\s]+$/u, '') + MORE
}

/** What a shortened head ends in: fonts need it. */
export const MORE = '…'

function widthOf(characters: readonly string[]): number {
  return characters.reduce((width, character) => {
    if (/[A-Z@%&]/.test(character)) return width + 0.9
    return width + (/[\x20-\x7e]/.test(character) ? 0.6 : 1)
  }, 0)
}
