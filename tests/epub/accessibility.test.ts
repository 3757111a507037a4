import type { Element } from 'hast'
import { h } from 'hastscript'
import { describe, expect, test } from 'vitest'
import { type AccessibilityRequest, describeAccessibility, takeInventory } from '../../scripts/epub/accessibility.ts'

type Changes = Partial<Omit<AccessibilityRequest, 'chapters'>> & { certifiedBy?: string }

function described(section: Element, { certifiedBy, ...changes }: Changes = {}) {
  return describeAccessibility({
    book: { language: 'zh-Hans', file: 'book.yaml', certifiedBy },
    writing: 'horizontal',
    chapters: [takeInventory(section)],
    pictures: [],
    index: false,
    pages: false,
    ...changes,
  })
}

const PICTURES = [{ mediaType: 'image/svg+xml' as const }]

describe('what is described', () => {
  test('text alone', () => {
    const { accessibility } = described(h('section', [h('p', '文')]))
    expect(accessibility).toMatchObject({ accessModes: ['textual'], sufficient: ['textual'], hazards: ['none'] })
    expect(accessibility.features).not.toContain('alternativeText')
  })

  test('described pictures and ruby', () => {
    const section = h('section', [h('img', { alt: '图' }), h('ruby', ['字', h('rt', 'zì')])])
    const { accessibility } = described(section, { pictures: PICTURES })
    expect(accessibility).toMatchObject({
      accessModes: ['textual', 'visual'],
      sufficient: ['textual', 'textual,visual'],
    })
    expect(accessibility.features).toEqual(expect.arrayContaining(['alternativeText', 'rubyAnnotations']))
    expect(accessibility.summary).toContain('图片都有文字说明')
  })

  test('a picture without text: reading by text alone is not claimed', () => {
    const { accessibility } = described(h('section', [h('img', { alt: '' })]), { pictures: PICTURES })
    expect(accessibility.sufficient).toEqual(['textual,visual'])
    expect(accessibility.features).not.toContain('alternativeText')
    expect(accessibility.summary).toContain('有 1 幅图片没有文字说明')
  })

  test('a GIF may flash: nothing is promised', () => {
    const { accessibility } = described(h('section'), { pictures: [{ mediaType: 'image/gif' }] })
    expect(accessibility.hazards).toEqual(['unknown'])
  })

  test('heads of tables are claimed where every table has one', () => {
    const table = (cell: string) => h('table', [h('tr', [h(cell, '一')])])
    expect(described(h('section', [table('th')])).accessibility.summary).toContain('表格带有表头')
    expect(described(h('section', [table('th'), table('td')])).accessibility.summary).not.toContain('表头')
  })

  test('the direction of the lines, and an index', () => {
    const { features } = described(h('section'), { writing: 'vertical', index: true }).accessibility
    expect(features).toEqual(expect.arrayContaining(['verticalWriting', 'index']))
    expect(features).not.toContain('horizontalWriting')
  })
})

describe('that it conforms', () => {
  test('is claimed in the name of whom the book names', () => {
    const { accessibility, diagnostics } = described(h('section', [h('p', '文')]), { certifiedBy: '某社' })
    expect(accessibility.conformance).toEqual({
      standard: 'EPUB Accessibility 1.1 - WCAG 2.1 Level AA',
      certifiedBy: '某社',
    })
    expect(diagnostics).toEqual([])
  })

  test('is not claimed where it names nobody', () => {
    expect(described(h('section', [h('p', '文')])).accessibility.conformance).toBeUndefined()
  })

  test('is not claimed where the content says otherwise, and that is told', () => {
    const section = h('section', [h('img', { alt: '' }), h('table', [h('tr', [h('td', '一')])])])
    const { accessibility, diagnostics } = described(section, { certifiedBy: '某社', pictures: PICTURES })
    expect(accessibility.conformance).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'epub/not-conforming' }])
    expect(diagnostics[0]?.message).toMatch(/1 幅图片没有文字说明，1 张表没有表头/)
  })
})
