import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'

const links = (markdown: string) => {
  const found: string[] = []
  visit(parseMarkdown(markdown), 'link', (link) => void found.push(`${textOf(link)} → ${link.url}`))
  return found
}

describe('bare addresses are found as if all texts were searched for them', () => {
  test.each([
    '见 https://example.org/a。',
    '见（http://example.org/a?b=c&d=e）',
    '见 HTTPS://EXAMPLE.ORG/A',
    '见 Www.example.org 和 www\\.example.org',
    '写信给 zhang.san@example.org',
    '写信给 mailto:zhang@example.org、xmpp:zhang@example.org/r',
    '写信给 zhang&#64;example.org、li&commat;example.org、wang&#x40;example.org',
    '见 &#104;ttps://example.org、&#119;ww.example.org',
    '见 https\\://example.org',
    '见 www\\.example.org',
    '没有地址：ftp://example.org、htt p://、w w w.、http:/',
    '见 **www**.example.org',
  ])('%s', (markdown) => {
    // An ampersand has them all searched.
    expect(links(markdown)).toEqual(links(`${markdown}\n\n&\n`))
  })

  test('and most of these have some', () => {
    expect(links('见 &#104;ttps://example.org')).toEqual(['https://example.org → https://example.org'])
    expect(links('zhang&commat;example.org')).toEqual(['zhang@example.org → mailto:zhang@example.org'])
    expect(links('Www.example.org')).toEqual(['Www.example.org → http://Www.example.org'])
  })
})
