import type { Browser } from 'puppeteer-core'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Crew } from '../../scripts/browser/crew.ts'
import { openBrowser } from '../../scripts/browser/launch.ts'
import { openOrigin } from '../../scripts/browser/origin.ts'
import { gatherPool, type Member } from '../../scripts/browser/pool.ts'
import type { Tab } from '../../scripts/browser/tab.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import type { Diagnostic } from '../../scripts/diagnostics/diagnostic.ts'
import { processOf } from '../support/browser-process.ts'
import { folderWith } from '../support/folder.ts'

let cache = ''
beforeAll(async () => {
  cache = await cacheFolder()
})

const start = async () => {
  const outcome = await openBrowser({ cache })
  onTestFinished(async () => outcome.value?.close())
  return outcome
}

async function member(name: string, tabs: number, again?: Member['again']): Promise<Member> {
  const { value: session } = await start()
  if (!session) throw new Error('no browser')
  return { name, tabs, session, again }
}

/** Tabs in these browsers, each with a document of no content; every job is worth a tab. */
async function crewOf(members: Member[], patience?: number): Promise<Crew<Tab>> {
  const { value: pool } = await gatherPool(members)
  const files = new Map([['/page.html', { body: '<!doctype html>', type: 'text/html' }]])
  const origin = await openOrigin({ root: await folderWith(), assets: [], files })
  const prepare = async (tab: Tab) => {
    await tab.open('/page.html')
    return tab
  }
  const crew = pool?.crew({ origin, prepare, patience, worth: 1 })
  if (!crew) throw new Error('no crew')
  onTestFinished(async () => {
    await crew.close()
    await origin.close()
    await pool?.close()
  })
  return crew
}

const rules = (diagnostics: Diagnostic[]) => diagnostics.map(({ rule }) => rule)
const sum = (tab: Tab) => tab.evaluate(() => 1 + 1)

/** Runs in the browser: for ever, or `ms` with a sign every 100 ms. */
const spin = (ms: number) => {
  const end = performance.now() + (ms || Number.POSITIVE_INFINITY)
  for (let said = performance.now(); performance.now() < end; ) {
    if (!ms || performance.now() - said < 100) continue
    said = performance.now()
    ;(window as unknown as { tellProgress(words: string): void }).tellProgress('')
  }
  return 'done'
}

test('two tabs work at the same time, in processes of their own', async () => {
  const crew = await crewOf([await member('a', 2)])
  let met: () => void = () => {}
  const meeting = new Promise<void>((resolve) => {
    met = resolve
  })
  let here = 0
  const work = async (tab: Tab) => {
    here += 1
    if (here === 2) met()
    // Neither goes on before the other has come.
    await meeting
    return tab.evaluate(() => {
      const begin = performance.timeOrigin + performance.now()
      while (performance.timeOrigin + performance.now() < begin + 500);
      return { begin, end: performance.timeOrigin + performance.now() }
    })
  }
  const spans = await Promise.all([crew.run({ weight: 1, work }), crew.run({ weight: 1, work })])
  const [a, b] = spans.map(({ value }) => value)
  // In one process the second loop would begin after the first.
  expect(Math.max(a?.begin ?? 0, b?.begin ?? 0)).toBeLessThan(Math.min(a?.end ?? 0, b?.end ?? 0))
})

test('the heaviest job that waits goes first, and light work opens one tab', async () => {
  const { value: pool } = await gatherPool([await member('a', 2)])
  const origin = await openOrigin({ root: await folderWith(), assets: [], files: new Map() })
  const tabs: Tab[] = []
  const crew = pool?.crew({ origin, prepare: async (tab) => tabs.push(tab), worth: 100 })
  const done: number[] = []
  const work = (weight: number) => async () => void done.push(weight)
  await Promise.all([1, 3, 2].map((weight) => crew?.run({ weight, work: work(weight) })))
  expect(done).toEqual([3, 2, 1])
  expect(tabs).toHaveLength(1)
  await crew?.close()
  await origin.close()
  await pool?.close()
})

test('what a job throws is thrown to who asked for it, and no tab is lost over it', async () => {
  const crew = await crewOf([await member('a', 1)])
  const broken = (tab: Tab) =>
    tab.evaluate(() => {
      throw new Error('broken')
    })
  await expect(crew.run({ weight: 1, work: broken })).rejects.toThrow('broken')
  expect(await crew.run({ weight: 1, work: sum })).toEqual({ value: 2, diagnostics: [] })
  expect(crew.diagnostics()).toEqual([])
})

