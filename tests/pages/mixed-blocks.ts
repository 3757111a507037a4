import { randomOf } from '../support/random.ts'
import { text } from './engine-cases.ts'

/**
 * A random chapter in which pictures and tables of every kind stand close together, among all other blocks: what moves, what
 * waits for a page, what may not be broken, what calls notes. Its picture is that of tests/html/compose-markdown.ts.
 */
export function mixedBlocks(seed: number): string {
  const upTo = randomOf(seed)
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)] as T
  const times = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, at) => make(at))
  const notes: string[] = []
  const words = (most: number) => text(2 + upTo(most), upTo(60))
  const call = () => {
    if (upTo(4) > 0) return ''
    notes.push(`[^n${notes.length}]: ${words(upTo(5) === 0 ? 300 : 40)}`)
    return `[^n${notes.length - 1}]`
  }
  const place = (more = '') => `{${pick(['', '', '', 'float=top', 'float=bottom', 'float=here'])} ${more}}`
  const row = (columns: number, most: number) => `| ${times(columns, () => words(most)).join(' | ')} |`
  const table = (rows: number, columns: number, most = 6) =>
    [row(columns, 2), `|${'--|'.repeat(columns)}`, ...times(rows, () => row(columns, most))].join('\n')
  const captioned = (grid: string, more = '') => `:::table[${words(8)}${call()}]${place(more)}\n\n${grid}\n\n:::`
  const picture = '![图](assets/a.svg)'
  const blocks: (() => string)[] = [
    () => `:::figure[${words(10)}${call()}]${place()}\n${picture}\n:::`,
    () => `:::figure[${words(10)}]\n${picture}\n:::`,
    () => picture,
    () => captioned(table(1 + upTo(4), 2 + upTo(3))),
    () => captioned(table(2, 7)),
    () => captioned(table(9 + upTo(20), 3)),
    () => captioned(table(1 + upTo(5), 3 + upTo(5)), 'turned'),
    () => captioned(table(8 + upTo(30), 3), 'turned'),
    () => `| ${words(3)} | ${words(3)}${call()} |\n|--|--|\n${row(2, 60)}`,
    () => words(120) + call() + words(60),
    () => `${words(60)}${call()}`,
    () => `${words(30)}：`,
    () => `${'#'.repeat(2 + upTo(3))} ${words(8)}`,
    () => times(1 + upTo(4), () => `- ${words(50)}${call()}\n  1. ${words(30)}`).join('\n'),
    () => `> ${words(90)}${call()}\n>\n> ${words(40)}`,
    () => `:::verse\n${times(2 + upTo(6), () => words(6)).join('\n')}\n:::`,
    () => `:::notice\n${words(60)}\n:::`,
    () => `:::side-note\n${words(20)}\n:::`,
    () => `\`\`\`\n${times(1 + upTo(9), () => words(12)).join('\n')}\n\`\`\``,
    () => `${words(30)}:inline-note[${words(40)}]${words(20)}`,
    () => `---\n\n${words(60)}`,
    () => `::pagebreak\n\n${words(60)}`,
  ]
  const body = times(6 + upTo(14), () => pick(upTo(2) ? blocks : blocks.slice(0, FLOATS))())
  const end = upTo(3) ? [] : [`:::signature\n${words(5)}\n${words(5)}\n:::`]
  return [`# ${words(6)}`, ...body, ...end, ...notes].join('\n\n')
}

/** How many of the blocks are pictures and tables: they are half of what stands there. */
const FLOATS = 8
