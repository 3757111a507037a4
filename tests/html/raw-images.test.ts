import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test.each(['http://example.com/x.png', '/book/../../etc/passwd', '/book/assets/other.svg', 'assets/a.svg', 'data:,x'])(
  '<img src="%s"> goes, with an error',
  (src) => {
    const { html, findings } = compose(`字<img src="${src}">`)
    expect(html).toBe('<p>字</p>')
    expect(findings.at(-1)).toBe('error html/html-image a.md:3:2')
  },
)
