import { expect, test } from 'vitest'
import { closes, opens, withHiddenAir, withoutAir } from '../../../scripts/html/print/air.ts'
import { characterClass, isMark } from '../../../scripts/html/print/characters.ts'
import { prepareText } from '../../../scripts/html/print/prepare.ts'
import { horizontal, vertical } from './treat.ts'

const MARKS = [...'“”‘’「」『』（）《》〈〉【】〔〕〖〗［］｛｝，。、．；：！？']

test('every mark but the quotes, which Latin text has too, has plain air on the side where its air is', () => {
  const quotes = /[“”‘’]/
  for (const mark of MARKS) {
    const kind = characterClass(mark)
    expect(isMark(kind), mark).toBe(true)
    expect(opens(mark), mark).toBe(kind === 'opener' && !quotes.test(mark))
    expect(closes(mark), mark).toBe(kind !== 'opener' && !quotes.test(mark))
  }
  expect(closes('') || opens('')).toBe(false)
})

test('air is a plain space in the text of its mark, and an element where that is another', () => {
  expect(prepareText('甲，乙（丙）丁', horizontal)).toEqual([{ type: 'text', value: '甲， 乙 （丙） 丁' }])
  const gaps = (text: string, edition = horizontal) =>
    prepareText(text, edition).flatMap((node) =>
      node.type === 'element' && String(node.properties.className) === 'half-space' ? ['air'] : [],
    )
  expect(gaps('甲，乙')).toEqual([])
  expect(gaps('说“乙”的')).toEqual(['air', 'air'])
  // A mark that is kept with a number stands in an element of its own.
  expect(gaps('有3、乙', vertical)).toEqual(['air'])
})

test('without its air a text is what it was, its word spaces included', () => {
  for (const text of ['甲，乙（丙）丁。', '又说：《戊》、【己】！']) {
    const [node] = prepareText(text, horizontal)
    expect(node).toMatchObject({ type: 'text', value: expect.stringContaining(' ') })
    expect(node?.type === 'text' && withoutAir(node.value)).toBe(text)
  }
  expect(withoutAir('张三 李四，say “yes” twice')).toBe('张三 李四，say “yes” twice')
})

test('air in elements is the same text, hidden', () => {
  const air = '<span class="half-space" data-generated> </span>'
  expect(withHiddenAir('<p>甲， 乙 （丙） 丁 戊，a b</p>')).toBe(`<p>甲，${air}乙${air}（丙）${air}丁 戊，a b</p>`)
})
