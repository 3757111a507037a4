// node runs/ebook-stages.ts BOOK-FOLDER: our build of the first edition, an e-book, in one process, stage by stage.
import '../../bin/nursery.js'
import { hasErrors, type Outcome } from '../../scripts/diagnostics/diagnostic.ts'
import { endOfStage } from './tell.ts'

const [folder = ''] = process.argv.slice(2)
await endOfStage('start')
const house = {
  ...(await import('../../scripts/config/load.ts')),
  ...(await import('../../scripts/manuscript/read.ts')),
  ...(await import('../../scripts/html/compose.ts')),
  ...(await import('../../scripts/epub/build.ts')),
  ...(await import('../../scripts/preflight/epub.ts')),
  ...(await import('../../scripts/preflight/epub-thread.ts')),
}
await endOfStage('load')
const book = must(await house.loadBook(folder))
const manuscript = must(await house.readManuscript(book))
await endOfStage('read')
const document = must(house.composeDocument(book, manuscript))
await endOfStage('compose')
const [edition] = book.editions
if (edition?.format !== 'epub') throw new Error('the first edition is no e-book')
const epub = must(await house.buildEpub({ document, edition }))
await endOfStage('write')
must({ value: true, diagnostics: await house.checkEpub(document, epub) })
await endOfStage('read back and compare')
if ((await house.work(epub.data)).length > 0) throw new Error('the validator has something to say')
await endOfStage('validate')

function must<T>({ value, diagnostics }: Outcome<T>): T {
  if (value !== undefined && !hasErrors(diagnostics)) return value
  throw new Error(diagnostics.map(({ message }) => message).join('\n'))
}
