import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as fontkit from 'fontkit'
import type { Element } from 'xast'
import { x } from 'xastscript'

/** Text as outlines of 宋体: looks the same in every reader and in every shop's thumbnail, whatever fonts are there. */
export type Lettering = {
  /** Width in units of the size, `tracking` (also in sizes) between the characters included. */
  widthOf(text: string, tracking?: number): number
  /** One line centred on `x`, its baseline at `y`. */
  centred(text: string, at: { x: number; y: number; size: number; tracking?: number }): Element
}

export type Weight = 'regular' | 'bold'

/** Opens the pinned face. A character that it lacks is written as text, for the reader's own fonts. */
export async function openLettering(weight: Weight): Promise<Lettering> {
  const file = fileURLToPath(import.meta.resolve(FILES[weight]))
  const font = fontkit.create(await readFile(file)) as fontkit.Font
  const glyphs = (text: string) =>
    [...text].map((character) => {
      const code = character.codePointAt(0) ?? 0
      const glyph = font.hasGlyphForCodePoint(code) ? font.glyphForCodePoint(code) : undefined
      return { character, glyph, width: glyph ? glyph.advanceWidth / font.unitsPerEm : 1 }
    })
  const widthOf = (text: string, tracking = 0): number => {
    const set = glyphs(text)
    return set.reduce((sum, { width }) => sum + width, 0) + tracking * Math.max(0, set.length - 1)
  }
  const centred: Lettering['centred'] = (text, { x: middle, y, size, tracking = 0 }) => {
    let pen = middle - (widthOf(text, tracking) * size) / 2
    const scale = size / font.unitsPerEm
    const outlines: string[] = []
    const letters: Element[] = []
    for (const { character, glyph, width } of glyphs(text)) {
      if (glyph) outlines.push(outline(glyph.path, pen, y, scale))
      else letters.push(x('text', { x: round(pen), y: round(y), 'font-size': round(size) }, character))
      pen += (width + tracking) * size
    }
    return x('g', [x('path', { d: outlines.join('') }), ...letters])
  }
  return { widthOf, centred }
}

const FILES: Record<Weight, string> = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
}

const COMMANDS: Record<fontkit.PathCommand['command'], string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
}

/** A glyph's path, moved to the pen; fonts count upwards, SVG downwards. */
function outline(path: fontkit.Path, left: number, baseline: number, scale: number): string {
  return path.commands
    .map(({ command, args }) => {
      const points = args.map((value, index) =>
        round(index % 2 === 0 ? left + value * scale : baseline - value * scale),
      )
      return COMMANDS[command] + points.join(' ')
    })
    .join('')
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}
