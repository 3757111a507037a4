// node runs/stages.ts BOOK-FOLDER CACHE: our build of the first edition in one process, stage by stage.
import '../../bin/nursery.js'
import { runStages } from '../pipeline.ts'
import { endOfStage, tellResult } from './tell.ts'

const [folder = '', cache = ''] = process.argv.slice(2)
await endOfStage('start')
const { pages, errors } = await runStages({ folder, cache, ended: endOfStage })
await tellResult({ pages: pages.pages.length, errors })
