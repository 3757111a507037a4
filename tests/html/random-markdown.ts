/** A seeded generator of numbers in [0, 1): mulberry32. The same seed gives the same documents on every machine. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A random chapter of the dialect, and the Han characters that it has to print. */
export function randomMarkdown(seed: number): { markdown: string; han: string; notes: string } {
  const next = random(seed)
  const upTo = (count: number) => Math.floor(next() * count)
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)] as T
  let han = ''
  let notes = ''
  const definitions: string[] = []

  const word = () => String.fromCodePoint(...Array.from({ length: 1 + upTo(5) }, () => 0x4e00 + upTo(0x5000)))
  const own = (text = word()) => {
    han += text
    return text
  }
  const inlines: (() => string)[] = [
    () => own(),
    () => own(),
    () => `**${own()}（${own()}）**`,
    () => `*${own()}*`,
    () => `~~${own()}~~`,
    () => `\`${own()}\``,
    () => `{${own()}|${pick(['hàn', 'hàn zì', 'a b c'])}}`,
    () => `\\{${own()}|x}`,
    () => `:${pick(['dots', 'name', 'book', 'tcy', 'term'])}[${own()}]`,
    () => `:${own()}[${own()}]`,
    () => `3:${own()}`,
    () => `[${own()}](https://example.com/${upTo(9)})`,
    () => `<mark>${own()}</mark>`,
    () => `${own()}<script>${word()}</script>${own()}`,
    () => `${own()}<!-- ${word()} -->`,
    () => `&lt;${own()}&gt;`,
    () => ` PDF ${own()} 12% `,
    () => {
      const text = word()
      notes += text
      definitions.push(`[^n${definitions.length}]: ${text}`)
      return `${own()}[^n${definitions.length - 1}]`
    },
  ]
  const joints = [() => '', () => '，', () => '。”', () => `${own()}\n${own()}`]
  /** Some inline pieces; line breaks stand between Han, never before what would begin another block. */
  const line = (breaks = true) => {
    const pieces = Array.from(
      { length: 1 + upTo(6) },
      () => pick(inlines)() + pick(breaks ? joints : joints.slice(0, 3))(),
    )
    return pieces.join('')
  }
  const cell = () => own()
  const row = () => `| ${cell()} | ${cell()} |`
  const table = () => `${row()}\n|:-:|--:|\n${row()}\n${row()}`
  const blocks: (() => string)[] = [
    () => own() + line(),
    () => own() + line(),
    () => `## ${own()}${line(false)}${pick(['', ' {-}', ` {#id-${seed}-${upTo(1e9)}}`])}`,
    () => `- ${own()}${line(false)}\n- ${own()}\n  1. ${own()}${line(false)}\n- ${own()}`,
    () => `1. ${own()}\n\n   ${own()}${line(false)}`,
    () => `> ${own()}${line().replaceAll('\n', '\n> ')}`,
    () => table(),
    () => `:::table[${own()}]\n${table()}\n:::`,
    () => `:::${pick(['notice', 'side-note', 'verse', 'signature'])}\n${own()}${line()}\n:::`,
    () => `\`\`\`\n${own()}\n${own()}\n\`\`\``,
    () => `<div>${own()}<b>${own()}</b></div>`,
    () => '---',
    () => '::pagebreak',
  ]
  const markdown = [`# ${own()}`, ...Array.from({ length: 4 + upTo(12) }, () => pick(blocks)()), ...definitions]
  return { markdown: markdown.join('\n\n'), han, notes }
}
