import { diff } from 'fast-myers-diff'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ConservedBlock } from '../html/text.ts'
import { changesBetween, reportChange } from './changes.ts'
import { problem } from './problem.ts'
import { quote } from './quote.ts'

/** A block's text as it was found in an output, in reading order; a block that is split comes in several pieces. */
export type FoundBlock = ConservedBlock & {
  /** Where in the output, for people: `第 3 页`. */
  where: string
}

/**
 * The conservation gate. Every block has to be found with exactly its characters, and the blocks in their order.
 * @param expected what the manuscript has
 * @param found what the output has
 * @param kind what one of them is called in a message: 正文, 脚注
 */
export function compareBlocks(
  expected: readonly ConservedBlock[],
  found: readonly FoundBlock[],
  kind: string,
): Diagnostic[] {
  const wanted = merge(expected)
  const seen = merge(found)
  if (same(wanted, seen)) return []
  const wantedTexts = textsBySource(wanted)
  const pieces = Map.groupBy(found, (block) => block.source)
  const diagnostics: Diagnostic[] = []
  const whole = new Set<string>()
  let before = ''
  for (const [source, text] of wantedTexts) {
    const parts = pieces.get(source)
    if (!parts) {
      diagnostics.push(blockLost(source, text, kind, before))
      continue
    }
    const changes = compareText(source, text, parts, kind)
    if (changes.length === 0) whole.add(source)
    diagnostics.push(...changes)
    before = parts.at(-1)?.where ?? before
  }
  for (const [source, parts] of pieces) if (!wantedTexts.has(source)) diagnostics.push(...foreign(source, parts, kind))
  const among = (blocks: readonly ConservedBlock[]) => merge(blocks.filter(({ source }) => whole.has(source)))
  diagnostics.push(...compareOrder(among(wanted), among(seen), pieces, kind))
  return diagnostics
}

function compareText(source: string, wanted: string, parts: readonly FoundBlock[], kind: string): Diagnostic[] {
  const text = parts.map((part) => part.text).join('')
  return changesBetween(wanted, text).flatMap((change) =>
    reportChange(change, `${whereIs(parts, change.foundAt)}的${kind}`, source),
  )
}

/** Blocks with all their text that stand somewhere else: the fewest that have to move to restore the order. */
function compareOrder(
  wanted: readonly ConservedBlock[],
  seen: readonly ConservedBlock[],
  pieces: ReadonlyMap<string, readonly FoundBlock[]>,
  kind: string,
): Diagnostic[] {
  const before = wanted.map(({ source }) => source)
  const after = seen.map(({ source }) => source)
  const moved = new Set<string>()
  for (const [from, to, start, end] of diff(before, after)) {
    for (const source of [...before.slice(from, to), ...after.slice(start, end)]) moved.add(source)
  }
  return [...moved].map((source) => {
    const parts = pieces.get(source) ?? []
    const text = parts.map((part) => part.text).join('')
    return problem('text-moved', `${parts[0]?.where ?? ''}的${kind}次序不对：${quote(text)}不在书稿里的位置。`, source)
  })
}

function blockLost(source: string, text: string, kind: string, before: string): Diagnostic {
  const after = before ? `${before}之后` : '开头'
  return problem('text-lost', `整块${kind}不见了（应在${after}）：${quote(text)}。`, source)
}

function foreign(source: string, parts: readonly FoundBlock[], kind: string): Diagnostic[] {
  return parts.map((part) =>
    problem('text-foreign', `${part.where}有书稿里没有的${kind}：${quote(part.text)}。`, source),
  )
}

/** The output's place of the character at `index` of the block. */
function whereIs(parts: readonly FoundBlock[], index: number): string {
  let end = 0
  for (const part of parts) {
    end += [...part.text].length
    if (index < end) return part.where
  }
  return parts.at(-1)?.where ?? ''
}

/** Pieces of one block that follow each other, as one. */
function merge(blocks: readonly ConservedBlock[]): ConservedBlock[] {
  const merged: ConservedBlock[] = []
  for (const { source, text } of blocks) {
    const last = merged.at(-1)
    if (last?.source === source) last.text += text
    else merged.push({ source, text })
  }
  return merged
}

function same(one: readonly ConservedBlock[], other: readonly ConservedBlock[]): boolean {
  return (
    one.length === other.length &&
    one.every((block, index) => block.source === other[index]?.source && block.text === other[index]?.text)
  )
}

function textsBySource(blocks: readonly ConservedBlock[]): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { source, text } of blocks) texts.set(source, (texts.get(source) ?? '') + text)
  return texts
}
