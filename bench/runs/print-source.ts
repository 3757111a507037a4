// node runs/print-source.ts BOOK-FOLDER CACHE TO: builds the first edition and keeps it as a source of derived editions.
import { writeFile } from 'node:fs/promises'
import { printedPages } from '../../scripts/commands/printed-pages.ts'
import { runStages } from '../pipeline.ts'

const [folder = '', cache = '', to = ''] = process.argv.slice(2)
const { pdf, pages, proven, errors } = await runStages({ folder, cache, ended: () => {} })
if (errors.length > 0) throw new Error(errors.join('\n'))
await writeFile(`${to}.pdf`, pdf)
await writeFile(`${to}.json`, JSON.stringify(printedPages(pages, { diagnostics: [], ...proven })))
