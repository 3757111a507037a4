import { readdir, readFile } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import type { OriginFile } from '../browser/origin.ts'

/** What the viewer consists of, by the path below its own: its document (`''`), its style sheet, its modules without types, PDF.js. */
export async function viewerFiles(): Promise<Map<string, OriginFile>> {
  const folder = new URL('./viewer/', import.meta.url)
  const files = new Map<string, OriginFile>()
  const script = 'text/javascript; charset=utf-8'
  files.set('', { body: await readFile(new URL('viewer.html', folder), 'utf8'), type: 'text/html; charset=utf-8' })
  const style = await readFile(new URL('../../styles/preview.css', import.meta.url), 'utf8')
  files.set('preview.css', { body: style, type: 'text/css; charset=utf-8' })
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.ts'))) {
    const source = await readFile(new URL(name, folder), 'utf8')
    files.set(`viewer/${name}`, { body: stripTypeScriptTypes(source), type: script })
  }
  // The build for older browsers: this one is the author's own.
  const entry = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs')
  for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs'])
    files.set(`pdfjs/${name}`, { body: await readFile(path.join(path.dirname(entry), name)), type: script })
  return files
}
