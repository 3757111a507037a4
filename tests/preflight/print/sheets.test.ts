import { expect, test } from 'vitest'
import { imposePages } from '../../../scripts/pdf/impose/impose.ts'
import { planSaddle } from '../../../scripts/pdf/impose/saddle.ts'
import { checkSheets } from '../../../scripts/preflight/print/sheets.ts'
import { pagesWith } from './sample.ts'

const TEXTS = ['one', 'two', 'three', 'four', 'five']
const page = { width: 148, height: 210 }
const sheet = { width: 297, height: 210 }
const plan = planSaddle({ count: 5, page, sheet, binding: 'left', caliper: 0.1 })

const rules = async (data: Uint8Array, expected = { plan, before: 0, texts: TEXTS }) =>
  (await checkSheets(data, expected)).map(({ rule }) => rule)

test('sheets with every page in its place, a sheet before them or not', async () => {
  const pages = await pagesWith(TEXTS)
  expect(await rules(await imposePages(pages, plan, 'x'))).toEqual([])
  const before = await imposePages(pages, plan, 'x', { before: await pagesWith(['how'], sheet) })
  expect(await rules(before, { plan, before: 2, texts: TEXTS })).toEqual([])
})

test('two pages that changed places, a page that is lost, paper of another size, half a sheet', async () => {
  const [one = '', two = '', ...others] = TEXTS
  expect(await rules(await imposePages(await pagesWith([two, one, ...others]), plan, 'x'))).toEqual([
    'preflight/derived-text',
  ])
  const lost = planSaddle({ count: 4, page, sheet, binding: 'left', caliper: 0.1 })
  const short = await imposePages(await pagesWith(TEXTS), lost, 'x')
  expect(await rules(short, { plan: lost, before: 0, texts: TEXTS })).toEqual(['preflight/sheet-pages'])
  const wide = planSaddle({ count: 5, page, sheet: { width: 298, height: 210 }, binding: 'left', caliper: 0.1 })
  expect(await rules(await imposePages(await pagesWith(TEXTS), wide, 'x'))).toContain('preflight/page-box')
  const half = { ...plan, sides: plan.sides.slice(0, 3) }
  const torn = await imposePages(await pagesWith(TEXTS), half, 'x')
  expect(await rules(torn, { plan: half, before: 0, texts: TEXTS })).toContain('preflight/sheet-count')
})
