import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { finding } from './findings.ts'
import { misplacedHyphens } from './isbn.ts'
import type { EditionInput } from './schema.ts'
import type { PlacedYaml } from './yaml.ts'

/** Numbers of a book and its editions whose hyphens stand in wrong places, or are missing where only the publisher knows their places. */
export function findMisplacedHyphens(
  { identifier, editions }: { identifier?: string; editions?: Record<string, EditionInput> },
  yaml: PlacedYaml,
): Diagnostic[] {
  const given: [identifier: string | undefined, path: string[]][] = [
    [identifier, ['identifier']],
    ...Object.entries(editions ?? {}).map(([name, edition]): [string | undefined, string[]] => [
      'identifier' in edition ? (edition.identifier as string | undefined) : undefined,
      ['editions', name, 'identifier'],
    ]),
  ]
  return given.flatMap(([value = '', path]) => {
    const wrong = misplacedHyphens(value)
    if (!wrong) return []
    const number = value.slice('urn:isbn:'.length)
    const [message, hint] = wrong.right
      ? [`书号 ${number} 的连字符不在该在的地方，印成 ${wrong.right}。`, `改成 urn:isbn:${wrong.right}。`]
      : [`书号 ${number} 没有用连字符分成五段，照写的印。`, '照出版社给的书号写上连字符（GB/T 5795）。']
    return [finding('isbn-hyphens', message, hint, yaml.place(path), wrong.severity)]
  })
}
