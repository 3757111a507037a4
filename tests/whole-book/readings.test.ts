import { expect, test } from 'vitest'
import { browserForTests } from '../support/layouter.ts'
import { provenPdfOf } from '../support/pages.ts'

const session = await browserForTests()

/** Readings longer than what they stand on, at the ends of lines, paragraphs and pages. */
const LONG = '{庄|zhuāng}'
const ENDS = [27, 25, 43, 41].map(
  (before) => `${'文'.repeat(before - 2)}${LONG}文文{双|shuāng}，${'文'.repeat(60)}${LONG}。`,
)
const TEXT = [
  '# 题',
  ...ENDS,
  `${LONG}文文${LONG}`,
  `- ${LONG}文文${LONG}`,
  `${'文'.repeat(25 + 27 * 24)}${LONG}${'文'.repeat(500)}`,
].join('\n\n')

test.each(['horizontal', 'vertical'] as const)(
  'long readings stay on their page, every letter of them: %s',
  async (writing) => {
    const { findings } = await provenPdfOf(session, { '01.md': TEXT }, { writing, measured: true })
    expect(findings).toEqual([])
  },
)
