import path from 'node:path'
import type { Book } from './book.ts'
import { finding } from './findings.ts'
import { findInside } from './inside.ts'
import { type Read, readSource } from './source.ts'
import type { BookStyle } from './style.ts'
import { knownStyles, STYLE_FILE } from './style-names.ts'

/**
 * Reads style.css beside book.yaml, where there is one, and checks it (style.ts). Few books have one, so what reads CSS is loaded for those alone.
 *
 * @param fonts the book's own font files, by role
 */
export async function readBookStyle(root: string, fonts: Book['fonts']): Promise<Read<BookStyle>> {
  const found = await findInside(root, STYLE_FILE)
  if (found.kind === 'missing') return { diagnostics: [], read: [] }
  if (found.kind !== 'inside') {
    const hint = '把文件本身放进书的文件夹，不要用链接。'
    return {
      read: [],
      diagnostics: [finding('style-outside', `${STYLE_FILE} 引到了书的文件夹外面。`, hint, { file: STYLE_FILE })],
    }
  }
  const source = await readSource(path.join(root, STYLE_FILE), STYLE_FILE, { stage: 'config', domain: 'configuration' })
  const { read } = source
  if (source.value === undefined) return { diagnostics: source.diagnostics, read }
  if (source.value.length > LIMIT) {
    const message = `${STYLE_FILE} 太大，超过 ${LIMIT / 1024} KB。`
    return { read, diagnostics: [finding('style-too-large', message, '只写与主题不同的地方。', { file: STYLE_FILE })] }
  }
  const { checkStyle } = await import('./style.ts')
  return { ...checkStyle(source.value, await knownStyles(), fonts), read }
}

/** A style of a book is small; whatever is larger is a mistake or an attack. */
const LIMIT = 256 * 1024
