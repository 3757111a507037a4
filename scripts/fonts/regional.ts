import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Book, Language } from '../config/book.ts'
import { findInside } from '../config/inside.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type FontFile, ownFile } from './files.ts'
import type { FontWorkshop } from './workshop.ts'

/** The faces of a language whose forms of characters are not those of simplified Chinese (直 骨 角 返). */
export type Regional = { song400: FontFile; song700: FontFile; hei400?: FontFile; hei700?: FontFile }

/** Packages of 60 to 115 MB, which only books of their language need: whoever sets one installs them. */
export const REGIONAL_PACKAGES = {
  'zh-Hant': { serif: ['noto-serif-tc', '0.4.4', 'NotoSerifTC'], sans: ['noto-sans-tc', '0.4.3', 'NotoSansTC'] },
  ja: { serif: ['noto-serif-jp', '0.4.3', 'NotoSerifJP'], sans: ['noto-sans-jp', '0.4.3', 'NotoSansJP'] },
} as const

type Package = readonly [name: string, version: string, stem: string]

/** What installs a package: the line that messages show. */
export function installLine([name, version]: Package): string {
  return `npm install @expo-google-fonts/${name}@${version}`
}

/**
 * The faces of a language, from packages beside Banxin or in the book's folder; undefined for simplified Chinese, whose faces come with
 * Banxin, and where the packages are not there. Without the sans package bold serif stands for 黑.
 * @param own the user's own 宋, which does where the package is not there
 */
export async function regionalFaces(
  book: Book,
  inspect: FontWorkshop['inspect'],
  own?: FontFile,
): Promise<Regional | undefined> {
  const packages = packagesOf(book.language)
  if (!packages) return undefined
  const { serif, sans } = packages
  const find = (one: Package, weight: string) => findFace(book, one, weight, inspect)
  const song400 = await find(serif, '400Regular')
  if (!song400) return own && { song400: own, song700: own }
  return {
    song400,
    song700: (await find(serif, '700Bold')) ?? song400,
    hei400: await find(sans, '500Medium'),
    hei700: await find(sans, '700Bold'),
  }
}

/** Said of a book in another language than simplified Chinese: that faces are wanting, or which one stands for which. */
export function regionalFindings(book: Book, faces: Regional | undefined): Diagnostic[] {
  const packages = packagesOf(book.language)
  if (!packages) return []
  const place = { file: book.file }
  const name = book.language === 'ja' ? '日文' : '繁体'
  if (!faces && book.fonts.song === undefined) {
    const hint = `运行 ${installLine(packages.serif)}（在 Banxin 或这本书的文件夹里）；或者在 book.yaml 里写 fonts: { song: 字体文件.ttf }。`
    const message = `${name}书要用${name}字形的宋体，这台机器上没有 @expo-google-fonts/${packages.serif[0]}。`
    return [{ severity: 'error', rule: 'fonts/language-missing', message, hint, place, domain: 'machine' }]
  }
  const lacking = [
    ...(book.fonts.hei === undefined && !faces?.hei400 ? ['黑体（以粗宋体）'] : []),
    ...(book.fonts.kai === undefined ? ['楷体（以宋体）'] : []),
  ]
  if (lacking.length === 0) return []
  const hint = `要用黑体，运行 ${installLine(packages.sans)}；楷体写 fonts: { kai: 字体文件.ttf }。`
  const message = `${name}书没有${name}字形的这些字体，以别的代替：${lacking.join('、')}。`
  return [{ severity: 'info', rule: 'fonts/language-substitute', message, hint, place, domain: 'configuration' }]
}

function packagesOf(language: Language) {
  if (language === 'ja') return REGIONAL_PACKAGES.ja
  return language?.startsWith('zh-Hant') ? REGIONAL_PACKAGES['zh-Hant'] : undefined
}

/** Beside Banxin a package is known by its version, which has to be the one that layouts were tested with; in a book's folder by its content. */
async function findFace(
  book: Book,
  [name, version, stem]: Package,
  weight: string,
  inspect: FontWorkshop['inspect'],
): Promise<FontFile | undefined> {
  const folder = beside(name, version)
  const file = folder && path.join(folder, weight, `${stem}_${weight}.ttf`)
  if (file && existsSync(file)) {
    const from = `@expo-google-fonts/${name} ${version}`
    return { file, identity: `${from} ${weight}`, from, own: false }
  }
  const found = await findInside(book.root, `node_modules/@expo-google-fonts/${name}/${weight}/${stem}_${weight}.ttf`)
  if (found.kind !== 'inside') return undefined
  // A stranger's folder: what is no font that may be embedded is passed over.
  const own = await ownFile(found.path).catch(() => undefined)
  const facts = own && (await inspect(own).catch(() => undefined))
  return facts?.outlines === 'truetype' && facts.forbids.length === 0 ? own : undefined
}

function beside(name: string, wanted: string): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`@expo-google-fonts/${name}/package.json`)
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
    return version === wanted ? path.dirname(manifest) : undefined
  } catch {
    return undefined
  }
}
