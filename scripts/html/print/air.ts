/**
 * Half a square of air (squeeze.ts) as it stands in a text: beside its mark, where a plain space tells what it is. Beside quotes it does not, which
 * Latin text has too, with word spaces: there it has an element. A sixth of a page's elements would be air otherwise, and a fifth of a build.
 */
export const AIR = ' '

const CLOSING = '，。、．；：！？」』）》〉】〕〗］｝'
const OPENING = '「『（《〈【〔〖［｛'

/** Marks with plain air behind them. */
export const closes = (mark: string): boolean => mark !== '' && CLOSING.includes(mark)

/** Marks with plain air before them. */
export const opens = (mark: string): boolean => mark !== '' && OPENING.includes(mark)

/** A text without its plain air, for where there is none: running heads. */
export const withoutAir = (text: string): string => text.replace(BESIDE_MARK, '')

/** HTML with its plain air in hidden elements: for a page whose print is not gone through for blanks (pdf/blanks.ts). */
export const withHiddenAir = (html: string): string => html.replace(BESIDE_MARK, HIDDEN)

const HIDDEN = `<span class="half-space" data-generated>${AIR}</span>`

const BESIDE_MARK = new RegExp(`(?<=[${CLOSING}])${AIR}|${AIR}(?=[${OPENING}])`, 'gu')
