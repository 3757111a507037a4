import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { isElement } from '../../../scripts/html/elements.ts'
import { partCodeLines } from '../../../scripts/html/print/code-lines.ts'
import { BOOKLET, browserForTests } from '../../support/layouter.ts'
import { composer } from '../../support/lines.ts'

const session = await browserForTests()

test('two letters of code are as wide as one Han, marks among them too', async () => {
  const html = '<pre><code>ab汉。字cd“e”</code></pre>'
  const set = await composer(session, BOOKLET, html)
  const [line = []] = (await set(html, 27))[0] ?? []
  const size = line[0]?.size ?? 1
  const widths = line.map(({ start, end }) => Math.round(((end - start) / size) * 100) / 100)
  expect(widths).toEqual([0.5, 0.5, 1, 1, 1, 0.5, 0.5, 1, 0.5, 1])
  const [plain = []] = (await set('<p>ab</p>', 27))[0] ?? []
  expect((plain[0]?.end ?? 0) - (plain[0]?.start ?? 0)).not.toBeCloseTo(0.5, 2)
})

function parted(html: string): string {
  const pre = fromHtml(html, { fragment: true }).children.find((child): child is Element => isElement(child, 'pre'))
  return pre ? toHtml(partCodeLines(pre)) : ''
}

const line = (hang: number, text: string, name = 'code-line') =>
  `<span class="${name}" style="--hang:${hang}">${text}</span>`

test('every line of code hangs behind its own beginning, and holds its line end', () => {
  expect(parted('<pre><code>a\n  b\n\nc</code></pre>')).toBe(
    `<pre><code>${line(4, 'a\n', 'code-line tied')}${line(6, '  b\n')}${line(4, '\n', 'code-line blank tied')}${line(4, 'c')}</code></pre>`,
  )
  expect(parted('<pre><code>a\n</code></pre>')).toBe(`<pre><code>${line(4, 'a\n')}</code></pre>`)
  // Tab stops are counted from where the text begins.
  expect(parted('<pre><code>\ta</code></pre>')).toContain(line(8, '\ta'))
})

test('a comment of several lines is parted with them', () => {
  const comment = (text: string) => `<span class="code-comment">${text}</span>`
  expect(parted(`<pre><code>a ${comment('/* b\n c */')} d\n</code></pre>`)).toBe(
    `<pre><code>${line(4, `a ${comment('/* b\n')}`, 'code-line tied')}${line(5, `${comment(' c */')} d\n`)}</code></pre>`,
  )
  expect(parted(`<pre><code>${comment('# a\n')}b</code></pre>`)).toBe(
    `<pre><code>${line(4, comment('# a\n'), 'code-line tied')}${line(4, 'b')}</code></pre>`,
  )
})

test('a turnover begins four letters behind its line', async () => {
  const code = `<pre><code>  ${'word '.repeat(20)}\nend</code></pre>`
  const set = await composer(session, BOOKLET, code)
  const lines = ((await set(code, 27)) as { start: number; size: number }[][][]).flat()
  const size = lines[0]?.[0]?.size ?? 1
  const starts = lines.map(([first]) => Math.round(((first?.start ?? 0) / size) * 10) / 10)
  expect(starts[1]).toBeCloseTo((starts[0] ?? 0) + 2, 1)
  expect(starts.at(-1)).toBeCloseTo((starts[0] ?? 0) - 1, 1)
})
