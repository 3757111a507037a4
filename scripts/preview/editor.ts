import { spawn } from 'node:child_process'

/** A place of a file on the disk; line and column from 1. */
export type EditorPlace = { path: string; line: number; column: number }

/**
 * Opens a place in the author's editor. No shell takes part: `template` is divided at its blanks (quotes keep some together), and `{file}`,
 * `{line}`, `{column}` are filled in; without `{file}` the file comes last.
 * @param failed is told in words when the program does not start
 */
export function openInEditor(template: string, place: EditorPlace, failed: (why: string) => void): void {
  const [program = '', ...args] = commandFor(template, place)
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.on('error', ({ message }) => failed(`打不开编辑器 ${program}：${message}`))
  child.unref()
}

/** Program and arguments. */
export function commandFor(template: string, { path, line, column }: EditorPlace): string[] {
  const words = [...template.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  const values: Record<string, string> = { file: path, line: String(line), column: String(column) }
  const filled = words.map((word) => word.replace(/\{(file|line|column)\}/g, (_, name: string) => values[name] ?? ''))
  return words.some((word) => word.includes('{file}')) ? filled : [...filled, path]
}
