import { expect, test } from 'vitest'
import type { Language } from '../../../scripts/config/book.ts'
import { BOOKLET, browserForTests, VERTICAL } from '../../support/layouter.ts'
import { composer } from '../../support/lines.ts'
import { treat } from './treat.ts'

const session = await browserForTests()

/** Where the characters of a line stand that are no marks, in squares. */
async function places(language: Language, text: string, vertical = false) {
  const set = await composer(session, { ...(vertical ? VERTICAL : BOOKLET), language }, text)
  const [line = []] = (await set(`<p>${text}</p>`, 40))[0] ?? []
  return line.filter(({ text }) => /[\p{L}]/u.test(text)).map(({ start }) => Math.round(start * 20) / 20)
}

test.each([false, true])(
  'traditional: points keep their square, brackets are squeezed where they meet (vertical: %s)',
  async (v) => {
    expect(await places('zh-Hant-TW', '老，師。說：他！', v)).toEqual([2, 4, 6, 8])
    expect(await places('zh-Hant-TW', '老「師」說', v)).toEqual([2, 4, 6])
    expect(await places('zh-Hant-TW', '老（師「說」）他', v)).toEqual([2, 4, 6, 8.5])
  },
)

test.each([false, true])(
  'Japanese: 、。 and brackets as in simplified Chinese, ！？・ fill their square (vertical: %s)',
  async (v) => {
    expect(await places('ja', '先、生。「見」え', v)).toEqual([1, 3, 5.5, 7.5])
    expect(await places('ja', '先！生？川・魚：母', v)).toEqual([1, 3, 5, 7, 9])
  },
)

test('Japanese “” are of the size of brackets; in vertical text they are corner brackets, as in traditional Chinese', async () => {
  expect(await places('ja', '先“見”え、（“母‘川’”）人')).toEqual(await places('ja', '先「見」え、（「母『川』」）人'))
  expect(await places('ja', '先“見”え')).toEqual([1, 3, 5])
  const vertical = treat('先“見‘川’”え', { ...VERTICAL, language: 'ja' })
  expect(vertical).toBe('先_<quote>「</quote>見_<quote>『</quote>川<quote>』</quote><quote>」</quote>_え')
  expect(treat('先“見”え', { ...BOOKLET, language: 'ja' })).not.toContain('quote')
  expect(treat('師“說”了', { ...VERTICAL, language: 'zh-Hant' })).toBe('師<quote>「</quote>說<quote>」</quote>了')
  expect(treat('師“說”了', { ...BOOKLET, language: 'zh-Hant' })).not.toContain('quote')
  expect(treat('先“見”走', VERTICAL)).not.toContain('quote')
})

test('no air is given in traditional Chinese', () => {
  expect(treat('老，師「說」', { ...BOOKLET, language: 'zh-Hant' })).toBe('老，師「說」')
  expect(treat('老，師「說」', { ...BOOKLET, language: 'ja' })).toBe('老，_師_「說」')
})
