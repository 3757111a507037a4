import { mkdtemp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ace from '@daisy/ace-core'
import type { BrowserSession } from '../../scripts/browser/launch.ts'
import { siteForTests } from '../support/site.ts'

/** What Ace, the accessibility checker, has against an EPUB: a line each, of whatever weight. Writes beside it. */
export async function aceViolations(session: BrowserSession, file: string): Promise<string[]> {
  const folder = await mkdtemp(path.join(path.dirname(file), 'ace-'))
  const options = {
    cwd: folder,
    outdir: folder,
    silent: true,
    initLogger: true,
    fileName: path.join(folder, 'ace.log'),
  }
  const [, report] = await ace(file, options, axeIn(session))
  return report.assertions.flatMap(({ assertions, 'earl:testSubject': { url } }) =>
    assertions.map(
      ({ 'earl:test': rule, 'earl:result': result }) =>
        `${url}: ${rule['dct:title']} (${rule['earl:impact']}): ${result['dct:description']} ${result.html ?? ''}`,
    ),
  )
}

/** Runs axe in our own browser; the runner that Ace brings along would download one. */
function axeIn(session: BrowserSession) {
  return {
    concurrency: 2,
    launch: async () => {},
    close: async () => {},
    setTimeout: () => {},
    async run(url: string, scripts: string[], scriptContents: string[], basedir: string) {
      const site = await siteForTests({ '/book/': basedir })
      const page = await session.newPage()
      try {
        const document = path.relative(basedir, fileURLToPath(url)).split(path.sep).map(encodeURIComponent)
        await page.goto(`${site}/book/${document.join('/')}`)
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
}
