import type { Outcome } from '../diagnostics/diagnostic.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * Bytes of a text file to text, without the byte order mark. A mark decides; else strict UTF-8; else GB18030, which
 * covers the GBK and GB 2312 of older Chinese systems. Anything but UTF-8 is said (info). Bytes that are neither, and
 * binary files, are errors.
 *
 * @param file name for the place of diagnostics
 */
export function decodeText(bytes: Uint8Array, file = ''): Outcome<{ text: string; encoding: Encoding }> {
  const place = { file }
  const encoding = markedEncoding(bytes)
  for (const candidate of encoding ? [encoding] : (['utf-8', 'gb18030'] as const)) {
    const text = decodeAs(bytes, candidate)
    if (text === undefined) continue
    if (looksBinary(text)) break
    const message = `不是 UTF-8，按 ${candidate.toUpperCase()} 读入。`
    const diagnostics = [{ severity: 'info' as const, rule: 'import/encoding', message, place }]
    return { value: { text, encoding: candidate }, diagnostics: candidate === 'utf-8' ? [] : diagnostics }
  }
  const message = `${file}不是文本文件，或文字编码认不出来。`
  const hint = '用文字处理软件打开，另存为“纯文本（UTF-8）”再导入。'
  return { diagnostics: [{ severity: 'error', rule: 'import/not-text', message, hint, place }] }
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** One stray NUL is dirt; a file of which more than a hundredth are control characters is a picture or a document. */
function looksBinary(text: string): boolean {
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0
  return controls > 1 && controls > text.length / 100
}
