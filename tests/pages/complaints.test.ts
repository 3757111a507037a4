import { describe, expect, test, vi } from 'vitest'
import { hasErrors } from '../../scripts/diagnostics/diagnostic.ts'
import { folderWith } from '../support/folder.ts'
import { browserForTests } from '../support/layouter.ts'
import { pagesOf } from '../support/pages.ts'

const session = await browserForTests()

/** Lays a chapter out in a tab in which `fault` happens whenever a page is measured. Returns what was found, twice: the second time from the cache. */
async function complaints(fault: () => void) {
  const cache = await folderWith()
  const newPage = session.browser.newPage.bind(session.browser)
  const spy = vi.spyOn(session.browser, 'newPage').mockImplementation(async () => {
    const page = await newPage()
    await page.evaluateOnNewDocument(`{
      const measure = Element.prototype.getBoundingClientRect
      Element.prototype.getBoundingClientRect = function () {
        (${fault})()
        return measure.call(this)
      }
    }`)
    return page
  })
  try {
    const files = { '01.md': '# 题\n\n正文一段。\n' }
    const first = await pagesOf(session, files, { cache })
    const again = await pagesOf(session, files, { cache })
    return [first, again].map(({ diagnostics }) => diagnostics)
  } finally {
    spy.mockRestore()
  }
}

describe('the build fails where the layouter', () => {
  test.each([
    ['warns', () => console.warn('01.md:3:1 排不下'), 'pages/layouter'],
    ['reports an error', () => console.error('排不下'), 'browser/page-error'],
    ['throws beside the layout', () => void setTimeout(() => JSON.parse('排不下')), 'browser/page-error'],
  ])('%s', async (_, fault, rule) => {
    for (const found of await complaints(fault)) {
      expect(hasErrors(found)).toBe(true)
      const complaint = found.find((one) => one.rule === rule)
      expect(complaint?.message).toContain('排不下')
      if (rule === 'pages/layouter') expect(complaint?.place).toEqual({ file: '01.md', line: 3, column: 1 })
    }
  })
})
