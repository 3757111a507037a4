/**
 * Where pages end, as numbers of characters from the beginning; white space, which no two layouters leave alike, does not count.
 * Pages without text do not either.
 */
export function pageEnds(texts: readonly string[]): number[] {
  let end = 0
  const ends = texts.map((text) => {
    end += text.replace(/[\s\u2060]+/gu, '').length
    return end
  })
  return [...new Set(ends)]
}

/** How many page ends of `ours` are page ends of `theirs`, and whether the texts have the same length. */
export function compareBreaks(ours: readonly string[], theirs: readonly string[]) {
  const [own, other] = [pageEnds(ours), pageEnds(theirs)]
  const known = new Set(other)
  return {
    ours: own.length,
    theirs: other.length,
    same: own.filter((end) => known.has(end)).length,
    sameText: own.at(-1) === other.at(-1),
    firstOther: own.findIndex((end) => !known.has(end)),
  }
}
