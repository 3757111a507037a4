import { EpubCheck } from '@likecoin/epubcheck-ts'
import { expect, test } from 'vitest'
import { findOnward, quickenManifest } from '../../scripts/preflight/quick-manifest.ts'
import { altered, built, rewritten } from './altered-epub.ts'
import { sampleDocument } from './sample.ts'

const NCX = /toc\.ncx$/
const OPF = /package\.opf$/

test('what the validator says of an NCX stays the same', async () => {
  const epub = await built(sampleDocument())
  const twice = /(<item [^>]*href=")(chapter-1\.xhtml)("[^>]*>)/
  const broken = {
    'a place that is not there': await altered(epub, 'chapter-2.xhtml', 'chapter-9.xhtml', NCX),
    'an id that is not there': await altered(epub, /chapter-2\.xhtml(?:#[\w-]+)?"/, 'chapter-2.xhtml#nowhere"', NCX),
    'a style sheet as a place': await altered(epub, 'chapter-2.xhtml', 'epub.css', NCX),
    'a place by a detour': await altered(epub, 'chapter-2.xhtml', '../EPUB/./chapter-2.xhtml', NCX),
    'places in another order': await rewritten(epub, (name, content) =>
      NCX.test(name)
        ? Buffer.from(content.toString().replace(/chapter-(\d)/g, (_, number) => `chapter-${3 - number}`))
        : content,
    ),
    'an item twice': await altered(epub, twice, '$1$2$3$1$2" id="again" media-type="text/css"/>', OPF),
    'an item by a detour': await altered(epub, twice, '$1./$2$3', OPF),
    'an id twice': await altered(epub, 'id="chapter-2"', 'id="chapter-1"', OPF),
  }
  const messages = async ({ data }: { data: Uint8Array }) => (await EpubCheck.validate(data)).messages
  const asked = []
  for (const one of Object.values(broken)) asked.push(await messages(one))
  quickenManifest()
  for (const [index, [name, one]] of Object.entries(broken).entries()) {
    expect(await messages(one), name).toEqual(asked[index])
  }
  expect(asked.filter(({ length }) => length > 0).length).toBeGreaterThan(5)
  expect(await messages(epub)).toEqual([])
})

test('the search begins where the last one ended, and goes round', () => {
  const items = Array.from({ length: 1000 }, (_, index) => index)
  const find = findOnward(items)
  let looks = 0
  const wanted = [...items.flatMap((item) => [item, item]), 3, -1, 2]
  const found = wanted.map((item) =>
    find((other) => {
      looks += 1
      return other === item
    }),
  )
  expect(found).toEqual(wanted.map((item) => (item < 0 ? undefined : item)))
  // The last three: from the end to 3, all of them, and from 3 round to 2.
  expect(looks).toBeLessThan(2 * 1000 + 1000 + 4 + 1000 + 1000 + 1)
  expect(findOnward([])(() => true)).toBeUndefined()
})
