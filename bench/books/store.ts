import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a manuscript's files below `folder`. */
export async function storeManuscript(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, text] of files) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}

/** Every book of the benches has all of them, so fonts stay as they are. */
const LETTERS = '的了着是'

/**
 * Changes one letter in the chapter in the middle of the book to the next of four. Each of the first three calls makes a text that was not
 * there before, which no cache can know; the fourth takes the change back.
 */
export async function changeOneLetter(folder: string): Promise<void> {
  const chapters = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  const file = path.join(folder, chapters[chapters.length >> 1] as string)
  const text = await readFile(file, 'utf8')
  const before = text.slice(0, text.lastIndexOf('，'))
  const at = Math.max(...[...LETTERS].map((letter) => before.lastIndexOf(letter)))
  const letter = LETTERS[(LETTERS.indexOf(text[at] as string) + 1) % LETTERS.length]
  await writeFile(file, text.slice(0, at) + letter + text.slice(at + 1))
}
