import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const folder = fileURLToPath(new URL('./golden/', import.meta.url))

/**
 * Compares with a golden file as vitest does with snapshots: `vitest run -u` writes it anew, a new one is written but in CI.
 * @param compare what is different, in words; empty for nothing
 */
export async function expectGolden<T extends string | Uint8Array>(
  name: string,
  actual: T,
  compare: (expected: Buffer, actual: T) => string[] | Promise<string[]>,
): Promise<void> {
  const file = path.join(folder, name)
  const expected = await readFile(file).catch(() => undefined)
  const mode = expect.getState().snapshotState.snapshotUpdateState
  if (mode === 'all' || (mode === 'new' && !expected)) {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, actual)
    return
  }
  const found = expected ? await compare(expected, actual) : ['there is no golden file']
  if (found.length === 0) return
  const shown = path.relative(process.cwd(), file)
  throw new GoldenError([`${shown}: ${found[0]}`, ...found.slice(1).map((line) => `  ${line}`), UPDATE].join('\n'))
}

const UPDATE = 'If the pages are better so: npx vitest run tests/golden-pages -u, and look at the difference.'

/** Its message says it all; where it was thrown tells nothing. */
class GoldenError extends Error {
  override stack = ''
}
