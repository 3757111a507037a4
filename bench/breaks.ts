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

/**
 * How many page ends of `ours` are page ends of `theirs`, and whether the texts have the same length. `partings` are the places
 * where the two part after a page end they share: all that follows, up to the next shared one, follows from it. `lastLines` of
 * these are page ends of theirs that leave one line of a paragraph to the next page, which widows: 2 forbids.
 * @param paragraphs where paragraphs end, counted like page ends; `line` = characters of a full line
 */
export function compareBreaks(
  ours: readonly string[],
  theirs: readonly string[],
  { paragraphs, line }: { paragraphs: readonly number[]; line: number },
) {
  const [own, other] = [pageEnds(ours), pageEnds(theirs)]
  const known = new Set(other)
  const partings = own.filter((end, index) => !known.has(end) && (index === 0 || known.has(own[index - 1] as number)))
  const lastLines = partings.filter((end) => {
    const before = own[own.indexOf(end) - 1] ?? 0
    const theirEnd = other.find((candidate) => candidate > before) ?? 0
    const rest = (paragraphs.find((candidate) => candidate >= theirEnd) ?? 0) - theirEnd
    return rest > 0 && rest <= line
  })
  return {
    ours: own.length,
    theirs: other.length,
    same: own.filter((end) => known.has(end)).length,
    sameText: own.at(-1) === other.at(-1),
    partings: partings.length,
    lastLines: lastLines.length,
  }
}
