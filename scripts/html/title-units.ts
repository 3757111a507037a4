/** The words of a title, each with what may not be parted from it: no line of a title begins with a mark or a particle (的 了 和 …). */
export function titleUnits(title: string): string[] {
  const units: string[] = []
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    const last = units.at(-1)
    if (last !== undefined && (NOT_FIRST.test(segment) || NOT_LAST.test(last))) units[units.length - 1] = last + segment
    else units.push(segment)
  }
  return units.length > 0 ? units : [title]
}

// The last group are endings of words that the segmenter parts: 政绩观, 认识论, 民评员, 满意率.
const NOT_FIRST = /^[\p{Pe}\p{Pf}，。、；：！？…—～·的地得了着过们和与及之者性化]|^[观论员率制型度感]$/u
const NOT_LAST = /[\p{Ps}\p{Pi}“‘]$/u
