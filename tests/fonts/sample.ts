import { readFile } from 'node:fs/promises'
import type { Book } from '../../scripts/config/book.ts'
import { BUILT_IN } from '../../scripts/fonts/files.ts'
import { subset } from '../../scripts/fonts/subset.ts'
import { folderWith } from '../support/folder.ts'

/** As much of a book as fonts look at. */
export function bookWith(fonts: Book['fonts'] = {}): Book {
  return {
    root: '/book',
    file: 'book.yaml',
    title: '小书',
    creators: [],
    subjects: [],
    language: 'zh-Hans',
    date: '2026-11-22',
    epoch: 0,
    identifier: 'urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b11',
    chapters: [],
    matter: {},
    fonts,
    editions: [],
  }
}

/** A small static TrueType file: 宋 with these characters only. */
export async function smallFont(characters: string): Promise<Uint8Array> {
  return subset({ ...BUILT_IN.song400, characters, cache: await folderWith() })
}

/** Where a table's entry lies in the directory of a TrueType file, and where its data begins. */
function table(font: Uint8Array, tag: string): { entry: number; data: number } {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    const name = String.fromCharCode(...font.subarray(entry, entry + 4))
    if (name === tag) return { entry, data: view.getUint32(entry + 8) }
  }
  throw new Error(`no table ${tag}`)
}

/** The same font with other embedding permissions (OS/2 fsType). */
export function withPermissions(font: Uint8Array, fsType: number): Uint8Array {
  const copy = font.slice()
  new DataView(copy.buffer).setUint16(table(copy, 'OS/2').data + 8, fsType)
  return copy
}

/** The same font as one whose outlines are not TrueType, as far as its directory tells. */
export function withoutGlyf(font: Uint8Array): Uint8Array {
  const copy = font.slice()
  copy.set(new TextEncoder().encode('CFF '), table(copy, 'glyf').entry)
  return copy
}

export const wenkai = () => readFile(BUILT_IN.kai400.file)
