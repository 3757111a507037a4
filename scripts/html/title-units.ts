/** The words of a title, each with what may not be parted from it: no line of a title begins with a mark or a particle (的 了 和 …), none ends with 把. */
export function titleUnits(title: string): string[] {
  const units: string[] = []
  let singles = 0
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    const last = units.at(-1)
    const bound = last !== undefined && (NOT_FIRST.test(segment) || SUFFIX.test(segment) || NOT_LAST.test(last))
    singles = !bound && SINGLE.test(segment) ? (singles % LONGEST) + 1 : 0
    if (bound || singles > 1) units[units.length - 1] = last + segment
    else units.push(segment)
  }
  return units.length > 0 ? units : [title]
}

/** Single characters after each other are rather a word that the dictionary lacks (践行, 民评官); so many make one. */
const LONGEST = 3
const SINGLE = /^\p{Script=Han}$/u

/** What ends a word as a rule where the dictionary makes it one of its own: 政绩观, 讨论会, 清和县. */
const SUFFIX = /^[观会县市省区镇乡村部局处室员力学论率制型式感法权版稿]$/u

const NOT_FIRST = /^[\p{Pe}\p{Pf}，。、；：！？…—～·的地得了着过们和与及之者性化]/u
const NOT_LAST = /(?:[\p{Ps}\p{Pi}“‘]|^[把被让对向从由将])$/u
