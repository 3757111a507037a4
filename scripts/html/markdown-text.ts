import type { Root as HtmlRoot } from 'hast'
import type { FootnoteDefinition, Heading, Nodes, Parents } from 'mdast'
import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import type { Point } from 'unist'
import type { Chapter } from '../manuscript/chapter.ts'
import { allowList } from './allow-list.ts'
import type { SourceRange } from './context.ts'
import { textDirectives } from './vocabulary.ts'

/** A run of the manuscript's own characters and where it begins. */
export type Run = { value: string; point: Point }

export type MarkdownText = { body: Run[]; notes: { label: string; point: Point; runs: Run[] }[] }

const start: Point = { line: 1, column: 1 }

/**
 * What a chapter's Markdown says has to be printed, in reading order, told from its syntax tree alone; the notes that
 * are called, apart. Knows the dialect (docs/dialect.md) but nothing of how it is turned into HTML.
 */
export function markdownText({ tree, source }: Chapter, removed: readonly SourceRange[]): MarkdownText {
  const definitions = new Map<string, FootnoteDefinition>()
  const called = new Set<string>()
  const body = runsOf(tree)
  const notes = [...definitions]
    .filter(([identifier]) => called.has(identifier))
    .map(([, note]) => ({
      label: note.label ?? note.identifier,
      point: note.position?.start ?? start,
      runs: note.children.flatMap(runsOf),
    }))
  return { body, notes }

  function runsOf(node: Nodes): Run[] {
    if (isRemoved(node)) return []
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'code':
      case 'inlineMath':
      case 'math':
        return [run(node.value, node)]
      case 'html':
        return [run(htmlText(node.value), node)]
      case 'heading':
        return withoutAttributes(node, node.children.flatMap(runsOf))
      case 'paragraph':
        return captionOf(node) ?? formulaOf(node) ?? node.children.flatMap(runsOf)
      case 'containerDirective':
        return node.children.flatMap((child) => (isLabelledFigure(node) && captionOf(child) ? [] : runsOf(child)))
      case 'textDirective':
        return directiveRuns(node)
      case 'leafDirective':
        return node.name === 'pagebreak' ? [] : node.children.flatMap(runsOf)
      case 'footnoteReference':
        called.add(node.identifier)
        return []
      case 'footnoteDefinition':
        if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
        return []
      default:
        return 'children' in node ? (node as Parents).children.flatMap((child) => runsOf(child as Nodes)) : []
    }
  }

  function run(value: string, node: Nodes): Run {
    return { value, point: node.position?.start ?? start }
  }

  function isRemoved({ position }: Nodes): boolean {
    const from = position?.start.offset
    const to = position?.end.offset
    if (from === undefined || to === undefined || to === from) return false
    return removed.some((range) => range.start <= from && to <= range.end)
  }

  /** `{#id}`, `{-}` and `{short=…}` at the end of a heading are not printed. */
  function withoutAttributes(heading: Heading, runs: Run[]): Run[] {
    const written = source.slice(heading.position?.start.offset, heading.position?.end.offset)
    const attributes = /(?<!\\)\{\s*((#[^\s{}]+|-|short=[^\s{}]+)\s*)+\}(?=\s*#*\s*(\n[ >\t]*[=-]+\s*)?$)/.exec(
      written,
    )?.[0]
    const last = runs.at(-1)
    if (attributes && last?.value.trimEnd().endsWith(attributes)) {
      last.value = last.value.trimEnd().slice(0, -attributes.length)
    }
    return runs
  }

  /** A picture that stands alone prints its title as a caption. */
  function captionOf(paragraph: Nodes): Run[] | undefined {
    if (paragraph.type !== 'paragraph') return undefined
    const [only, ...others] = paragraph.children
    return others.length === 0 && only?.type === 'image' && only.title ? [run(only.title, only)] : undefined
  }

  /** `$$…$$` with a name behind it, which is not printed. */
  function formulaOf(paragraph: Nodes): Run[] | undefined {
    if (paragraph.type !== 'paragraph') return undefined
    const [formula, name, ...others] = paragraph.children
    if (formula?.type !== 'inlineMath' || name?.type !== 'text' || others.length > 0) return undefined
    const isNamed =
      source.startsWith('$$', formula.position?.start.offset) && /^\s*\{\s*#[^\s{}]+\s*\}\s*$/.test(name.value)
    return isNamed ? runsOf(formula) : undefined
  }

  /** Text of the dialect's marks; a colon and a word that are no mark are text as written. */
  function directiveRuns(node: TextDirective): Run[] {
    const known = Object.hasOwn(textDirectives, node.name)
    const label = known && textDirectives[node.name as keyof typeof textDirectives].label
    if (known && !label && node.attributes?.id) return []
    if (label && node.children.length > 0) return node.children.flatMap(runsOf)
    return [run(source.slice(node.position?.start.offset, node.position?.end.offset), node)]
  }
}

/** Its label is the caption; a title of the picture is an error that figures.ts has reported. */
function isLabelledFigure(node: ContainerDirective): boolean {
  const [first] = node.children
  return node.name === 'figure' && first?.type === 'paragraph' && first.data?.directiveLabel === true
}

const parser = unified().use(rehypeRaw).freeze()
const comment = /<!--[\s\S]*?-->/g
const neverProse = new RegExp(`<(${allowList.strip.join('|')})\\b[^>]*>([\\s\\S]*?</\\1\\s*>)?`, 'gi')
const tag = /<[/!?]?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi

/**
 * Text between the tags of a piece of HTML. A tag or comment that never ends counts as text: the HTML parser would
 * swallow what follows it, and that has to come out.
 */
function htmlText(html: string): string {
  const prose = html.replace(comment, '').replace(neverProse, '').replace(tag, '').replaceAll('<', '&lt;')
  const parsed = parser.runSync({ type: 'root', children: [{ type: 'raw', value: prose }] } as HtmlRoot) as HtmlRoot
  return parsed.children.map((node) => ('value' in node ? node.value : '')).join('')
}
