// node runs/paged.ts FLOW-FOLDER CACHE OUT.pdf: the Paged.js of npm as it is, with heads and folios.
import { writeFile } from 'node:fs/promises'
import { PDF_OPTIONS, withTab } from './browser.ts'
import { serve } from './serve.ts'
import { tellResult } from './tell.ts'

const [folder = '', cache = '', out = ''] = process.argv.slice(2)
const site = await serve(folder)
await withTab(cache, async (tab) => {
  await tab.goto(`${site.url}/paged.html`, { waitUntil: 'load', timeout: 0 })
  await tab.evaluate('document.fonts.ready.then(() => window.PagedPolyfill.preview()).then(() => undefined)')
  await writeFile(out, await tab.pdf(PDF_OPTIONS))
  await tellResult({ texts: await tab.evaluate(readPages) })
})
site.close()

/** Runs in the browser. */
function readPages(): string[] {
  return [...document.querySelectorAll('.pagedjs_page_content')].map((page) => page.textContent ?? '')
}
