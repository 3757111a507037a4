import { expect, test } from 'vitest'
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
