import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('text that raw HTML leaves beside blocks stands in a paragraph with a place', () => {
  expect(compose('<form>甲</form>').located).toBe('<p data-source="a.md:3:7">甲</p>')
  expect(compose('</p>甲<p>乙').located).toMatch(/^<p data-source="a.md:3:\d+">甲<\/p><p data-source="a.md:3:6">乙/)
})

test('paragraphs that nothing is left of go', () => {
  expect(compose('<script>x</script>\n\n<p> </p>\n\n甲').html).toBe('<p>甲</p>')
})
