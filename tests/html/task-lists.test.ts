import * as fontkit from 'fontkit'
import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('tasks have generated marks', () => {
  expect(compose('- [x] 做完\n- [ ] 未做').html.replaceAll('\n', '')).toBe(
    '<ul><li><span class="task" data-generated="">□<span class="tick">√</span></span> 做完</li>' +
      '<li><span class="task" data-generated="">□</span> 未做</li></ul>',
  )
})

test('the marks are in the faces 宋 and 黑', () => {
  for (const face of ['noto-serif-sc/400Regular/NotoSerifSC', 'noto-sans-sc/400Regular/NotoSansSC']) {
    const font = fontkit.openSync(`node_modules/@expo-google-fonts/${face}_400Regular.ttf`)
    if (!('hasGlyphForCodePoint' in font)) throw new Error('a font collection')
    for (const mark of '√□') expect(font.hasGlyphForCodePoint(mark.codePointAt(0) ?? 0)).toBe(true)
  }
})

test('other form fields go', () => {
  expect(compose('甲<input type="text" value="x">').html).toBe('<p>甲</p>')
})
