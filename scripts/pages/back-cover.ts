import type { Book, PrintEdition } from '../config/book.ts'
import { editionAttributes, readStyles } from './styles.ts'

/** 封底 of a booklet that has a front cover alone: a page of `trim` mm with nothing but the ground of the front, as a document of its own. */
export async function composeBackCover(
  book: Book,
  edition: PrintEdition,
  trim: { width: number; height: number },
): Promise<string> {
  const page = `@page{size:${trim.width}mm ${trim.height}mm;margin:0}`
  return `<!doctype html>
<html lang="${book.language}" ${editionAttributes(edition)}>
<head>
<meta charset="utf-8">
<title>back</title>
<style>${await readStyles(edition, book.style)}\n${page} html{background:var(--cover-ground)}</style>
</head>
<body></body>
</html>`
}
