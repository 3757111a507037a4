import * as v from 'valibot'
import { derivedEntries } from './derived-schema.ts'

/**
 * book.yaml as an author may write it. Closed: every key not named here is an error. Messages say what the value
 * should be; who reports them adds the key's name and place.
 */
const text = v.pipe(
  v.string('应当是文字'),
  v.check((value) => !FORBIDDEN.test(value) && value.isWellFormed(), '不能有控制字符'),
  v.trim(),
  v.nonEmpty('不能为空'),
)

/** What no output can carry (XML 1.0, 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

const creator = v.union(
  [
    text,
    v.strictObject({
      name: text,
      role: v.optional(v.picklist(['aut', 'edt', 'trl', 'ill', 'com']), 'aut'),
      fileAs: v.optional(text),
    }),
  ],
  '应当是姓名，或 { name: 姓名, role: aut|edt|trl|ill|com, fileAs: 排序用的写法 }',
)

const series = v.strictObject(
  {
    name: text,
    number: v.optional(
      v.pipe(v.number('应当是整数，如 3'), v.integer('应当是整数，如 3'), v.minValue(1, '应当从 1 数起')),
    ),
  },
  '应当是 { name: 丛书名, number: 第几种 }',
)

const identifier = v.pipe(
  text,
  v.check(isIdentifier, '应当是 urn:uuid:（后接 UUID）或 urn:isbn:（后接校验位正确的 13 位书号）'),
)

const figures = v.picklist(
  ['arabic', 'han', 'han-read', 'lower-roman', 'upper-roman'],
  '应当是 arabic（12）、han（一二）、han-read（十二）、lower-roman（xii）或 upper-roman（XII）',
)

const folios = v.strictObject(
  {
    front: v.optional(figures),
    body: v.optional(figures),
    restart: v.optional(v.boolean('应当是 true（正文从 1 起）或 false（接着前面数）')),
  },
  '应当是一组选项，如 { front: lower-roman, body: arabic, restart: true }',
)

const edition = v.strictObject(
  {
    format: v.optional(v.picklist(['pdf', 'epub'], '应当是 pdf 或 epub')),
    theme: v.optional(v.picklist(['handout', 'booklet'], '应当是 handout（讲义）或 booklet（小册子）')),
    writing: v.optional(v.picklist(['horizontal', 'vertical'], '应当是 horizontal（横排）或 vertical（直排）')),
    trim: v.optional(
      v.picklist(
        ['a5', '32k', 'large-32k'],
        '应当是 a5（148×210 毫米）、32k（32 开，130×184 毫米）或 large-32k（大 32 开，140×203 毫米）',
      ),
    ),
    print: v.optional(v.picklist(['ordinary', 'large'], '应当是 ordinary（通常的字号）或 large（大字本）')),
    notes: v.optional(
      v.picklist(['page', 'chapter', 'book'], '应当是 page（按页）、chapter（按章）或 book（全书连续）'),
    ),
    years: v.optional(v.picklist(['han', 'arabic'], '应当是 han（二〇二六年）或 arabic（2026年）')),
    digits: v.optional(v.picklist(['sideways', 'upright'], '应当是 sideways（横卧）或 upright（逐位直立）')),
    folios: v.optional(folios),
    punctuation: v.optional(
      v.picklist(
        ['full', 'kaiming', 'half', 'plain'],
        '应当是 full（全角式）、kaiming（开明式）、half（半角式）或 plain（不挤压）',
      ),
    ),
    quotes: v.optional(
      v.picklist(['as-written', 'corner', 'curly'], '应当是 as-written（照书稿）、corner（「」『』）或 curly（“”‘’）'),
    ),
    index: v.optional(v.boolean('应当是 true（排索引）或 false（不排）')),
    embed: v.optional(v.boolean('应当是 true（电子书里放字体）或 false（用读者的字体）')),
    cover: v.optional(v.boolean('应当是 true（有封面）或 false（没有）')),
    archival: v.optional(v.boolean('应当是 true（照 PDF/A-2u 检查，合格才写明）或 false（不写明）')),
    pages: v.optional(v.union([text, v.literal(false)], '应当是印刷版本的名称，或 false（不带页码）')),
    identifier: v.optional(identifier),
    ...derivedEntries,
  },
  '应当是一组选项，如 { theme: booklet }',
)

const files = v.array(text, '应当是文件名的列表')
const chapters = v.pipe(files, v.nonEmpty('不能是空列表'))

export const bookSchema = v.strictObject(
  {
    title: text,
    shortTitle: v.optional(text),
    subtitle: v.optional(text),
    creators: v.optional(v.array(creator, '应当是姓名的列表'), []),
    publisher: v.optional(text),
    rights: v.optional(text),
    description: v.optional(text),
    price: v.optional(text),
    subjects: v.optional(v.array(text, '应当是词语的列表'), []),
    language: v.optional(
      v.picklist(
        ['zh-Hans', 'zh-Hant', 'zh-Hant-TW', 'zh-Hant-HK', 'ja'],
        '应当是 zh-Hans（简体）、zh-Hant、zh-Hant-TW、zh-Hant-HK（繁体）或 ja（日文）',
      ),
      'zh-Hans',
    ),
    date: v.pipe(text, v.isoDate('应当是 2026-11-22 这样的年月日'), v.check(isCalendarDate, '不是日历上有的日子')),
    identifier: v.optional(identifier),
    series: v.optional(series),
    certifiedBy: v.optional(text),
    meeting: v.optional(
      v.strictObject({ name: text, item: v.optional(text), date: v.optional(text), notice: v.optional(text) }),
    ),
    cover: v.optional(text),
    front: v.optional(files, []),
    chapters: v.optional(chapters),
    attachments: v.optional(files, []),
    back: v.optional(files, []),
    fonts: v.optional(
      v.strictObject({
        song: v.optional(text),
        hei: v.optional(text),
        kai: v.optional(text),
        fangsong: v.optional(text),
        biaosong: v.optional(text),
        mono: v.optional(text),
      }),
      {},
    ),
    editions: v.optional(v.record(v.string(), edition, '应当是“名称: 选项”')),
  },
  '应当是“键: 值”',
)

export type EditionInput = v.InferOutput<typeof edition>

/** Keys that may stand at a path of book.yaml; empty where any name may. */
export function keysAt(path: readonly (string | number)[]): string[] {
  const [first] = path
  if (first === undefined) return Object.keys(bookSchema.entries)
  if (first === 'editions') {
    if (path.length === 3 && path[2] === 'folios') return Object.keys(folios.entries)
    return path.length === 2 ? Object.keys(edition.entries) : []
  }
  if (first === 'creators') return ['name', 'role', 'fileAs']
  if (first === 'meeting' || first === 'fonts' || first === 'series')
    return Object.keys(bookSchema.entries[first].wrapped.entries)
  return []
}

/** ISO 8601 text that names a day that exists: 2026-02-30 does not. */
function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text)
}

/** RFC 9562 in lower or upper case, or an ISBN-13 (ISO 2108) whose check digit is right. */
function isIdentifier(text: string): boolean {
  if (/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return true
  if (!/^urn:isbn:97[89][\d-]+\d$/i.test(text)) return false
  const digits = text.slice('urn:isbn:'.length).replaceAll('-', '')
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0)
  return digits.length === 13 && sum % 10 === 0
}
