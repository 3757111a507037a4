import { inflateSync } from 'node:zlib'
import { type Fault, faults } from './fault.ts'

/**
 * Reads the bytes of a file for 6.1 of ISO 19005-2: header, trailer, the frames of objects and streams, and what stands in them: strings,
 * names, numbers. Only files with a cross-reference stream of ours are known (pdf/write.ts); others have a fault.
 */
export function checkSyntax(bytes: Uint8Array): Fault[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const trailer = readTrailer(file)
  const found = [
    ...faults('6.1.2', [
      !/^%PDF-1\.[0-7]\n$/.test(file.toString('latin1', 0, 9)) && '文件头不是 %PDF-1.n',
      !/^%[\x80-\xff]{4}/.test(file.toString('latin1', 9, 14)) && '文件头后面没有二进制的注释',
    ]),
    ...faults('6.1.3', [
      !/%%EOF\n?$/.test(file.toString('latin1', Math.max(0, file.length - 16))) && '%%EOF 后面还有东西',
      trailer && !/\/ID \[ ?<[0-9a-f]{32}> ?<[0-9a-f]{32}> ?\]/i.test(trailer.text) && '没有文件标识（ID）',
      trailer && /\/Encrypt\b/.test(trailer.text) && '有加密',
    ]),
    ...faults('6.1.4', [!trailer && '交叉引用表不是所知道的样子']),
  ]
  if (!trailer) return found
  const limits = faults('6.1.13', [trailer.offsets.length > MOST_OBJECTS && '对象太多'])
  return [...found, ...limits, ...readFrames(file, trailer.offsets)]
}

const MOST_OBJECTS = 8_388_607

type Trailer = { text: string; offsets: number[] }

/** The cross-reference stream (ISO 32000-1, 7.5.8), and where the objects of the file stand. */
function readTrailer(file: Buffer): Trailer | undefined {
  const start = Number(
    file.toString('latin1', file.length - 64).match(/startxref\n(\d+)\n%%EOF\n?$/)?.[1] ?? Number.NaN,
  )
  if (!(start > 0)) return undefined
  const begin = file.indexOf('stream\n', start)
  const text = file.toString('latin1', start, begin)
  const length = Number(text.match(/\/Length (\d+)/)?.[1])
  if (begin < 0 || !/\/Type \/XRef/.test(text) || !/\/W \[ ?1 4 2 ?\]/.test(text)) return undefined
  const table = inflateSync(file.subarray(begin + 7, begin + 7 + length))
  const offsets: number[] = []
  for (let row = 0; row + 7 <= table.length; row += 7) if (table[row] === 1) offsets.push(table.readUInt32BE(row + 1))
  return { text, offsets: offsets.sort((a, b) => a - b) }
}

function readFrames(file: Buffer, offsets: readonly number[]): Fault[] {
  const found = new Map<string, Fault>()
  const note = (clause: string, what: string) => found.set(clause + what, { clause, what })
  for (const [index, offset] of offsets.entries()) {
    const end = offsets[index + 1] ?? file.indexOf('startxref', offset)
    const head = file.toString('latin1', offset, offset + 32).match(/^\d+ \d+ obj\n/)?.[0]
    if (!head || file.toString('latin1', end - 8, end) !== '\nendobj\n') {
      note('6.1.9', `字节 ${offset} 处的对象前后没有分行`)
      continue
    }
    const first = offset + head.length
    const stream = file.indexOf('stream', first)
    const dictionary = stream > 0 && stream < end ? file.toString('latin1', first, stream) : ''
    const length = dictionary.match(/\/Length (\d+)/)?.[1]
    // A string may hold the word.
    if (length === undefined || !dictionary.trimEnd().endsWith('>>')) {
      readTokens(file.toString('latin1', first, end - 8), note)
      continue
    }
    const data = stream + (file.toString('latin1', stream + 6, stream + 8) === '\r\n' ? 8 : 7)
    const behind = file.toString('latin1', data + Number(length), end)
    if (!/^\r?\nendstream\nendobj\n$/.test(behind)) note('6.1.7.1', `字节 ${offset} 处的流不是它所说的长度`)
    readTokens(dictionary, note)
    if (/\/Type \/ObjStm\b/.test(dictionary)) {
      const inside = inflateSync(file.subarray(data, data + Number(length))).toString('latin1')
      readTokens(inside.slice(Number(dictionary.match(/\/First (\d+)/)?.[1] ?? 0)), note)
    }
  }
  return [...found.values()]
}

type Note = (clause: string, what: string) => void

/** Strings, names and numbers of objects (ISO 32000-1, 7.3). */
function readTokens(text: string, note: Note): void {
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('(')) {
      if (token.length - 2 > LONGEST_STRING) note('6.1.13', `文字长过 ${LONGEST_STRING} 字节`)
    } else if (token.startsWith('<')) {
      const digits = token.slice(1, -1).replace(/\s/g, '')
      if (digits.length % 2 || /[^0-9a-f]/i.test(digits)) note('6.1.6', '十六进制的文字不是整字节')
      if (digits.length / 2 > LONGEST_STRING) note('6.1.13', `文字长过 ${LONGEST_STRING} 字节`)
    } else if (token.startsWith('/')) {
      const name = token.slice(1).replace(/#([0-9a-f]{2})/gi, ' ')
      if (name.length > LONGEST_NAME) note('6.1.13', `名称长过 ${LONGEST_NAME} 字节：${readable(token)}`)
    } else if (token.length > 9) {
      const value = Number(token)
      const isInteger = !token.includes('.')
      if (isInteger && (value > 2 ** 31 - 1 || value < -(2 ** 31))) note('6.1.13', `整数太大：${token}`)
      if (!isInteger && value !== 0 && (Math.abs(value) > 3.403e38 || Math.abs(value) < 1.175e-38))
        note('6.1.13', `小数出了范围：${token}`)
    }
  }
}

const TOKEN =
  /\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*\)|<[0-9A-Za-z\s]*>|\/[^\s()<>[\]{}/%]+|[+-]?\d*\.\d+|[+-]?\d{10,}/g
const LONGEST_STRING = 32_767
const LONGEST_NAME = 127

/** A destination is named by the fragment of a link. */
function readable(name: string): string {
  const plain = name
    .slice(1)
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}
