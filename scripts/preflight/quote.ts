/** Quotes characters in a message: all of a short text, the two ends of a long one, with its length. */
export function quote(text: string): string {
  const characters = [...text]
  if (characters.length <= LONGEST) return `“${text}”`
  const shown = `${characters.slice(0, LONGEST / 2).join('')}…${characters.slice(-LONGEST / 4).join('')}`
  return `“${shown}”（共 ${characters.length} 字）`
}

const LONGEST = 40
