import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Place, readPlaces } from '../browser/addresses.ts'
import type { BrowserOptions } from '../browser/launch.ts'
import { openMember } from '../browser/pool.ts'
import { cacheFolder } from '../config/cache.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { installLine, REGIONAL_PACKAGES } from '../fonts/regional.ts'
import { findGhostscript, INSTALL_GHOSTSCRIPT } from '../pdf/colour/ghostscript.ts'
import { version } from './version.ts'

/** What the machine has: one line for each thing, with the line that mends it where it lacks. */
export type Examination = { account: string; diagnostics: Diagnostic[] }

type Finding = { name: string; state: 'good' | 'poor' | 'lacking' | 'optional'; words: string; mend?: string }

/** Looks at everything that a build needs. What is needed and lacking is an error (exit code 3). */
export async function examine(request: {
  browser?: string
  browsers?: string
  env: NodeJS.ProcessEnv
}): Promise<Examination> {
  const findings: Finding[] = [
    { name: 'Banxin', state: 'good', words: await version() },
    node(),
    ...fontPackages(),
    ...(await browsers(request)),
    await java(),
    await ghostscript(),
  ]
  const lacking = findings.filter(({ state }) => state === 'lacking')
  const verdict = lacking.length === 0 ? '可以构建。' : `缺：${lacking.map(({ name }) => name).join('、')}。`
  return {
    account: `${findings.map(line).join('')}${verdict}\n`,
    diagnostics: lacking.map(({ name, words, mend }) => ({
      severity: 'error',
      rule: 'doctor/lacking',
      message: `${name}：${words}`,
      hint: mend,
      domain: 'machine',
    })),
  }
}

const marks: Record<Finding['state'], string> = { good: '✓', poor: '!', lacking: '✗', optional: '-' }

function line({ name, state, words, mend }: Finding): string {
  return `${marks[state]} ${name}　${words}\n${mend ? `    → ${mend}\n` : ''}`
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const words = `${process.versions.node}（${process.platform} ${process.arch}）`
  if (major > 22 || (major === 22 && minor >= 18)) return { name: 'Node', state: 'good', words }
  return {
    name: 'Node',
    state: 'lacking',
    words: `${words}，太旧`,
    mend: 'npm ci（带来 Node 24，不要加 --ignore-scripts）',
  }
}

/** The faces that every book uses come from npm, pinned by the lock file. */
const packages = [
  ['宋体', '@expo-google-fonts/noto-serif-sc'],
  ['黑体', '@expo-google-fonts/noto-sans-sc'],
  ['等宽体', '@expo-google-fonts/inconsolata'],
  ['楷体', '@fontsource/lxgw-wenkai'],
] as const

function fontPackages(): Finding[] {
  const require = createRequire(import.meta.url)
  const regional = Object.entries(REGIONAL_PACKAGES).map(([language, { serif }]): Finding => {
    const name = language === 'ja' ? '日文宋体（可选）' : '繁体宋体（可选）'
    const id = `@expo-google-fonts/${serif[0]}`
    try {
      const { version } = require(`${id}/package.json`) as { version: string }
      const fits = version === serif[1]
      const words = fits ? `${id} ${version}` : `${id} ${version}，应当是 ${serif[1]}`
      return { name, state: fits ? 'good' : 'poor', words, mend: fits ? undefined : installLine(serif) }
    } catch {
      return { name, state: 'optional', words: `没有；language: ${language} 的书要用它`, mend: installLine(serif) }
    }
  })
  const usual = packages.map(([name, id]): Finding => {
    try {
      const { version } = require(`${id}/package.json`) as { version: string }
      return { name, state: 'good', words: `${id} ${version}` }
    } catch {
      return { name, state: 'lacking', words: `没有 ${id}`, mend: 'npm ci' }
    }
  })
  return [...usual, ...regional]
}

/** Opens every browser that a build would use, one after the other; opening includes its test page. */
async function browsers(request: { browser?: string; browsers?: string; env: NodeJS.ProcessEnv }): Promise<Finding[]> {
  const { env } = request
  const cache = await cacheFolder(env)
  const findings: Finding[] = [{ name: '缓存', state: 'good', words: path.normalize(cache) }]
  const { value: places = [], diagnostics } = readPlaces(request.browsers ?? env.BANXIN_BROWSERS ?? '')
  findings.push(...remarks(diagnostics))
  for (const place of places) findings.push(...(await browserAt(place, { path: request.browser, cache, env })))
  return findings
}

async function browserAt(place: Place, options: BrowserOptions): Promise<Finding[]> {
  const { value: member, diagnostics } = await openMember(place, options)
  if (!member) return remarks(diagnostics)
  const { description, version, pinned, close } = member.session
  await close()
  const at = place === 'local' ? '' : `${member.name}，`
  const words = `${at}${description}（${version}${pinned ? '，固定版本' : ''}），试页正常`
  return [{ name: '浏览器', state: 'good', words }, ...remarks(diagnostics)]
}

function remarks(diagnostics: readonly Diagnostic[]): Finding[] {
  return diagnostics.map(({ severity, message, hint }) => {
    return { name: '浏览器', state: severity === 'error' ? 'lacking' : 'poor', words: message, mend: hint }
  })
}

/** Only for EPUBCheck, the reference validator, which a maintainer runs with the tests. */
async function java(): Promise<Finding> {
  const name = 'Java（可选）'
  try {
    const { stderr } = await promisify(execFile)('java', ['-version'], { timeout: 10_000 })
    return { name, state: 'good', words: stderr.split('\n')[0]?.trim() ?? '' }
  } catch {
    const mend = process.platform === 'linux' ? 'sudo apt-get install -y default-jre-headless' : 'https://adoptium.net'
    return { name, state: 'optional', words: '没有；只有用 EPUBCheck 复核电子书时才要', mend }
  }
}

/** Only for press files in four colours. */
async function ghostscript(): Promise<Finding> {
  const name = 'Ghostscript（可选）'
  const found = await findGhostscript()
  if (found) return { name, state: 'good', words: found.version }
  return { name, state: 'optional', words: '没有；只有 colour: cmyk 的印刷文件要用它', mend: INSTALL_GHOSTSCRIPT }
}
