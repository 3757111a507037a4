import { inflateSync } from 'node:zlib'
import type { BrowserFile, BrowserObject } from './browser-file.ts'
import { deflated } from './deflated.ts'
import { addGlyphs, areOfOneFont, type Glyphs, readGlyphs, writeGlyphs } from './join-glyphs.ts'
import { parseObject } from './parse-object.ts'
import { type PDFContext, PDFName, PDFRawStream, type PDFRef } from './pdf-lib.ts'

/** The composite fonts of several files as one font a face. */
export type JoinedFonts = {
  /** For every file: numbers of the Type0 dictionaries, and the font of the new file that takes their place. */
  replaced: Map<number, PDFRef>[]
  /** For every file: numbers of all objects that belong to these fonts and are not needed any more. */
  dropped: Set<number>[]
}

/**
 * Every print embeds its own subset of each face. Subsets keep the glyph numbers of the face, and the text of the pages is glyph numbers
 * (Identity-H), so one font with the glyphs of all serves all pages (ISO 32000-1, 9.7). Fonts of other types stay as they are.
 * Of one name there may be several faces: pictures bring their own, cut to their words. The new fonts are put into `context`.
 */
export function joinFonts(files: readonly BrowserFile[], context: PDFContext): JoinedFonts {
  const faces: Face[] = []
  const replaced = files.map(() => new Map<number, PDFRef>())
  const dropped = files.map(() => new Set<number>())
  for (const [index, file] of files.entries()) {
    for (const [number, object] of file.objects) {
      if (!object.text.startsWith('<</Type /Font\n/Subtype /Type0')) continue
      const read = readSubset(file, object)
      if (!read) continue
      const { subset, numbers } = read
      let face = faces.find((known) => areOfOneFace(known, subset))
      if (face) add(face, subset)
      else {
        face = { ...subset, ref: context.nextRef() }
        faces.push(face)
      }
      replaced[index]?.set(number, face.ref)
      for (const own of [number, ...numbers]) dropped[index]?.add(own)
    }
  }
  for (const [index, face] of faces.entries()) write(face, tagOf(index), context)
  return { replaced, dropped }
}

type Subset = {
  /** The name of the face, without the subset's tag. */
  name: string
  glyphs: Glyphs
  widths: Map<number, number>
  defaultWidth: number
  /** Text of a glyph as UTF-16 in hexadecimal. */
  characters: Map<number, string>
  descriptor: string
}

type Face = Subset & { ref: PDFRef }

function readSubset(file: BrowserFile, type0: BrowserObject): { subset: Subset; numbers: number[] } | undefined {
  const descendant = follow(file, type0.text, 'DescendantFonts')
  const characters = follow(file, type0.text, 'ToUnicode')
  const descriptor = descendant && follow(file, descendant.object.text, 'FontDescriptor')
  const font = descriptor && follow(file, descriptor.object.text, 'FontFile2')
  if (!descendant || !descriptor || !characters?.object.stream || !font?.object.stream) return undefined
  const glyphs = readGlyphs(inflateSync(font.object.stream))
  // Where a glyph between two others is left out, the list of their widths has a zero in its place; the subset may still have its metrics.
  const widths = [...readWidths(descendant.object.text)].filter(
    ([glyph, width]) => glyphs.metrics.has(glyph) && (width > 0 || glyphs.metrics.get(glyph)?.[0] === 0),
  )
  return {
    subset: {
      name: descriptor.object.text.match(/\/FontName \/[A-Z]{6}\+(\S+)/)?.[1] ?? '',
      glyphs,
      widths: new Map(widths),
      defaultWidth: Number(descendant.object.text.match(/\/DW (\d+)/)?.[1] ?? 1000),
      characters: readCharacters(inflateSync(characters.object.stream).toString('latin1')),
      descriptor: descriptor.object.text,
    },
    numbers: [descendant, characters, descriptor, font].map(({ number }) => number),
  }
}

function areOfOneFace(one: Subset, other: Subset): boolean {
  if (one.name !== other.name || one.defaultWidth !== other.defaultWidth) return false
  for (const [glyph, text] of other.characters) if ((one.characters.get(glyph) ?? text) !== text) return false
  return areOfOneFont(one.glyphs, other.glyphs)
}

function add(face: Face, subset: Subset): void {
  addGlyphs(face.glyphs, subset.glyphs)
  for (const [glyph, width] of subset.widths) face.widths.set(glyph, width)
  for (const [glyph, text] of subset.characters) face.characters.set(glyph, text)
}

function follow(file: BrowserFile, text: string, key: string): { number: number; object: BrowserObject } | undefined {
  const number = Number(text.match(new RegExp(`/${key} \\[?(\\d+) 0 R`))?.[1] ?? 0)
  const object = file.objects.get(number)
  return object && { number, object }
}

