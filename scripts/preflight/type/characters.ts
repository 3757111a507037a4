/** Marks by where their ink stands in the square; ink of the points of a vertical line may stand in its middle. */
export const OPENERS = new Set('“‘「『（《〈【〔〖［｛')
export const CLOSERS = new Set('”’」』）》〉】〕〗］｝')
export const POINTS = new Set('，。、．；：！？')
/** Centred in the square of a vertical line. */
export const CENTRED = new Set('；：！？')

export const isClosing = (text: string) => CLOSERS.has(text) || POINTS.has(text)
export const isMark = (text: string) => OPENERS.has(text) || isClosing(text)
export const isHan = (text: string) => /^[\u3007\u3400-\u9fff\u{20000}-\u{3ffff}]$/u.test(text)
export const isLatin = (text: string) => /^[0-9A-Za-z\u00c0-\u024f]$/u.test(text)
