import { expect, test } from 'vitest'
import { browserForTests } from '../support/layouter.ts'
import { pagesOf } from '../support/pages.ts'

const session = await browserForTests()

const CHAPTER = '# 关于进一步健全群众参与基层干部考核评价机制、推动民评官制度落地的几点思考\n\n话。\n'

test('the leader of a title of two lines begins where its last line ends', async () => {
  const { value } = await pagesOf(session, { '01.md': CHAPTER, '02.md': '# 短\n\n话。\n' })
  const contents = value?.pages.find(({ part }) => part === 'contents')?.html ?? ''
  const [long = '', short = ''] = [...contents.matchAll(/<span class="leader"([^>]*)>/g)].map(([, style]) => style)
  expect(long).toMatch(/margin-inline-start: calc\(0\.5em - \d{2,}px\)/)
  expect(short).toBe('')
})

test('a cover is one page, though its title takes three lines of a small trim', async () => {
  const yaml = `title: 关于树立和践行正确政绩观若干问题的讨论
subtitle: 在全县干部会议上的发言选
creators: [陆守田]
publisher: 清和县学习读物编印组
language: zh-Hans
date: 2026-11-22
identifier: urn:uuid:6f1b0f52-3c8e-4d7a-9b46-2e5d8a71c905
chapters: [01.md]
`
  const { value } = await pagesOf(session, { 'book.yaml': yaml, '01.md': CHAPTER }, { trim: '32k' })
  expect(value?.pages.slice(0, 3).map(({ part }) => part)).toEqual(['cover', 'blank', 'half-title'])
})
