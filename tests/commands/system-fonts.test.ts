import { chmod, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'
import { pinnedChromium, pinnedRunsHere } from '../../scripts/browser/pinned.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { aBook, banxin } from '../support/command.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

const EDITIONS = `editions:
  booklet: { theme: booklet }
  vertical: { theme: booklet, writing: vertical }
`

/** Blanks of all widths, and what is shown as nothing. */
const BLANKS = '\u3000\u00a0\u2002\u2003\u2009\u202f\u200b\u2060\u00ad\ufeff'

const TEXT = `# 题　目

张　三，${[...BLANKS].map((blank) => `字${blank}字`).join('、')}，ab\u3000cd，**粗　体**，\`code\u3000x\`。[^1]

## 一　节

> 引文　用楷体${BLANKS}来排。

- 项　目

[^1]: 注　文。
`

/** The pinned browser, but that it sees a Chinese font besides, as every browser does on a machine with fonts. */
async function browserWithFonts(): Promise<string> {
  const { executable, environment } = await pinnedChromium(await cacheFolder())
  const entry = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  )
  const conf = `<fontconfig><dir>${path.dirname(entry)}</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>`
  const folder = await folderWith({ 'fonts.conf': conf })
  const script = path.join(folder, 'browser')
  const variables = { ...environment, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }
  const told = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'\n`)
  await writeFile(script, `#!/bin/sh\n${told.join('')}exec '${executable}' "$@"\n`)
  await chmod(script, 0o755)
  return script
}

test.skipIf(!pinnedRunsHere())('fonts that a machine has change no byte of a book', async () => {
  const book = await aBook({ 'book.yaml': `${BOOK_YAML}creators: [张　三]\n${EDITIONS}`, '01.md': TEXT })
  ;(await book.run('build', '书', '-o', 'pinned')).exits(0)
  // What the one has printed is not to be taken for the other's.
  const env = { BANXIN_CACHE: await folderWith() }
  const args = ['build', '书', '-o', 'other', '--browser', await browserWithFonts()]
  ;(await banxin(args, { cwd: path.dirname(book.root), env })).exits(0).says('指定的浏览器')
  for (const file of ['booklet.pdf', 'vertical.pdf']) {
    const [pinned, other] = await Promise.all(['pinned', 'other'].map((out) => readFile(book.path(`${out}/${file}`))))
    expect(other?.equals(pinned ?? Buffer.alloc(0)), file).toBe(true)
  }
})
