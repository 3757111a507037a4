import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Book, FontRole } from './book.ts'
import { finding } from './findings.ts'
import { contains, findInside, realPathOf } from './inside.ts'
import type { PlacedYaml } from './yaml.ts'

/**
 * The user's own font files, by role. A font lies in the book's folder, or in the folder that BANXIN_FONTS names:
 * whoever runs Banxin opens that folder, a manuscript of a stranger cannot.
 */
export async function findFonts(
  input: Partial<Record<FontRole, string>>,
  root: string,
  yaml: PlacedYaml,
  env: NodeJS.ProcessEnv,
): Promise<Outcome<Book['fonts']>> {
  const diagnostics: Diagnostic[] = []
  const fonts: Book['fonts'] = {}
  const shelf = env.BANXIN_FONTS ? await realPathOf(env.BANXIN_FONTS) : undefined
  for (const [role, name] of Object.entries(input) as [FontRole, string][]) {
    const file = (await inBook(root, name)) ?? (shelf && (await onShelf(shelf, name)))
    if (file) {
      fonts[role] = file
      continue
    }
    const hint = shelf
      ? `把字体文件放进书的文件夹或 ${env.BANXIN_FONTS}，路径从那里写起。`
      : '把字体文件放进书的文件夹，路径从那里写起；放在别处时用环境变量 BANXIN_FONTS 指出它所在的文件夹。'
    diagnostics.push(finding('font-missing', `找不到字体文件 ${name}（${role}）。`, hint, yaml.place(['fonts', role])))
  }
  return { value: fonts, diagnostics }
}

async function inBook(root: string, name: string): Promise<string | undefined> {
  const found = await findInside(root, name)
  return found.kind === 'inside' ? ifFile(found.path) : undefined
}

async function onShelf(shelf: string, name: string): Promise<string | undefined> {
  const real = await realPathOf(path.resolve(shelf, name))
  return real && contains(shelf, real) ? ifFile(real) : undefined
}

async function ifFile(file: string): Promise<string | undefined> {
  const isFile = await stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  )
  return isFile ? file : undefined
}
