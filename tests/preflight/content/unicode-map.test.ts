import { expect, test } from 'vitest'
import { readUnicodeMap } from '../../../scripts/preflight/content/unicode-map.ts'

const read = (map: string) => readUnicodeMap(Buffer.from(`/CIDInit /ProcSet findresource begin\n${map}\nendcmap`))

test('codes one by one, in rows and in lists; characters beyond the first plane; several of one glyph', () => {
  const textOf = read(
    '2 beginbfchar <0001> <4EBA> <0002> <D840DC0B> endbfchar 3 beginbfrange <0010> <0012> <4E00> <0020> <0021> [<6C11> <00660069>] <0030> <0031> <D840DC0B> endbfrange',
  )
  expect([1, 2, 0x10, 0x12, 0x20, 0x21, 0x31].map(textOf)).toEqual(['人', '𠀋', '一', '丂', '民', 'fi', '𠀌'])
  expect([0, 3, 0x13, 0x22].map(textOf)).toEqual([undefined, undefined, undefined, undefined])
})
