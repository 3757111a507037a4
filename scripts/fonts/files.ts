import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

/** A font file and a name for its content that changes when the content does. */
export type FontFile = { file: string; identity: string /** For the report. */; from: string; own: boolean }

const SERIF = '@expo-google-fonts/noto-serif-sc'
const SANS = '@expo-google-fonts/noto-sans-sc'
const MONO = '@expo-google-fonts/inconsolata'
const MATH = '@expo-google-fonts/stix-two-math'
const WENKAI = '@fontsource/lxgw-wenkai'

/** The faces that the lock file pins. Letters of the mono face are half a square wide: two of them under one Han. 黑 stands at 500: 400 is too light for a heading beside 宋. WenKai's "500" is its Regular. */
export const BUILT_IN = {
  song400: packaged(SERIF, '400Regular/NotoSerifSC_400Regular.ttf'),
  song700: packaged(SERIF, '700Bold/NotoSerifSC_700Bold.ttf'),
  hei400: packaged(SANS, '500Medium/NotoSansSC_500Medium.ttf'),
  hei700: packaged(SANS, '700Bold/NotoSansSC_700Bold.ttf'),
  kai400: packaged(WENKAI, 'files/lxgw-wenkai-latin-500-normal.woff2'),
  kai700: packaged(WENKAI, 'files/lxgw-wenkai-latin-700-normal.woff2'),
  mono400: packaged(MONO, '400Regular/Inconsolata_400Regular.ttf'),
  mono700: packaged(MONO, '700Bold/Inconsolata_700Bold.ttf'),
}

export type BuiltIn = keyof typeof BUILT_IN

/** Of formulas: has the MATH table, without which MathML is set as text. */
export const mathematicsFile = () => packaged(MATH, '400Regular/STIXTwoMath_400Regular.ttf')

/** The user's own file; its identity is its content. Rejects when it cannot be read. */
export async function ownFile(file: string): Promise<FontFile> {
  const identity = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  return { file, identity, from: path.basename(file), own: true }
}

function packaged(name: string, inside: string): FontFile {
  const file = createRequire(import.meta.url).resolve(`${name}/${inside}`)
  const manifest = path.join(file.slice(0, -inside.length), 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return { file, identity: `${name} ${version} ${inside}`, from: `${name} ${version}`, own: false }
}
