import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('keywords, comments and strings of a named language are marked', () => {
  const { html, findings } = compose('```js\n// 注释\nconst x = "版心"\n```')
  expect(findings).toEqual([])
  expect(html).toBe(
    '<pre><code class="language-js"><span class="code-comment">// 注释</span>\n' +
      '<span class="code-keyword">const</span> x = <span class="code-string">"版心"</span>\n</code></pre>',
  )
})

test.each(['```\nconst x\n```', '```text\nconst x\n```', '    const x'])('%j is code of no language', (markdown) => {
  const { html, findings } = compose(markdown)
  expect(html).not.toContain('<span')
  expect(findings).toEqual([])
})

test('a language that is not known is said, and the code stays as it is', () => {
  const { html, findings, messages } = compose('```pyhton\nimport x\n```')
  expect(html).toContain('<code class="language-pyhton">import x\n</code>')
  expect(findings).toEqual(['info html/code-language a.md:3:1'])
  expect(messages.join()).toContain('python')
})

test('nor does an odd name become a finding about a class', () => {
  const { findings, messages } = compose('```objective.c\nx\n```')
  expect(findings).toEqual(['info html/code-language a.md:3:1'])
  expect(messages.join()).toContain('不认识编程语言 objective.c')
})

test.each(['js', 'python', 'xml', 'css', 'json', 'bash', 'yaml', 'sql', 'c', 'diff', 'markdown'])(
  'no character of %s is lost',
  (language) => {
    const code = '<a href="x">&amp;</a> `x` {y} # 注 // 注\n\tif (a < b && c > d) { return "”" }\n-- x /* y'
    const { html, findings } = compose(`~~~${language}\n${code}\n~~~`)
    expect(findings).toEqual([])
    const text = html
      .replace(/<[^>]*>/g, '')
      .replaceAll('&#x3C;', '<')
      .replaceAll('&#x26;', '&')
    expect(text).toBe(`${code}\n`)
  },
)
