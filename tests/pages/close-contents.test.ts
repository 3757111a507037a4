import { expect, test } from 'vitest'
import { closeContents } from '../../scripts/pages/engine/close-contents.ts'
import type { EngineRequest, EngineResult } from '../../scripts/pages/engine/main.ts'

const result = (pages: number) =>
  ({ pages: Array(pages).fill({ html: '' }), problems: [], foretold: false }) as EngineResult
const request = (html: string): EngineRequest => ({ html, notes: '', vertical: false })

/** Closes `html` of `pages` pages, which has `closer` pages where the mark stands; tells what was tried. */
async function close(html: string, pages: number, closer: Record<string, number>) {
  const tried: string[] = []
  const closed = await closeContents(request(html), result(pages), async ({ html }) => {
    const look = html.match(/class="([^"]*)"/)?.[1] ?? ''
    tried.push(look)
    return result(closer[look] ?? pages)
  })
  return { tried, pages: closed.pages.length }
}

test('contents that spill over are set closer, as far as it helps', async () => {
  const html = '<section class="contents" data-generated><h1>目录</h1></section>'
  expect(await close(html, 1, {})).toEqual({ tried: [], pages: 1 })
  expect(await close(html, 2, { 'contents close': 1 })).toEqual({ tried: ['contents close'], pages: 1 })
  const both = ['contents close', 'contents close closer']
  expect(await close(html, 3, { 'contents close closer': 2 })).toEqual({ tried: both, pages: 2 })
  expect(await close(html, 2, {})).toEqual({ tried: both, pages: 2 })
})

test('long contents are set closer for the sake of a few lines, not of many', async () => {
  const html = '<section class="contents" data-generated><h1>目录</h1></section>'
  const lay = async (lines: number) => {
    let tries = 0
    const pages = ['', '', '<p class="contents-line level-1"></p>'.repeat(lines)].map((page) => ({ html: page }))
    const laid = { pages, problems: [], foretold: false } as unknown as EngineResult
    await closeContents(request(html), laid, async () => {
      tries += 1
      return laid
    })
    return tries
  }
  expect(await lay(6)).toBe(2)
  expect(await lay(7)).toBe(0)
})

test('those below the names of a meeting too, and nothing else', async () => {
  const meeting = '<section class="meeting numbered-copy"><p>会</p></section>'
  expect((await close(meeting, 2, { 'meeting close numbered-copy': 1 })).pages).toBe(1)
  expect((await close('<section class="chapter">', 2, {})).tried).toEqual([])
})
