// node runs/running.ts BOOK-FOLDER CACHE: what `banxin preview` does at a change: the first edition made once, which is not counted, then
// again after a letter has changed, in the same process, with its browser open. The cache must know neither of both texts (changeOneLetter): a
// chapter that has been laid out once comes out of it.
import { openWorkshop } from '../../scripts/fonts/workshop.ts'
import { openRebuilder } from '../../scripts/preview/rebuild.ts'
import { changeOneLetter } from '../books/store.ts'
import { endOfStage, tellResult } from './tell.ts'

const [manuscript = '', cache = ''] = process.argv.slice(2)
const workshop = openWorkshop(cache)
const rebuilder = openRebuilder({ manuscript, cache, env: process.env, workshop })
await (await rebuilder.rebuild()).prove?.().found
await changeOneLetter(manuscript)
await endOfStage('before')
let told: Promise<void> | undefined
const { pages, prove, diagnostics } = await rebuilder.rebuild(undefined, {
  pages() {
    told = endOfStage('layout')
  },
})
await told
await endOfStage('print')
const found = await prove?.().found
await endOfStage('preflight')
await changeOneLetter(manuscript)
await rebuilder.close()
workshop.close()
const errors = [...diagnostics, ...(found ?? [])].filter(({ severity }) => severity === 'error')
await tellResult({ pages: pages?.pages.length, errors: errors.map(({ message }) => message) })
