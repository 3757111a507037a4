import { expect, test } from 'vitest'
import { conservedBlocks } from '../../scripts/html/text.ts'
import { compose } from './compose-markdown.ts'
import { randomMarkdown } from './random-markdown.ts'

const hanOf = (blocks: { text: string }[]) =>
  blocks.map(({ text }) => text.match(/\p{Script=Han}/gu)?.join('') ?? '').join('')

test('random chapters keep every Han character, in order', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { markdown, han, notes } = randomMarkdown(seed)
    const { document, findings } = compose({ 'a.md': markdown })
    const blocks = conservedBlocks(document)
    expect(hanOf(blocks.body), `body of seed ${seed}`).toBe(han)
    expect(hanOf(blocks.notes), `notes of seed ${seed}`).toBe(notes)
    expect(
      findings.filter((finding) => finding.startsWith('error')),
      `findings of seed ${seed}`,
    ).toEqual([])
  }
})
