import { expect, test } from 'vitest'
import { importText, type Mending } from '../../scripts/import/text.ts'
import { dirtySample } from '../import/dirty-sample.ts'
import { browserForTests } from '../support/layouter.ts'
import { provenPdfOf } from '../support/pages.ts'

const session = await browserForTests()

/** What the gate says of the widths of characters in a book that was imported (docs/typesetting.md, R30). */
async function widths(writing: 'horizontal' | 'vertical', without?: Mending): Promise<string[]> {
  const { value } = importText({ source: dirtySample, file: '发言.txt', date: '2026-11-22' }, { without })
  const chapters = Object.fromEntries([...(value?.files ?? [])].filter(([name]) => name.endsWith('.md')))
  const { findings } = await provenPdfOf(session, chapters, { writing, measured: true })
  return findings.filter((finding) => finding.startsWith('preflight/character-width'))
}

test.each(['horizontal', 'vertical'] as const)(
  'R30: half-width marks and full-width digits of a text are mended as it is imported: %s',
  async (writing) => {
    expect(await widths(writing)).toEqual([])
    expect(await widths(writing, 'punctuation')).not.toEqual([])
    expect(await widths(writing, 'widths')).not.toEqual([])
    // Quotes alone: the straight ones are half as wide.
    expect(await widths(writing, 'quotes')).not.toEqual([])
  },
)
