import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** The way of the data; a stage may use those before it. */
const order = [
  'diagnostics',
  'workers',
  'config',
  'manuscript',
  'html',
  'fonts',
  'browser',
  'pages',
  'pdf',
  'epub',
  'preflight',
  'preview',
  'import',
  'commands',
]

const scripts = fileURLToPath(new URL('../scripts/', import.meta.url))
const tests = fileURLToPath(new URL('./', import.meta.url))
const sources = await filesBelow(scripts, '.ts')

async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => name.endsWith(ending)).map((name) => name.replaceAll(path.sep, '/'))
}

/** Files of scripts/ that a file imports, statically or when needed, as paths below scripts/. */
async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(path.join(scripts, file), 'utf8')
  const named = text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+\.ts)'/g)
  return [...named].map(([, name = '']) => path.posix.join(path.posix.dirname(file), name))
}

const stageOf = (file: string) => file.split('/')[0] ?? ''

describe('the house', () => {
  test('has one folder for each stage, and only cli.ts beside them', async () => {
    const entries = await readdir(scripts)
    expect(entries.sort()).toEqual([...order, 'cli.ts'].sort())
  })

  test('lets data flow one way: a stage imports only its own files and those of earlier stages', async () => {
    const rank = (file: string) => order.indexOf(stageOf(file))
    const stages = sources.filter((file) => file !== 'cli.ts')
    const backwards = stages.map(async (file) => {
      const later = (await importsOf(file)).filter((used) => rank(used) > rank(file))
      return later.map((used) => `${file} imports ${used}`)
    })
    expect((await Promise.all(backwards)).flat()).toEqual([])
  })

  test('no file goes in a circle', async () => {
    const graph = new Map(await Promise.all(sources.map(async (file) => [file, await valueImports(file)] as const)))
    expect(findCircle(graph)).toBeUndefined()
  })

  test('no file is long enough to have two subjects', async () => {
    const lengths = await Promise.all(
      sources.map(
        async (file) => [file, (await readFile(path.join(scripts, file), 'utf8')).split('\n').length] as const,
      ),
    )
    expect(lengths.filter(([, lines]) => lines > 250)).toEqual([])
  })

  test('no file is a drawer for odds and ends', () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|misc|common|index)\.ts$/.test(file))).toEqual([])
  })

  test('a library to which one way leads is imported there alone', async () => {
    const ways: [string, RegExp][] = [
      ['browser/puppeteer.ts', /puppeteer-core/],
      ['pdf/pdf-lib.ts', /@cantoo\/pdf-lib/],
      ['preflight/epubcheck.ts', /@likecoin\/epubcheck-ts/],
      ['preflight/pdf-js.ts', /pdfjs-dist/],
      // As a module it brings WebSocket along, 45 ms in every command: it is taken by process.getBuiltinModule.
      ['nobody', /^node:https?$/],
    ]
    const others = sources.map(async (file) => {
      const text = await readFile(path.join(scripts, file), 'utf8')
      const named = text.matchAll(/^(?:import|export)\s(?!type\b)[^']*?from\s+'([^']+)'|\bimport\s*\(?\s*'([^']+)'/gm)
      return [...named].flatMap(([, statically, whenNeeded]) => {
        const name = statically ?? whenNeeded ?? ''
        return ways.filter(([way, library]) => library.test(name) && file !== way).map(() => `${file} imports ${name}`)
      })
    })
    expect((await Promise.all(others)).flat()).toEqual([])
  })

  test('every stage is tested, in a folder of its name', async () => {
    const tested = new Set((await filesBelow(tests, '.test.ts')).map(stageOf))
    expect(order.filter((stage) => !tested.has(stage))).toEqual([])
  })
})

/** Imports that remain when the types are stripped. */
async function valueImports(file: string): Promise<string[]> {
  const text = await readFile(path.join(scripts, file), 'utf8')
  const named = text.matchAll(/^(?:import|export)\s(?!type\b)[^']*?from\s+'(\.{1,2}\/[^']+\.ts)'/gm)
  return [...named].map(([, name = '']) => path.posix.join(path.posix.dirname(file), name))
}

function findCircle(graph: ReadonlyMap<string, string[]>): string[] | undefined {
  const done = new Set<string>()
  const walk = (file: string, above: string[]): string[] | undefined => {
    if (above.includes(file)) return [...above.slice(above.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const used of graph.get(file) ?? []) {
      const circle = walk(used, [...above, file])
      if (circle) return circle
    }
    done.add(file)
    return undefined
  }
  for (const file of graph.keys()) {
    const circle = walk(file, [])
    if (circle) return circle
  }
  return undefined
}
