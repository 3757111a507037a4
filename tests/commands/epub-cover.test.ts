import { beforeEach, expect, test, vi } from 'vitest'
import { beginEpubCovers } from '../../scripts/commands/epub-cover.ts'
import type { SharedBrowsers } from '../../scripts/commands/shared-browsers.ts'
import type { EpubEdition } from '../../scripts/config/book.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { loadBook } from '../../scripts/config/load.ts'
import { openWorkshop } from '../../scripts/fonts/workshop.ts'
import { compileSparingly } from '../../scripts/workers/sparing.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

vi.mock('../../scripts/workers/sparing.ts')

beforeEach(() => vi.mocked(compileSparingly).mockClear())

/** Whether V8 was told to be sparing, in the order in which it was told, while a cover was drawn by no browser. */
async function told(isRead: () => boolean): Promise<boolean[]> {
  const root = await folderWith({ 'book.yaml': BOOK_YAML, '01.md': '# 题\n\n正文。\n' })
  const { value: book } = await loadBook(root, {})
  if (!book) throw new Error('no book')
  const edition = book.editions.find((one): one is EpubEdition => one.format === 'epub')
  if (!edition) throw new Error('no e-book')
  // Where fonts are known already; the cover itself is drawn anew, since nothing comes of it.
  const cache = await cacheFolder()
  const workshop = openWorkshop(cache)
  const browsers: Partial<SharedBrowsers> = {
    choice: async () => `no browser ${root}`,
    begin: async () => ({ diagnostics: [] }),
  }
  const covers = beginEpubCovers([edition], {
    book,
    cache,
    workshop,
    browsers: browsers as SharedBrowsers,
    isRead,
  })
  await covers.get(edition.name)?.picture
  workshop.close()
  return vi.mocked(compileSparingly).mock.calls.map(([sparing]) => sparing)
}

test('where the manuscript takes longer than the cover V8 is sparing no longer', async () => {
  expect(await told(() => false)).toEqual([true, false])
})

test('where it has been read by then V8 stays sparing: what is left is soon done', async () => {
  expect(await told(() => true)).toEqual([true])
})
