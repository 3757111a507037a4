import { expect, test } from 'vitest'
import { type NavPoint, navText, navTree } from '../../scripts/epub/navigation.ts'
import { collectTargets } from '../../scripts/epub/targets.ts'
import { chapter, heading, sampleDocument } from './sample.ts'

function outline(...headings: ReturnType<typeof heading>[]) {
  const document = { ...sampleDocument(), chapters: [chapter(1, '章', headings)] }
  const lines = (points: NavPoint[], depth = 0): string[] =>
    points.flatMap((point) => [`${'  '.repeat(depth)}${navText(point)}`, ...lines(point.children, depth + 1)])
  return lines(navTree(document, collectTargets(document)))
}

test('nests by level, three deep', () => {
  expect(
    outline(
      heading(2, 'a', '一、', '甲'),
      heading(3, 'b', '（一）', '乙'),
      heading(4, 'c', '1.', '丙'),
      heading(3, 'd', '（二）', '丁'),
      heading(2, 'e', '', '结语'),
    ),
  ).toEqual(['章', '  一、甲', '    （一）乙', '    （二）丁', '  结语'])
})

test('a level that is skipped leaves no empty line', () => {
  expect(outline(heading(3, 'a', '', '深'), heading(2, 'b', '', '浅'))).toEqual(['章', '  深', '  浅'])
})

test('Western numbers get their blank', () => {
  expect(outline(heading(2, 'a', '1.', '甲'))).toEqual(['章', '  1. 甲'])
})
