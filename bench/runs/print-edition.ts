// node runs/print-edition.ts BOOK-FOLDER CACHE SOURCE EDITION: makes a derived edition from a kept source, as a build does, with all its checks.
import '../../bin/nursery.js'
import { readFile } from 'node:fs/promises'
import { endOfStage, tellResult } from './tell.ts'

const [folder = '', cache = '', source = '', name = ''] = process.argv.slice(2)
await endOfStage('start')
const { loadBook } = await import('../../scripts/config/load.ts')
const { openWorkshop } = await import('../../scripts/fonts/workshop.ts')
const { shareBrowsers } = await import('../../scripts/commands/shared-browsers.ts')
const { makeDerivedEdition } = await import('../../scripts/commands/derived-edition.ts')
const { value: book, diagnostics } = await loadBook(folder)
const edition = book?.editions.find((one) => one.name === name)
if (!book || edition?.of === undefined) throw new Error(`no derived edition ${name}: ${diagnostics[0]?.message}`)
const data = new Uint8Array(await readFile(`${source}.pdf`))
const printed = JSON.parse(await readFile(`${source}.json`, 'utf8'))
const results = new Map([[edition.of, { value: { data, printed, fonts: [] }, diagnostics: [] }]])
const silent = { progress() {}, say() {}, done() {}, failed() {} }
const steps = { run: <T>(_title: string, work: (step: typeof silent) => Promise<T>) => work(silent) }
const workshop = openWorkshop(cache)
const browsers = shareBrowsers({ cache, env: process.env }, steps)
await endOfStage('load')
const document = { book, chapters: [], assets: [] }
const request = { book, document, edition, draft: false, cache, workshop, browsers, steps }
const made = await makeDerivedEdition(request, { results, requested: true })
await endOfStage('make and check')
workshop.close()
await browsers.close()
const errors = made.diagnostics.filter(({ severity }) => severity === 'error')
if (!made.value || errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
await tellResult({ pages: made.value.pages, bytes: made.value.data.length })
