import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ace from '@daisy/ace-core'
import { describe, expect, test } from 'vitest'
import { openBrowser } from '../../scripts/browser/launch.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { folderWith } from '../support/folder.ts'
import { siteForTests } from '../support/site.ts'
import { BOOKS, ebooks } from './books.ts'

const { value: session } = await openBrowser({ cache: await cacheFolder() })
if (!session) console.warn('skipped Ace: no browser here')
const ebook = await ebooks()

/** Runs axe in our own browser; the runner that Ace brings along would download one. */
const runner = {
  concurrency: 2,
  launch: async () => {},
  close: async () => {},
  setTimeout: () => {},
  async run(url: string, scripts: string[], scriptContents: string[], basedir: string) {
    const site = await siteForTests({ '/book/': basedir })
    const page = await session?.newPage()
    if (!page) throw new Error('no browser')
    try {
      await page.goto(
        `${site}/book/${path.relative(basedir, fileURLToPath(url)).split(path.sep).map(encodeURIComponent).join('/')}`,
      )
      for (const content of scriptContents) await page.evaluate(content)
      for (const script of scripts) await page.evaluate(await readFile(script, 'utf8'))
      return await page.evaluate(
        'new Promise((resolve, reject) => daisy.ace.run((error, result) => error ? reject(error) : resolve(result)))',
      )
    } finally {
      await page.close()
    }
  },
}

describe('Ace, the accessibility checker', () => {
  test.skipIf(!session).each(BOOKS)('has nothing to say of %s', { timeout: 300_000 }, async (_, book) => {
    const folder = await folderWith()
    const [, report] = await ace(
      await ebook(book),
      { cwd: folder, outdir: folder, silent: true, initLogger: true, fileName: path.join(folder, 'ace.log') },
      runner,
    )
    const violations = report.assertions.flatMap(({ assertions, 'earl:testSubject': { url } }) =>
      assertions.map(
        ({ 'earl:test': rule, 'earl:result': result }) =>
          `${url}: ${rule['dct:title']} (${rule['earl:impact']}): ${result['dct:description']} ${result.html ?? ''}`,
      ),
    )
    expect(violations).toEqual([])
  })
})
