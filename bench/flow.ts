import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { foliosById } from '../scripts/pages/assemble.ts'
import { chapterPart } from '../scripts/pages/chapter-part.ts'
import { noteNumbers, printMarks } from '../scripts/pages/note-numbers.ts'
import type { Geometry } from '../scripts/pages/page.ts'
import { readStyles } from '../scripts/pages/styles.ts'
import { storeManuscript } from './books/store.ts'
import type { runStages } from './pipeline.ts'

/**
 * Writes the same text as flowing HTML for the others, with the same style sheets, fonts and type area, into `folder`: native.html
 * without heads, paged.html with heads and folios for the Paged.js of npm as it is. Neither has title page, colophon or contents;
 * notes stand at the end of their chapter.
 */
export async function writeFlow(folder: string, made: Awaited<ReturnType<typeof runStages>>): Promise<void> {
  const { document, edition, fonts, pages } = made
  const { geometry } = pages
  const folios = foliosById(pages.pages)
  const numbers = noteNumbers(document, edition.notes, [])
  const parts = document.chapters.map((chapter, index) =>
    printMarks(chapterPart(chapter, index, geometry, folios, numbers), numbers),
  )
  const text = parts.map(({ html, notes }) => (notes ? `${html}<section class="notes">${notes}</section>` : html))
  // Boxes of our own layouter and sheet, which neither of the others has.
  const styles = (await readStyles(edition)).replace(/\/\* page\.css \*\/.*?(?=\/\* themes)/s, '')
  const writing = geometry.writing === 'vertical' ? 'body { writing-mode: vertical-rl }' : ''
  const page = (head: string, body = '') =>
    `<!doctype html>
<html lang="zh-Hans" data-theme="${edition.theme}" data-writing="${edition.writing}">
<head><meta charset="utf-8"><title>bench</title>
<style data-pagedjs-ignore>${fonts.css}\n${styles}\n${writing}</style>
${head}</head>
<body>${text.join('\n')}${body}</body></html>`
  const polyfill = path.join(
    path.dirname(createRequire(import.meta.url).resolve('pagedjs')),
    '../dist/paged.polyfill.js',
  )
  const files = new Map<string, string>([
    ['native.html', page(`<style>${pageRules(geometry)}</style>`)],
    [
      'paged.html',
      page(
        `<style>${pageRules(geometry)}${heads}</style><script>window.PagedConfig = { auto: false }</script>` +
          '<script src="/paged.js"></script>',
      ),
    ],
    ['paged.js', await readFile(polyfill, 'utf8')],
    ['fonts/folder', ''],
  ])
  for (const { file, path: original } of document.assets) files.set(`book/${file}`, await readFile(original, 'utf8'))
  await storeManuscript(folder, files)
  for (const face of fonts.faces) await writeFile(path.join(folder, 'fonts', face.name), face.data)
}

/** Whole px, as the type area is: no rounding may move a line to another page. */
function pageRules({ trim, area, margin }: Geometry): string {
  const px = (mm: number) => Math.ceil((mm * 96) / 25.4)
  const [width, height] = [px(trim.width), px(trim.height)]
  const outer = width - area.width - margin.inner
  const bottom = height - area.height - margin.top
  return `
@page { size: ${width}px ${height}px; margin: ${margin.top}px ${outer}px ${bottom}px ${margin.inner}px }
@page :left { margin-left: ${outer}px; margin-right: ${margin.inner}px }
.chapter { break-before: page }`
}

const heads = `
.chapter > h1 { string-set: chapter content(text) }
@page :right { @top-right { content: string(chapter); font: 8pt "Banxin Kai" } @bottom-right { content: counter(page); font: 9pt "Banxin Song" } }
@page :left { @top-left { content: "量书"; font: 8pt "Banxin Kai" } @bottom-left { content: counter(page); font: 9pt "Banxin Song" } }`