/** ISO 32000-1, 9.7.4.3: `first [w w w]` or `first last w`. */
export function readWidths(text: string): Map<number, number> {
  const widths = new Map<number, number>()
  const list = text.match(/\/W \[((?:[^[\]]|\[[^\]]*\])*)\]/)?.[1] ?? ''
  for (const [, first, each, last, same] of list.matchAll(/(\d+) (?:\[([^\]]*)\]|(\d+) (\d+))/g)) {
    if (each === undefined)
      for (let glyph = Number(first); glyph <= Number(last); glyph += 1) widths.set(glyph, Number(same))
    else
      for (const [index, width] of each.trim().split(/\s+/).entries()) widths.set(Number(first) + index, Number(width))
  }
  return widths
}

/** A ToUnicode CMap (ISO 32000-1, 9.10.3) of single codes and ranges. */
export function readCharacters(cmap: string): Map<number, string> {
  const characters = new Map<number, string>()
  for (const [, kind, body = ''] of cmap.matchAll(/begin(bfchar|bfrange)\n([\s\S]*?)end\1/g)) {
    for (const line of body.split('\n')) {
      const [from = '', to = '', start = ''] = [...line.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, code]) => code)
      if (from === '') continue
      if (kind === 'bfchar') characters.set(Number.parseInt(from, 16), to)
      else {
        const first = Number.parseInt(from, 16)
        for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph += 1) {
          // Only the last byte counts up.
          characters.set(glyph, start.slice(0, -4) + hex(Number.parseInt(start.slice(-4), 16) + glyph - first))
        }
      }
    }
  }
  return characters
}

function write(face: Face, tag: string, context: PDFContext): void {
  const name = `${tag}+${face.name}`
  const font = writeGlyphs(face.glyphs)
  const file = context.register(stream(context, font, { Length1: font.length }))
  const unicode = context.register(stream(context, Buffer.from(writeCharacters(sorted(face.characters)), 'latin1')))
  const descriptor = context.register(
    parseObject(
      face.descriptor
        .replace(/\/FontName \/\S+/, `/FontName /${name}`)
        // The browser counts it downwards.
        .replace(/\/CapHeight -/, '/CapHeight ')
        .replace(/\/FontFile2 \d+ 0 R/, `/FontFile2 ${file.objectNumber} 0 R`),
      context,
    ),
  )
  const widths = writeWidths(sorted(face.widths), face.defaultWidth)
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDToGIDMap: 'Identity',
      CIDSystemInfo: parseObject('<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>', context),
      FontDescriptor: descriptor,
      DW: face.defaultWidth,
      ...(widths === '' ? {} : { W: parseObject(`[${widths}]`, context) }),
    }),
  )
  context.assign(
    face.ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: unicode,
    }),
  )
}

function sorted<T>(map: ReadonlyMap<number, T>): Map<number, T> {
  return new Map([...map].sort(([a], [b]) => a - b))
}

function writeWidths(widths: ReadonlyMap<number, number>, usual: number): string {
  const runs: { first: number; widths: number[] }[] = []
  for (const [glyph, width] of widths) {
    if (width === usual) continue
    const last = runs.at(-1)
    if (last && last.first + last.widths.length === glyph) last.widths.push(width)
    else runs.push({ first: glyph, widths: [width] })
  }
  return runs.map((run) => `${run.first} [${run.widths.join(' ')}]`).join(' ')
}

/** Operators of a CMap take at most 100 entries each (Adobe Technical Note 5411). */
const MOST_ENTRIES = 100

/**
 * A glyph that no character has of its own, a piece of a tall brace: what the pieces are together is said where they stand (ActualText).
 * The browser gives it U+0000, which no glyph may have (ISO 19005-2, 6.2.11.7.2).
 */
const NONE = '0000'
const BLANK = '0020'

function writeCharacters(characters: ReadonlyMap<number, string>): string {
  const lines = [...characters].map(([glyph, text]) => `<${hex(glyph)}> <${text === NONE ? BLANK : text}>`)
  const blocks: string[] = []
  for (let start = 0; start < lines.length; start += MOST_ENTRIES) {
    const block = lines.slice(start, start + MOST_ENTRIES)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
}

/** Six capitals that tell the subsets of a file apart (ISO 32000-1, 9.6.4). */
function tagOf(index: number): string {
  return [5, 4, 3, 2, 1, 0].map((place) => String.fromCharCode(65 + (Math.floor(index / 26 ** place) % 26))).join('')
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0')
}

function stream(context: PDFContext, contents: Uint8Array, more: Record<string, number> = {}): PDFRawStream {
  const packed = deflated(contents)
  return PDFRawStream.of(context.obj({ ...more, Filter: PDFName.of('FlateDecode'), Length: packed.length }), packed)
}
