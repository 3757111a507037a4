import { didYouMean } from '../config/findings.ts'
import { parseYaml } from '../config/yaml.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Chapter } from './chapter.ts'
import { finding } from './findings.ts'

const known = ['title']

/**
 * Checks a chapter's front matter. Banxin has one configuration, book.yaml; of what other tools put here only `title`
 * is understood, and everything else is said to have no effect.
 */
export function checkFrontMatter({ file, tree }: Chapter): Diagnostic[] {
  const node = tree.children[0]
  if (node?.type !== 'yaml') return []
  const firstLine = (node.position?.start.line ?? 1) + 1
  const yaml = parseYaml(node.value, { file, stage: 'manuscript', domain: 'manuscript', firstLine })
  if (yaml.value === undefined) return yaml.diagnostics

  const { data, place } = yaml.value
  const unknown = Object.keys(data)
    .filter((key) => !known.includes(key))
    .map((key): Diagnostic => {
      const best = didYouMean(key, known)
      const hint = best ? `是不是想写 ${best}？` : '删去它；全书的配置写在 book.yaml。'
      const message = `章首的键 ${key} 不起作用。`
      return { ...finding('front-matter', message, hint, file, node, 'warning'), place: place([key], 'key') }
    })
  return [...yaml.diagnostics, ...unknown]
}
