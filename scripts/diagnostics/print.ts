import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pico from 'picocolors'
import type { Diagnostic, Severity } from './diagnostic.ts'
import { exitCode } from './exit.ts'

export type Format = 'text' | 'json' | 'github'

export type PrintOptions = {
  format: Format
  /** The book's folder: places are shown from the current directory, and source lines are read. */
  root?: string
  color?: boolean
}

/** Diagnostics as a person, a program or GitHub's log wants them. Ends with a line feed unless it is empty. */
export async function printDiagnostics(diagnostics: readonly Diagnostic[], options: PrintOptions): Promise<string> {
  switch (options.format) {
    case 'json':
      return `${JSON.stringify({ exit: exitCode(diagnostics), ...count(diagnostics), diagnostics }, null, 2)}\n`
    case 'github':
      return diagnostics.map((one) => githubLine(one, options.root)).join('')
    case 'text':
      return textOf(diagnostics, options)
  }
}

/** How many errors, warnings and notices there are. */
function count(diagnostics: readonly Diagnostic[]): { errors: number; warnings: number; infos: number } {
  const of = (severity: Severity) => diagnostics.filter((one) => one.severity === severity).length
  return { errors: of('error'), warnings: of('warning'), infos: of('info') }
}

/** `3 个错误，1 个警告`; `没有问题` when there is neither. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const { errors, warnings } = count(diagnostics)
  const parts = [errors > 0 && `${errors} 个错误`, warnings > 0 && `${warnings} 个警告`].filter(Boolean)
  return parts.length > 0 ? parts.join('，') : '没有问题'
}

const labels: Record<Severity, string> = { error: '错误', warning: '警告', info: '说明' }

async function textOf(diagnostics: readonly Diagnostic[], { root, color = false }: PrintOptions): Promise<string> {
  const paint = pico.createColors(color)
  const paints = { error: paint.red, warning: paint.yellow, info: paint.cyan }
  const lineAt = sourceLines(root)
  const blocks: string[] = []
  for (const { severity, rule, message, hint, place } of diagnostics) {
    const where = place ? `${paint.bold(shown(place.file, root))}${position(place)} ` : ''
    const parts = [`${where}${paints[severity](labels[severity])} ${message} ${paint.dim(`[${rule}]`)}`]
    const source = place?.line === undefined ? undefined : await lineAt(place.file, place.line)
    if (place?.line !== undefined && source?.trim()) {
      // Most commands have nothing to show, and need not wait for what measures it.
      const { codeFrame } = await import('./frame.ts')
      parts.push(indent(codeFrame(source, { line: place.line, column: place.column })))
    }
    if (hint) parts.push(`  → ${hint}`)
    blocks.push(`${parts.join('\n')}\n`)
  }
  return blocks.join('')
}

const position = ({ line, column }: { line?: number; column?: number }) =>
  line === undefined ? '' : column === undefined ? `:${line}` : `:${line}:${column}`

const indent = (text: string) => text.replace(/^/gm, '  ')

/** As the reader would type it from where they are; what lies elsewhere keeps its full path. */
function shown(file: string, root: string | undefined): string {
  if (root === undefined) return file
  const absolute = path.join(root, file)
  const relative = path.relative(process.cwd(), absolute)
  return relative.startsWith('..') ? absolute : relative.replaceAll(path.sep, '/')
}

/** Reads each file once. A file that cannot be read has no lines to show. */
function sourceLines(root: string | undefined): (file: string, line: number) => Promise<string | undefined> {
  const files = new Map<string, string[]>()
  return async (file, line) => {
    if (root === undefined) return undefined
    if (!files.has(file)) {
      const text = await readFile(path.join(root, file), 'utf8').catch(() => '')
      files.set(file, text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/))
    }
    return files.get(file)?.[line - 1]
  }
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function githubLine({ severity, rule, message, hint, place }: Diagnostic, root: string | undefined): string {
  const level = severity === 'info' ? 'notice' : severity
  const properties = [
    place && ['file', shown(place.file, root)],
    place?.line && ['line', place.line],
    place?.column && ['col', place.column],
    ['title', rule],
  ]
  const written = properties.flatMap((pair) => (pair ? [`${pair[0]}=${escapeProperty(String(pair[1]))}`] : []))
  return `::${level} ${written.join(',')}::${escapeData(hint ? `${message} ${hint}` : message)}\n`
}

const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
