import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadBook } from '../../scripts/config/load.ts'
import { composeDocument, composeInTurns } from '../../scripts/html/compose.ts'
import { conservedBlocks } from '../../scripts/html/text.ts'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'
import { readManuscript } from '../../scripts/manuscript/read.ts'
import { compose } from './compose-markdown.ts'

test('the manuscript stays as it was, and the same manuscript gives the same document', () => {
  const source = '# 题\n\n:::figure[图]\n![x](assets/a.svg)\n:::\n\n文\n{汉|hàn}[^a]:dots[点]\n\n[^a]: 注'
  const chapters = [{ file: 'a.md', source, tree: parseMarkdown(source) }]
  const before = JSON.stringify(chapters)
  const first = composeDocument({ matter: {} } as never, { chapters, assets: new Map() })
  expect(JSON.stringify(chapters)).toBe(before)
  expect(composeDocument({ matter: {} } as never, { chapters, assets: new Map() })).toEqual(first)
})

test('composed in turns it is the same document, and others get theirs', async () => {
  const chapters = Array.from({ length: 300 }, (_, index) => {
    const source = `# 章\n\n{汉|hàn}，见[后](${(index + 7) % 300}.md)。[^a]\n\n[^a]: 注\n\n文`
    return { file: `${index}.md`, source, tree: parseMarkdown(source) }
  })
  const book = { matter: {} } as never
  let turns = 0
  const others = setInterval(() => {
    turns += 1
  }, 1)
  const inTurns = await composeInTurns(book, { chapters, assets: new Map() })
  clearInterval(others)
  expect(inTurns).toEqual(composeDocument(book, { chapters, assets: new Map() }))
  expect(turns).toBeGreaterThan(5)
})

test('an empty book and an empty chapter give a document', () => {
  expect(compose({}).document.chapters).toEqual([])
  expect(compose({ 'a.md': '' }).document.chapters).toHaveLength(1)
})

test('the booklet that ships composes without a finding, every Han character in its place', async () => {
  const book = (await loadBook('manuscript')).value
  const manuscript = book && (await readManuscript(book)).value
  if (!book || !manuscript) throw new Error('the shipped booklet cannot be read')
  const { value, diagnostics } = composeDocument(book, manuscript)
  expect(diagnostics).toEqual([])
  expect(value?.chapters).toHaveLength(readdirSync('manuscript').filter((file) => file.endsWith('.md')).length)
  const han = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0
  const blocks = value ? conservedBlocks(value) : { body: [], notes: [] }
  const printed = [...blocks.body, ...blocks.notes].map((block) => block.text).join('')
  expect(han(printed)).toBeGreaterThan(7000)
  expect(blocks.body.every((block) => block.source !== '')).toBe(true)
})
