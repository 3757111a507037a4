import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openPool, type PoolOptions } from '../../scripts/browser/pool.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { endpointForTests } from '../support/endpoint.ts'
import { browserForTests } from '../support/layouter.ts'
import { pagesOf } from '../support/pages.ts'

/** Each long enough to be worth a tab; with pictures, notes and references to pages of others. */
const SEAL = fileURLToPath(new URL('../fixtures/pictures/seal.png', import.meta.url))
const FILES: Record<string, string | Uint8Array> = {
  'seal.png': new Uint8Array(await readFile(SEAL)),
  ...Object.fromEntries(
    ['甲', '乙', '丙', '丁', '戊'].map((name, index) => [
      `0${index + 1}.md`,
      `# ${name}章 {#c${index + 1}}\n\n见第:page{#c${5 - index}}页[^a]。\n\n![印](seal.png)\n\n${`${`${name}章的话，说了又说，说到纸边便折行。`.repeat(4)}\n\n`.repeat(100 + 40 * index)}\n\n[^a]: ${name}章的注。\n`,
    ]),
  ),
}

const session = await browserForTests()
/** What one tab of one browser makes. */
let alone: Awaited<ReturnType<typeof pagesOf>>

async function poolOf(options: Partial<PoolOptions>) {
  const { value: pool, diagnostics } = await openPool({ cache: await cacheFolder(), ...options })
  if (!pool) throw new Error(JSON.stringify(diagnostics))
  onTestFinished(() => pool.close())
  return { pool }
}

test('one tab', async () => {
  alone = await pagesOf(session, FILES)
  expect(alone.diagnostics).toEqual([])
  expect(alone.value?.pages.length).toBeGreaterThan(60)
})

test('two tabs make the same pages as one', async () => {
  expect(await pagesOf(await poolOf({ tabs: 2 }), FILES)).toEqual(alone)
})

test('two browsers elsewhere make the same pages; nothing of this machine need be within their reach', async () => {
  const [a, b] = [await endpointForTests(), await endpointForTests()]
  expect(await pagesOf(await poolOf({ places: `${a.address} http://127.0.0.1:${b.port}` }), FILES)).toEqual(alone)
})

test('one of them killed in the middle: the same pages, and a warning that names it', async () => {
  const [a, b] = [await endpointForTests(), await endpointForTests()]
  const { value, diagnostics } = await pagesOf(await poolOf({ places: `${a.address} ${b.address}` }), FILES, {
    progress: ({ chapters }) => chapters === 1 && a.kill(),
  })
  expect(value).toEqual(alone.value)
  expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'browser/lost' }])
  expect(diagnostics[0]?.message).toContain(`ws://127.0.0.1:${a.port}`)
})

test('all of them killed: an error that names them, and no pages', async () => {
  const [a, b] = [await endpointForTests(), await endpointForTests()]
  const { value, diagnostics } = await pagesOf(await poolOf({ places: `${a.address} ${b.address}` }), FILES, {
    progress: () => {
      a.kill()
      b.kill()
    },
  })
  expect(value).toBeUndefined()
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  expect(errors).toMatchObject([{ rule: 'browser/all-lost', domain: 'machine' }])
  expect(errors[0]?.message).toContain(`ws://127.0.0.1:${b.port}`)
})

test('a layout that shows no new page in time is given up, and says which chapter', async () => {
  const { value, diagnostics } = await pagesOf(session, { '01.md': '# 甲\n\n一句。\n' }, { patience: 0.001 })
  expect(value).toBeUndefined()
  expect(diagnostics.some(({ rule }) => rule === 'browser/part-fails' || rule === 'browser/all-lost')).toBe(true)
})
