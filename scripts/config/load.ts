import { access, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import type { Book } from './book.ts'
import { listChapters } from './chapters.ts'
import { findCover } from './cover.ts'
import { identifyEditions } from './edition-identifiers.ts'
import { decideEditions } from './editions.ts'
import { decideEpoch } from './epoch.ts'
import { describeIssues, didYouMean, finding } from './findings.ts'
import { findFonts } from './fonts.ts'
import { deriveIdentifier } from './identifier.ts'
import { realPathOf } from './inside.ts'
import { findMisplacedHyphens } from './isbn-findings.ts'
import { choosePages } from './page-sources.ts'
import { bookSchema } from './schema.ts'
import { readSource, type SourceFile } from './source.ts'
import { readBookStyle } from './style-file.ts'
import { parseYaml } from './yaml.ts'

const FILE = 'book.yaml'

/** A book, and the files that say what it is. */
export type LoadedBook = Book & { sources: readonly SourceFile[] }

/**
 * Reads a book's configuration: the folder's book.yaml and style.css, checked, every default filled in.
 *
 * All findings are about the configuration (exit code 2). `value` is absent when there is an error: a book that is
 * only partly known is not built.
 *
 * @param dir the book's folder
 * @param env SOURCE_DATE_EPOCH and BANXIN_FONTS are looked at
 */
export async function loadBook(dir: string, env: NodeJS.ProcessEnv = process.env): Promise<Outcome<LoadedBook>> {
  const folder = await findFolder(dir)
  if (folder.value === undefined) return { diagnostics: folder.diagnostics }
  const root = folder.value

  const source = await readSource(path.join(root, FILE), FILE, { stage: 'config', domain: 'configuration' })
  if (source.value === undefined) return { diagnostics: source.diagnostics }
  const yaml = parseYaml(source.value, { file: FILE, stage: 'config', domain: 'configuration' })
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics }

  const diagnostics: Diagnostic[] = [...yaml.diagnostics]
  const parsed = v.safeParse(bookSchema, yaml.value.data, { abortPipeEarly: true })
  if (!parsed.success) return { diagnostics: [...diagnostics, ...describeIssues(parsed.issues, yaml.value)] }

  const { front, chapters, attachments, back, fonts, cover, editions, creators, identifier, ...plain } = parsed.output
  const people = creators.map((one) => (typeof one === 'string' ? { name: one, role: 'aut' as const } : one))
  const listed = await listChapters({ front, chapters, attachments, back }, root, yaml.value)
  const found = await findFonts(fonts, root, yaml.value, env)
  const picture = await findCover(cover, root, yaml.value)
  const style = await readBookStyle(root, found.value ?? {})
  const derived = deriveIdentifier(plain.title, people)
  const decided = decideEditions(editions, yaml.value, plain.language)
  const paged = choosePages(decided.value ?? [], editions, yaml.value)
  const identified = identifyEditions(paged.value ?? [], editions, identifier ?? derived, yaml.value)
  const epoch = decideEpoch(plain.date, env)
  diagnostics.push(
    ...listed.diagnostics,
    ...found.diagnostics,
    ...picture.diagnostics,
    ...style.diagnostics,
    ...decided.diagnostics,
    ...paged.diagnostics,
    ...identified.diagnostics,
    ...findMisplacedHyphens(parsed.output, yaml.value),
    ...epoch.diagnostics,
  )

  if (identifier === undefined) {
    const hint = `在 ${FILE} 加一行：identifier: ${derived}`
    const message = '没有写 identifier，由书名和作者推出；改了书名它就变，阅读器会当成另一本书。'
    diagnostics.push(finding('identifier-missing', message, hint, yaml.value.place(['title'], 'key'), 'warning'))
  }
  if (hasErrors(diagnostics)) return { diagnostics }
  return {
    value: {
      ...plain,
      root,
      file: FILE,
      creators: people,
      epoch: epoch.value ?? 0,
      identifier: identifier ?? derived,
      chapters: listed.value?.chapters ?? [],
      matter: listed.value?.matter ?? {},
      cover: picture.value,
      fonts: found.value ?? {},
      style: style.value,
      editions: identified.value ?? [],
      sources: [...source.read, ...style.read, ...listed.read],
    },
    diagnostics,
  }
}

/** The real path of a folder that has a book.yaml. */
async function findFolder(dir: string): Promise<Outcome<string>> {
  const root = await realPathOf(dir)
  if (root === undefined) {
    const hint = '检查路径，或先进入项目文件夹再运行。'
    return { diagnostics: [finding('folder-missing', `找不到书稿文件夹 ${dir}。`, hint, undefined)] }
  }
  if (!(await stat(root)).isDirectory()) {
    const hint = `给出它所在的文件夹：${path.dirname(dir)}`
    return { diagnostics: [finding('folder-missing', `${dir} 是文件，不是书稿文件夹。`, hint, undefined)] }
  }
  const has = await access(path.join(root, FILE)).then(
    () => true,
    () => false,
  )
  if (has) return { value: root, diagnostics: [] }
  const near = didYouMean(FILE, await readdir(root).catch(() => []))
  const hint = near
    ? `把 ${near} 改名为 ${FILE}。`
    : `新建 ${FILE}，至少写两行：title: 书名 和 date: 2026-11-22。纯文本先用 banxin import 转换。`
  return { diagnostics: [finding('book-yaml-missing', `${dir} 里没有 ${FILE}。`, hint, undefined)] }
}
