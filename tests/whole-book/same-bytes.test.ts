import { readdir, readFile, symlink } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { findGhostscript } from '../../scripts/pdf/colour/ghostscript.ts'
import { banxin } from '../support/command.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

const ghostscript = await findGhostscript()

/** Every kind of edition, each with what it can have. */
const EDITIONS = `editions:
  h: { theme: handout }
  b: { theme: booklet }
  v: { theme: booklet, writing: vertical }
  grey: { of: b, press: true }
  black: { of: v, press: true, colour: black }
${ghostscript ? '  cmyk: { of: b, press: true, colour: cmyk }\n' : ''}  saddle: { of: v, impose: saddle, marks: [fold, staple] }
  two: { of: h, impose: 2up }
  copies: { of: h, copies: 1-3, watermark: 内部 }
  each: { of: h, copies: 1-2, each: true }
  e: { format: epub, pages: b }
  ev: { format: epub, writing: vertical, embed: true }
`

const CHAPTER = `# 第一讲

{为官|wéi guān}一任，:dots[造福]一方[^a]，见第 :page{#end} 页。**要紧的** $a^2+b^2$，\`code\`。

:::figure[一图]
![渐变](assets/a.png)
:::

:::table[一表]
| 年 | 数 |
|---|--:|
| 2026 | 3 |
:::

## 结语 {#end}

完。

[^a]: 注文。
`

async function book() {
  const picture = { width: 900, height: 500, channels: 3, background: { r: 180, g: 40, b: 90 } } as const
  const png = await sharp({ create: picture }).png().toBuffer()
  const style = 'h2 { color: #803020 }\n'
  return {
    'book.yaml': BOOK_YAML + EDITIONS,
    '01.md': CHAPTER,
    '02.md': '# 第二讲\n\n正文。\n',
    'assets/a.png': png,
    'style.css': style,
  }
}

/** Moves every clock of a process, its threads and those that it starts: what is dated by it has another date. */
const LATER = `const Now = Date
const BY = 400 * 86_400_000
globalThis.Date = class Date extends Now {
  constructor(...given) {
    super(...(given.length > 0 ? given : [Now.now() + BY]))
  }
  static now() {
    return Now.now() + BY
  }
}
`

/** All files below a folder, by name. */
async function filesBelow(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name))
  const files = await Promise.all(
    names.map(async (name) => [path.relative(folder, name), await readFile(name)] as const),
  )
  return new Map(files.sort())
}

/** The line of a report that is another one, or the place in a file. */
function difference(one: Buffer, other: Buffer, name: string): string {
  if (one.equals(other)) return ''
  const [lines, others] = [one, other].map((file) => file.toString('latin1').split('\n'))
  const at = lines?.findIndex((line, index) => line !== others?.[index]) ?? 0
  return `${name}: ${lines?.[at]?.slice(0, 200)} | ${others?.[at]?.slice(0, 200)}`
}

/** Builds in a folder of its own and gives all files of dist/. */
async function builtAt(name: string, { zone, language, clock, cache, editions = [] }: Circumstances) {
  const own = Object.entries(await book()).map(([file, content]) => [path.join(name, file), content])
  const cwd = await folderWith({ ...Object.fromEntries(own), 'later.mjs': LATER })
  const shifted = clock === 'later' ? { NODE_OPTIONS: `--import=${path.join(cwd, 'later.mjs')}` } : {}
  const env = {
    TZ: zone,
    LANG: language,
    LC_ALL: language,
    BANXIN_CACHE: cache,
    SOURCE_DATE_EPOCH: undefined,
    ...shifted,
  }
  ;(await banxin(['build', name, ...editions.flatMap((edition) => ['-e', edition])], { cwd, env })).exits(0)
  return filesBelow(path.join(cwd, 'dist'))
}

type Circumstances = { zone: string; language: string; clock?: 'later'; cache: string; editions?: string[] }

/** A cache with nothing in it but the unpacked browser. */
async function emptyCache(): Promise<string> {
  const cache = await folderWith()
  await symlink(path.join(await cacheFolder(), 'browser'), path.join(cache, 'browser'), 'junction')
  return cache
}

function unlike(one: ReadonlyMap<string, Buffer>, other: ReadonlyMap<string, Buffer>): string[] {
  return [...one]
    .map(([name, file]) => difference(file, other.get(name) ?? Buffer.of(), name))
    .filter((words) => words !== '')
}

test('two folders, two time zones, two clocks, two languages, an empty cache and a full one: the same bytes', async () => {
  const cache = await emptyCache()
  // Never on the same day: the two zones are 25 hours apart.
  const first = await builtAt('书', { zone: 'Pacific/Kiritimati', language: 'zh_CN.UTF-8', cache: await emptyCache() })
  const other = await builtAt('another place/book', { zone: 'Pacific/Pago_Pago', language: 'C', clock: 'later', cache })
  expect([...first.keys()]).toEqual(expect.arrayContaining(['b.pdf', 'each/000002.pdf', 'ev.epub', 'report.json']))
  expect([...other.keys()]).toEqual([...first.keys()])
  expect(unlike(first, other)).toEqual([])

  const editions = ['b', 'grey', 'saddle', 'ev']
  const again = await builtAt('third', { zone: 'Asia/Shanghai', language: 'C.UTF-8', cache, editions })
  for (const report of ['report.json', 'report.html']) again.delete(report)
  expect([...again.keys()]).toEqual(['b.pdf', 'ev.epub', 'grey.pdf', 'saddle.pdf'])
  expect(unlike(again, other)).toEqual([])
}, 900_000)
