import { blackOf, type Colour } from './inks.ts'

/**
 * Rewrites the colour operators of a content stream as the browser writes it: `r g b rg` for areas, `RG` for lines (ISO 32000-1, 8.6.8)
 * become `0 0 0 k k` and `K`. Its text is hexadecimal and its pictures stand elsewhere, so nothing else looks like them.
 */
export function recolourContent(operators: string, colour: Colour): string {
  return operators.replace(RGB_OPERATOR, (written, red, green, blue, operator) => {
    const black = blackOf([Number(red), Number(green), Number(blue)], colour)
    if (black === undefined) return written
    return `0 0 0 ${black} ${operator === 'rg' ? 'k' : 'K'}`
  })
}

const NUMBER = '(\\d*\\.?\\d+)'
const RGB_OPERATOR = new RegExp(`(?<![\\w.-])${NUMBER} ${NUMBER} ${NUMBER} (rg|RG)(?!\\w)`, 'g')
