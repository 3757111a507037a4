/** Marks by where their ink stands in the square; ink of the points of a vertical line may stand in its middle. */
export const OPENERS = new Set('“‘「『（《〈【〔〖［｛')
export const CLOSERS = new Set('”’」』）》〉】〕〗］｝')
export const POINTS = new Set('，。、．；：！？')
/** Centred in the square of a vertical line, and in Japanese of every line. */
export const CENTRED = new Set('；：！？')

export const isClosing = (text: string) => CLOSERS.has(text) || POINTS.has(text)
export const isMark = (text: string) => OPENERS.has(text) || isClosing(text)
export function isHan(text: string): boolean {
  const point = text.codePointAt(0) ?? 0
  return (point >= 0x3400 && point <= 0x9fff) || (point >= 0x20000 && point <= 0x3ffff) || point === 0x3007
}

export function isLatin(text: string): boolean {
  if (text.length !== 1) return false
  const unit = text.charCodeAt(0)
  if (unit >= 0xc0) return unit <= 0x24f
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
}
