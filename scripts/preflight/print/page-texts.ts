import { startPdfReader } from '../pdf-facts.ts'

/**
 * The characters of every page in the order of drawing, without white space. Rejects when the bytes are no PDF.
 * @param pages how many there should be
 */
export async function readPageTexts(pdf: Uint8Array, pages: number): Promise<string[]> {
  const reader = startPdfReader(pages)
  try {
    return (await reader.read(pdf)).pages.map(({ text }) => text)
  } finally {
    reader.close()
  }
}
