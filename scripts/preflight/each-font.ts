import type { PdfFont, PdfPage } from './pdf-facts.ts'

/** Every font once, with the index of the first page that uses it. */
export function eachFont(pages: readonly Pick<PdfPage, 'fonts'>[]): [page: number, font: PdfFont][] {
  const first = new Map<string, [number, PdfFont]>()
  for (const [index, { fonts }] of pages.entries()) {
    for (const font of fonts) {
      const key = JSON.stringify(font)
      if (!first.has(key)) first.set(key, [index, font])
    }
  }
  return [...first.values()]
}
