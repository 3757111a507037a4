import type { Face } from './face.ts'

/**
 * `@font-face` rules. The em box is made the content box (88 % above the baseline, 12 % below): a line of any face
 * then takes exactly its line height, and faces can be mixed on one grid. Later rules win where unicode ranges overlap.
 * @param address where a face is loaded from; `/fonts/<name>` when absent
 */
export function fontFaceRules(faces: readonly Face[], address = ({ name }: Face) => `/fonts/${name}`): string {
  return faces.map((face) => rule(face, address(face))).join('\n')
}

function rule({ family, weight, name, unicodeRange }: Face, address: string): string {
  const declarations = [
    `font-family:"${family}"`,
    'font-style:normal',
    `font-weight:${weight}`,
    `src:url("${address}") format("${name.endsWith('.woff2') ? 'woff2' : 'truetype'}")`,
    'font-display:block',
    'ascent-override:88%',
    'descent-override:12%',
    'line-gap-override:0%',
  ]
  if (unicodeRange !== undefined) declarations.push(`unicode-range:${unicodeRange}`)
  return `@font-face{${declarations.join(';')}}`
}
