import { expect, onTestFinished, test } from 'vitest'
import { beginEpubProof } from '../../scripts/preflight/epub-proof.ts'
import { altered, built } from './altered-epub.ts'
import { sampleDocument } from './sample.ts'

const HORIZONTAL = { writing: 'horizontal' } as const

test('a proof is of everything: the text, what elements hold, the standard', async () => {
  const document = sampleDocument()
  const epub = await built(document)
  const proof = beginEpubProof()
  onTestFinished(() => proof.close())
  expect(await proof.finish(document, epub, HORIZONTAL)).toEqual([])
  const broken = await altered(epub, '功在当代，', '<div>功在</div>，<a href="#nowhere">x</a>')
  const rules = (await proof.finish(document, broken, HORIZONTAL)).map(({ rule }) => rule)
  expect(new Set(rules)).toEqual(
    new Set(['preflight/text-lost', 'preflight/text-foreign', 'preflight/epub-nesting', 'preflight/epubcheck-rsc-012']),
  )
})

test('what is no EPUB is said, and does not break the proof', async () => {
  const document = sampleDocument()
  const proof = beginEpubProof()
  onTestFinished(() => proof.close())
  const rules = (await proof.finish(document, { data: new Uint8Array(50), sources: new Map() }, HORIZONTAL)).map(
    ({ rule }) => rule,
  )
  expect(rules).toContain('preflight/epub-unreadable')
})