describe('a tab', () => {
  const crashing = (times: number) => {
    let left = times
    return async (tab: Tab) => {
      if (left-- > 0) await (await tab.createCDPSession()).send('Page.crash')
      return sum(tab)
    }
  }

  test('that crashes is replaced, and a warning says so', async () => {
    const crew = await crewOf([await member('a', 1)])
    expect(await crew.run({ weight: 1, work: crashing(1), file: '03.md' })).toEqual({ value: 2, diagnostics: [] })
    expect(crew.diagnostics()).toMatchObject([
      {
        rule: 'browser/tab-lost',
        severity: 'warning',
        message: expect.stringContaining('a '),
        place: { file: '03.md' },
      },
    ])
  })

  test('that crashes over the same job again: an error that names its file; other jobs go on', async () => {
    const crew = await crewOf([await member('a', 2)])
    const [bad, good] = await Promise.all([
      crew.run({ weight: 1, work: crashing(9), file: '03.md' }),
      crew.run({ weight: 1, work: sum }),
    ])
    expect(bad).toMatchObject({
      diagnostics: [{ rule: 'browser/part-fails', severity: 'error', place: { file: '03.md' } }],
    })
    expect(good.value).toBe(2)
    expect((await crew.run({ weight: 1, work: sum })).value).toBe(2)
  })

  test('that hangs is given up, and its job done in another browser', async () => {
    const crew = await crewOf([await member('a', 1), await member('b', 1)], 1)
    let first = true
    const browsers: Browser[] = []
    const work = (tab: Tab) => {
      browsers.push(tab.browser())
      const ms = first ? 0 : 1
      first = false
      return tab.evaluate(spin, ms)
    }
    expect((await crew.run({ weight: 1, work })).value).toBe('done')
    expect(new Set(browsers).size).toBe(2)
    expect(crew.diagnostics()).toMatchObject([
      { rule: 'browser/tab-lost', message: expect.stringContaining('1 秒没有进展') },
    ])
  })

  test('that hangs over the same job again: an error', async () => {
    const crew = await crewOf([await member('a', 1)], 1)
    const outcome = await crew.run({ weight: 1, file: '03.md', work: (tab) => tab.evaluate(spin, 0) })
    expect(rules(outcome.diagnostics)).toEqual(['browser/part-fails'])
  })

  test('that takes long and gives a sign now and then is waited for', async () => {
    const crew = await crewOf([await member('a', 1)], 1)
    expect(await crew.run({ weight: 1, work: (tab) => tab.evaluate(spin, 3000) })).toEqual({
      value: 'done',
      diagnostics: [],
    })
    expect(crew.diagnostics()).toEqual([])
  })
})

describe('a browser that dies in the middle of the work', () => {
  /** Kills the browser of the first tab that comes, in the middle of its job. */
  const killing = () => {
    let first = true
    return async (tab: Tab) => {
      if (first) process.kill(await processOf(tab.browser()), 'SIGKILL')
      first = false
      return sum(tab)
    }
  }

  test('leaves its jobs to the others', async () => {
    const crew = await crewOf([await member('a', 1), await member('b', 1)])
    const works = [killing(), sum, sum, sum, sum]
    const outcomes = await Promise.all(works.map((work) => crew.run({ weight: 1, work })))
    expect(outcomes).toEqual(works.map(() => ({ value: 2, diagnostics: [] })))
    expect(crew.diagnostics()).toMatchObject([{ rule: 'browser/lost', message: expect.stringMatching(/^[ab] /) }])
  })

  test('is started again when it was the last, and once', async () => {
    const crew = await crewOf([await member('a', 2, start)])
    const outcomes = await Promise.all([killing(), sum, sum].map((work) => crew.run({ weight: 1, work })))
    expect(outcomes.map(({ value }) => value)).toEqual([2, 2, 2])
    expect(rules(crew.diagnostics())).toEqual(['browser/lost', 'browser/started-again'])
    const ends = await crew.run({ weight: 1, work: killing() })
    expect(ends).toMatchObject({ diagnostics: [{ rule: 'browser/all-lost', severity: 'error', domain: 'machine' }] })
  })
})

test('a crew that is closed takes no more jobs, and says so', async () => {
  const crew = await crewOf([await member('one', 1)])
  expect(await crew.run({ weight: 1, work: sum })).toEqual({ value: 2, diagnostics: [] })
  await crew.close()
  expect(await crew.run({ weight: 1, work: sum })).toEqual({ diagnostics: [] })
})
