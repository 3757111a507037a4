import { h } from 'hastscript'
import { parse } from 'postcss'
import { expect, test } from 'vitest'
import { readStyle } from '../../scripts/epub/style.ts'
import { roleUses } from '../../scripts/fonts/roles.ts'
import type { Document } from '../../scripts/html/document.ts'
import { bookWith } from './sample.ts'

const ROLES: Record<string, string> = { 'Banxin Hei': 'hei', 'Banxin Kai': 'kai', 'Banxin Mono': 'mono' }

/** Roles of the text of an element, 宋 apart, which has all. */
function rolesIn(selector: string): Set<string> {
  const section = h('section', [h(selector, '字')])
  const chapter = { id: 'c', file: '01.md', title: '', matter: 'body' as const, headings: [], section, notes: [] }
  const document: Document = { book: bookWith(), chapters: [chapter], assets: [] }
  return new Set([...roleUses(document)].filter(({ text }) => text === '字').map(({ role }) => role))
}

test.each(['zh-Hans', 'zh-Hant', 'ja'] as const)(
  'what the style sheet for %s sets in a face is cut into it',
  async (language) => {
    const rules: [selector: string, role: string][] = []
    parse(await readStyle('horizontal', language)).walkDecls('font-family', ({ value, parent }) => {
      const role = ROLES[value.match(/"([^"]+)"/)?.[1] ?? '']
      if (!role || !parent || !('selectors' in parent)) return
      for (const selector of parent.selectors as string[]) if (!selector.includes(' ')) rules.push([selector, role])
    })
    expect(rules.length).toBeGreaterThan(15)
    for (const [selector, role] of rules) expect(rolesIn(selector), selector).toContain(role)
  },
)

test('a bold run in a heading, code with Han, a dotted word', () => {
  expect(rolesIn('h1')).toEqual(new Set(['song']))
  expect(rolesIn('code')).toEqual(new Set(['song', 'mono', 'hei']))
  expect(rolesIn('em.dots')).toEqual(new Set(['song']))
})
