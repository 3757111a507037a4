import type { Face } from './face.ts'

/**
 * `@font-face` rules. The em box is made the content box (88 % above the baseline, 12 % below): a line of any face
 * then takes exactly its line height, and faces can be mixed on one grid. Later rules win where unicode ranges overlap.
 */
export function fontFaceRules(faces: readonly Face[]): string {
  return faces.map(rule).join('\n')
}

function rule({ family, weight, name, unicodeRange }: Face): string {
  const declarations = [
    `font-family:"${family}"`,
    'font-style:normal',
    `font-weight:${weight}`,
    `src:url("/fonts/${name}") format("truetype")`,
    'font-display:block',
    'ascent-override:88%',
    'descent-override:12%',
    'line-gap-override:0%',
  ]
  if (unicodeRange !== undefined) declarations.push(`unicode-range:${unicodeRange}`)
  return `@font-face{${declarations.join(';')}}`
}
