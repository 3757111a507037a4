import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

/** Each golden/NAME.txt (Markdown) with what it becomes: golden/NAME.html. `vitest -u` writes them anew; then look at them. */
test.each(globSync('tests/html/golden/*.txt').sort())('%s', async (file) => {
  const { located, notes, document, findings } = compose({ 'a.md': readFileSync(file, 'utf8') })
  expect(findings).toEqual([])
  expect(document.chapters).toHaveLength(1)
  await expect(`${[located, ...notes].join('\n')}\n`).toMatchFileSnapshot(
    file.replace(/.*golden/, 'golden').replace(/txt$/, 'html'),
  )
})
