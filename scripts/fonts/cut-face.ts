import { create } from 'fontkit'
import subsetFont from 'subset-font'
import type { Face } from './face.ts'

/**
 * A face of the job, cut down further to those of `characters` that it serves; undefined when it serves none of them. For
 * what has to carry its fonts inside, as a picture does.
 */
export async function cutFace(face: Face, characters: Iterable<string>): Promise<Face | undefined> {
  const data = Buffer.from(face.data)
  const font = create(data)
  if (!('hasGlyphForCodePoint' in font)) return undefined
  const text = [...new Set(characters)]
    .filter((character) => {
      const point = character.codePointAt(0) ?? 0
      return font.hasGlyphForCodePoint(point) && serves(face.unicodeRange, point)
    })
    .sort()
    .join('')
  if (text.trim() === '') return undefined
  const cut = await subsetFont(data, text, { targetFormat: 'truetype', keepFeatures: FEATURES })
  return { ...face, data: new Uint8Array(cut) }
}

/** Places of glyphs, and the forms of vertical lines, which have code points (vertical-forms.ts). */
const FEATURES = ['kern', 'vkrn', 'mark', 'mkmk', 'vert', 'vrt2']

function serves(unicodeRange: string | undefined, point: number): boolean {
  if (unicodeRange === undefined) return true
  return [...unicodeRange.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)].some(
    ([, first = '', last = first]) => point >= Number.parseInt(first, 16) && point <= Number.parseInt(last, 16),
  )
}
