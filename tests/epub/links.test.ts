import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { rewriteLinks } from '../../scripts/epub/links.ts'
import { collectTargets } from '../../scripts/epub/targets.ts'
import { sampleDocument } from './sample.ts'

function rewritten(href: string) {
  const section = h('section', [h('p', { dataSource: '001.md:3:4' }, [h('a', { href }, '去')])])
  const diagnostics = rewriteLinks(section, 0, collectTargets(sampleDocument()))
  const link = section.children[0]?.type === 'element' ? section.children[0].children[0] : undefined
  return { href: link?.type === 'element' ? link.properties.href : undefined, diagnostics }
}

test.each([
  ['an id of the same chapter', '#fig-a', '#fig-a'],
  ['an id of another chapter', '#tab-a', 'chapter-2.xhtml#tab-a'],
  ['a chapter', '#chapter-2', 'chapter-2.xhtml#chapter-2'],
  ['another manuscript file', '002.md', 'chapter-2.xhtml'],
  ['a place in another manuscript file', './002.md#tab-a', 'chapter-2.xhtml#tab-a'],
  ['the web', 'https://例子.中国/路 径', 'https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF%20%E5%BE%84'],
  ['mail', 'mailto:a@b.cn', 'mailto:a@b.cn'],
])('%s', (_, href, expected) => {
  expect(rewritten(href)).toEqual({ href: expected, diagnostics: [] })
})

test('ids become ASCII names, and links with them', () => {
  const { href } = rewritten('#二节')
  expect(href).toMatch(/^chapter-2\.xhtml#[A-Za-z][\w-]*$/)
  expect(rewritten('#%E4%BA%8C%E8%8A%82').href).toBe(href)
  expect(rewritten('#4-deep').href).toMatch(/^#[A-Za-z][\w-]*$/)
})

test.each(['#nowhere', '003.md', 'file:///etc/passwd', 'javascript:alert(1)', '../secret.md'])(
  '%s leads nowhere',
  (href) => {
    const { href: left, diagnostics } = rewritten(href)
    expect(left).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { severity: 'error', rule: 'epub/link-target-missing', place: { file: '001.md', line: 3, column: 4 } },
    ])
  },
)
