// node runs/native.ts FLOW-FOLDER CACHE OUT.pdf: Chromium's own printing of the flowing text, no script, no heads.
import { writeFile } from 'node:fs/promises'
import { PDF_OPTIONS, withTab } from './browser.ts'
import { serve } from './serve.ts'

const [folder = '', cache = '', out = ''] = process.argv.slice(2)
const site = await serve(folder)
await withTab(cache, async (tab) => {
  await tab.goto(`${site.url}/native.html`, { waitUntil: 'load', timeout: 0 })
  await writeFile(out, await tab.pdf(PDF_OPTIONS))
})
site.close()
