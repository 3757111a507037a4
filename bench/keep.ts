/**
 * The kept results with `part`, a page that begins with a title (`# …`), in the place of the one that has this title; at the end, if none has.
 * What another bench has written stays.
 */
export function keepPart(kept: string, part: string): string {
  const title = (text: string) => text.slice(0, text.indexOf('\n'))
  const parts = kept.split(/^(?=# )/m).filter((text) => text.trim() !== '')
  const index = parts.findIndex((text) => title(text) === title(part))
  const whole = index < 0 ? [...parts, part] : parts.with(index, part)
  return whole.map((text) => `${text.trimEnd()}\n`).join('\n')
}
