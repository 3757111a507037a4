import { deserialize, serialize } from 'node:v8'
import { type BrowserFile, readBrowserFile } from './browser-file.ts'
import { markPages } from './page-artifacts.ts'
import { tidyTags } from './tidy-tags.ts'

/**
 * Takes one of the browser's prints apart and puts right what concerns it alone: its tags, and what is outside of them. That goes on while the
 * browser prints the next piece, and is remembered with the print. Throws when it is no PDF as Chromium writes it.
 */
export function readPrint(print: Uint8Array): BrowserFile {
  return markPages(tidyTags(readBrowserFile(print)))
}

/** The bytes under which a print that was read is kept. */
export function storedPrint(file: BrowserFile): Uint8Array {
  return serialize(file)
}

/** The print that was kept; undefined when another version of Node has kept it. */
export function revivedPrint(stored: Uint8Array): BrowserFile | undefined {
  try {
    return deserialize(stored) as BrowserFile
  } catch {
    return undefined
  }
}
