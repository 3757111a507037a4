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

/**
 * Changes one letter in the chapter in the middle of the book: 的 for 了 or the other way, so that fonts stay as they are.
 * Called again, it takes the change back.
 */
export async function changeOneLetter(folder: string): Promise<void> {
  const chapters = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  const file = path.join(folder, chapters[chapters.length >> 1] as string)
  const text = await readFile(file, 'utf8')
  const place = text.lastIndexOf('，')
  const at = text.slice(0, place).search(/[的了](?=[^的了]*$)/)
  const letter = text[at] === '的' ? '了' : '的'
  await writeFile(file, text.slice(0, at) + letter + text.slice(at + 1))
}
