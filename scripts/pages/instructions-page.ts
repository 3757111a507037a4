import { readFile } from 'node:fs/promises'
import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { toHtml } from '../html/serialize.ts'

/** What the sheet before the others says. */
export type Instructions = {
  /** The publication and the edition. */
  heading: string
  title: string
  amount: string
  steps: readonly string[]
  last: string
  language: string
  /** mm. */
  sheet: { width: number; height: number }
}

/**
 * The sheet that says how to print and to fold, as a document of its own.
 * @param faces CSS of the face 'Banxin Hei'
 */
export async function composeInstructions(words: Instructions, faces: string): Promise<string> {
  const { heading, title, amount, steps, last, language, sheet } = words
  const own = await readFile(new URL('../../styles/instructions.css', import.meta.url), 'utf8')
  const size = `@page { size: ${sheet.width}mm ${sheet.height}mm; margin: 0 }`
  const page: ElementContent[] = [
    h('p.heading', heading),
    h('h1', title),
    h('p', amount),
    h(
      'div.steps',
      steps.map((step, index) => h('p', [h('span.number', `${index + 1}.`), h('span', step)])),
    ),
    h('p', last),
  ]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>instructions</title>
<style>${faces}\n${size}\n${own}</style>
</head>
<body>${page.map(toHtml).join('\n')}</body>
</html>`
}

/** Every character of it: fonts need them. */
export function instructionCharacters({ heading, title, amount, steps, last }: Instructions): string {
  return [heading, title, amount, ...steps, last, '0123456789.'].join('')
}
