/** Shorter openings repeat by chance. */
const shortest = 10

/**
 * Indices of paragraphs that end in an ellipsis and say no more than the beginning of a paragraph right beside them: the
 * teaser that web pages print above the text. Any other repetition is the author's.
 */
export function findTeasers(paragraphs: readonly string[]): Set<number> {
  const teasers = new Set<number>()
  for (const [index, text] of paragraphs.entries()) {
    const stem = /^.*?(?=……$)/su.exec(text)?.[0] ?? ''
    if (stem.length < shortest) continue
    const beside = [paragraphs[index + 1], paragraphs[index - 1]]
    if (beside.some((other) => other && other.length > text.length && other.startsWith(stem))) teasers.add(index)
  }
  return teasers
}
