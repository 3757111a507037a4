// node runs/running.ts BOOK-FOLDER CACHE: a build of a process that goes on running, as a preview does: one build that is not counted, then one
// after a letter has changed, stage by stage. Starting the browser counts, though a preview would keep it open. The cache must know neither of
// both texts (changeOneLetter): a chapter that has been laid out once comes out of it.
import '../../bin/nursery.js'
import { changeOneLetter } from '../books/store.ts'
import { runStages } from '../pipeline.ts'
import { endOfStage, tellResult } from './tell.ts'

const [folder = '', cache = ''] = process.argv.slice(2)
await runStages({ folder, cache, ended: () => {} })
await changeOneLetter(folder)
await endOfStage('before')
const { pages, errors } = await runStages({ folder, cache, ended: endOfStage })
await changeOneLetter(folder)
await tellResult({ pages: pages.pages.length, errors })
