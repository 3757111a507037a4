/**
 * Marks what the browser draws outside of its tags as artifacts (ISO 32000-1, 14.8.2.2): running heads, folios, rules, grounds. Without
 * that a reader does not know whether it has been told everything (ISO 14289-1, 7.1).
 * @param lines a content stream as Skia writes it, an operator a line
 * @param isTagged whether a form brings tags of its own: tags may not stand inside an artifact
 */
export function markArtifacts(lines: readonly string[], isTagged: (form: string) => boolean): string[] {
  const out: string[] = []
  /** Open marked content, and where in `out` a path began that is not painted yet. */
  let depth = 0
  let path: number | undefined
  for (const line of lines) {
    const operator = line.slice(line.lastIndexOf(' ') + 1)
    if (operator.endsWith('BDC') || operator === 'BMC') depth += 1
    const open = depth === 0
    if (operator === 'EMC') depth -= 1
    if (!open) {
      out.push(line)
      continue
    }
    if (CONSTRUCTS.has(operator)) path ??= out.length
    if (operator === 'BT' || (operator === 'Do' && !isTagged(line.slice(1, line.indexOf(' ')))) || operator === 'sh') {
      out.push(BEGIN)
    }
    if (path !== undefined && PAINTS.has(operator)) out.splice(path, 0, BEGIN)
    out.push(line)
    if (ENDS.has(operator) && (operator !== 'Do' || out.at(-2) === BEGIN)) out.push(END)
    if (PAINTS.has(operator) || operator === 'n') path = undefined
  }
  return out
}

const BEGIN = '/Artifact BMC'
const END = 'EMC'
/** ISO 32000-1, 8.5: what builds a path, and what paints it. Tags may stand before the first of them, not among them. */
const CONSTRUCTS = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're'])
const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*'])
const ENDS = new Set([...PAINTS, 'ET', 'Do', 'sh'])
