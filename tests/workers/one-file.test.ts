import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { folderWith } from '../support/folder.ts'

const run = promisify(execFile)
const module = new URL('../../scripts/workers/one-file.ts', import.meta.url).href

/** A library of two files that comes as one too, and one that has lost it. */
const library = {
  'node_modules/@far/words/package.json': '{"type":"module","exports":"./lib/index.js"}',
  'node_modules/@far/words/lib/index.js': `export * from './word.js'`,
  'node_modules/@far/words/lib/word.js': `export const word = '许多'`,
  'node_modules/@far/words/dist/words.js': `export const word = '一个'`,
  'node_modules/user/package.json': '{"type":"module","exports":"./index.js"}',
  'node_modules/user/index.js': `export { word } from '@far/words'`,
}

async function wordOf(specifier: string, file: string): Promise<string> {
  const program = `
    import { loadingOneFile } from '${module}'
    const { word } = await loadingOneFile({ '@far/words': '${file}' }, () => import('${specifier}'))
    console.log(word)`
  const cwd = await folderWith({ ...library, 'program.mjs': program })
  const { stdout } = await run(process.execPath, ['program.mjs'], { cwd })
  return stdout.trim()
}

test.each(['@far/words', 'user'])('%s: the library comes from its one file, whoever imports it', async (specifier) => {
  expect(await wordOf(specifier, 'dist/words.js')).toBe('一个')
})

test('where that file is not there, from the files that it always came from', async () => {
  expect(await wordOf('@far/words', 'dist/gone.js')).toBe('许多')
})

test('what is imported later is not led elsewhere', async () => {
  const program = `
    import { loadingOneFile } from '${module}'
    await loadingOneFile({ '@far/words': 'dist/words.js' }, async () => {})
    console.log((await import('@far/words')).word)`
  const cwd = await folderWith({ ...library, 'program.mjs': program })
  const { stdout } = await run(process.execPath, ['program.mjs'], { cwd })
  expect(stdout.trim()).toBe('许多')
})

test.each([
  ['pdf/pdf-lib.ts', 'PDFDocument', '@cantoo/pdf-lib/es/', 10],
  ['preflight/epubcheck.ts', 'EpubCheck', 'css-tree/lib/', 10],
])('%s loads next to none of the small files', async (file, name, folder, most) => {
  const program = `
    import { registerHooks } from 'node:module'
    let loaded = 0
    registerHooks({ load(url, context, next) { loaded += url.includes('${folder}'); return next(url, context) } })
    const library = await import('${new URL(`../../scripts/${file}`, import.meta.url).href}')
    console.log(typeof library.${name}, loaded)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program])
  const [type, loaded] = stdout.trim().split(' ')
  expect(type).toBe('function')
  expect(Number(loaded)).toBeLessThan(most)
})
