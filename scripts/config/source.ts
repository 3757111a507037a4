import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Diagnostic, Domain, Outcome } from '../diagnostics/diagnostic.ts'

/** Which stage reads, and so how its findings are named and who has to act on them. */
export type Reader = { stage: 'config' | 'manuscript'; domain: Domain }

/** A file that went into the publication, as it was read: `file` relative to the book's folder, SHA-256 in hexadecimal. */
export type SourceFile = { file: string; sha256: string }

/** An outcome, and the files that it came from. */
export type Read<T> = Outcome<T> & { read: readonly SourceFile[] }

/**
 * Reads a text file of the publication: UTF-8, a byte order mark tolerated and dropped.
 * A file that cannot be read, is not UTF-8, or holds a control character that no output format can carry
 * (XML 1.0 section 2.2 forbids them) is an error with its place.
 *
 * @param path where the file is
 * @param file its name in diagnostics, relative to the book's folder
 */
export async function readSource(path: string, file: string, reader: Reader): Promise<Read<string>> {
  let read: SourceFile[] = []
  const wrong = (rule: string, message: string, hint: string, at?: { line: number; column: number }) => ({
    read,
    diagnostics: [
      {
        severity: 'error',
        rule: `${reader.stage}/${rule}`,
        message,
        hint,
        place: { file, ...at },
        domain: reader.domain,
      } satisfies Diagnostic,
    ],
  })

  let bytes: Buffer
  try {
    // Texts are small: asking for each and waiting takes five times as long as reading it.
    bytes = readFileSync(path)
  } catch (error) {
    const [rule, message, hint] = unreadable(file, error)
    return wrong(rule, message, hint)
  }
  read = [{ file, sha256: createHash('sha256').update(bytes).digest('hex') }]
  if (!isUtf8(bytes)) {
    return wrong('not-utf8', `${file} 不是 UTF-8 编码。`, encodingHint(bytes), firstBadByte(bytes))
  }
  const text = DECODER.decode(bytes)
  const control = forbidden.exec(text)
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    const hint = '删去这个看不见的字符；若全文都是乱码，说明它不是文本文件。'
    return wrong('control-character', `${file} 里有控制字符 U+${code}。`, hint, placeOf(text, control.index))
  }
  return { value: text, diagnostics: [], read }
}

/** Drops a byte order mark. */
const DECODER = new TextDecoder('utf-8')

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we look for
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

function unreadable(file: string, error: unknown): [rule: string, message: string, hint: string] {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return ['file-missing', `找不到 ${file}。`, '检查文件名和大小写，或把文件放回原处。']
    case 'EISDIR':
      return ['file-unreadable', `${file} 是文件夹，不是文件。`, '换成文本文件，或改正路径。']
    case 'EACCES':
    case 'EPERM':
      return ['file-unreadable', `没有权限读 ${file}。`, `给自己加上读权限：chmod u+r ${file}`]
    default:
      return ['file-unreadable', `读不了 ${file}（${(error as Error).message}）。`, '检查文件和磁盘。']
  }
}

function encodingHint(bytes: Buffer): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (utf16) return '看起来是 UTF-16：在编辑器里选“另存为”，编码选 UTF-8。'
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    return '看起来是 GBK（GB 18030）：在编辑器里选“另存为”，编码选 UTF-8。'
  } catch {
    return '在编辑器里选“另存为”，编码选 UTF-8。'
  }
}

/** A line feed is never part of a longer UTF-8 sequence, so the first bad line can be found without decoding. */
function firstBadByte(bytes: Buffer): { line: number; column: number } {
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed < 0 ? bytes.length : feed
    const part = bytes.subarray(start, end)
    if (!isUtf8(part)) return { line, column: Math.max(new TextDecoder().decode(part).indexOf('\uFFFD'), 0) + 1 }
    start = end + 1
  }
  return { line: 1, column: 1 }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
