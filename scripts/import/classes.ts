/**
 * Character classes of the mending rules, as the inside of a `[…]` in a regular expression with the flags `gu`.
 * Names and members follow CLREQ, section "Categories and usage of punctuation marks".
 */

/** Chinese characters, and the zero and the iteration mark that are written among them. */
export const han = String.raw`\p{Script=Han}〇々`

/** Marks that only Chinese text has: a blank beside one of them is never meant. */
export const fullMarks = '，。、；：？！（）《》〈〉「」『』【】〔〕'

/** Marks that English text has as well: “ ” ‘ ’ and the dash, the ellipsis, the middle dot. */
const sharedMarks = '“”‘’—…·'

/** What makes a half-width mark beside it a Chinese one. */
export const chinese = han + fullMarks + sharedMarks

/** Blanks of every width, line breaks included. */
export const blank = String.raw`\s`

/** How many blanks a rule looks across to see a neighbour. A bound keeps hostile input linear. */
export const across = `[${blank}]{0,8}`
