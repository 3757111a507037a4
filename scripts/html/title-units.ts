/** The words of a title, each with what may not be parted from it: no line of a title begins with a mark or a particle (的 了 和 …). */
export function titleUnits(title: string): string[] {
  const units: string[] = []
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    const last = units.at(-1)
    const together = last !== undefined && (NOT_FIRST.test(segment) || NOT_LAST.test(last) || isWord(last, segment))
    if (together) units[units.length - 1] = last + segment
    else units.push(segment)
  }
  return units.length > 0 ? units : [title]
}

/** Two single characters are rather a word that the dictionary lacks, such as 践行, than two. */
function isWord(before: string, after: string): boolean {
  return SINGLE.test(before) && SINGLE.test(after)
}

const SINGLE = /^\p{Script=Han}$/u
const NOT_FIRST = /^[\p{Pe}\p{Pf}，。、；：！？…—～·的地得了着过们和与及之者性化]/u
const NOT_LAST = /[\p{Ps}\p{Pi}“‘]$/u
