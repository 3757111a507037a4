import type { Book } from './book.ts'
import type { StyleFault } from './style-limits.ts'

/** Only with a file of the user's; a list that ends with it would end in a font of the machine. */
const OPTIONAL = 'Banxin Fangsong'

/** Has no Han. */
const PARTIAL = 'Banxin Mono'

/**
 * A value of `font`, `font-family` or a custom property for them may name no family but Banxin's: any other would be a font
 * of the machine, or of none.
 */
export function faultOfFamilies(
  value: string,
  known: ReadonlySet<string>,
  fonts: Book['fonts'],
): StyleFault | undefined {
  const names = [...known].join('|')
  const rest = value.replace(new RegExp(`(["']?)(?<![\\w-])(?:${names})(?![\\w-])\\1`, 'gi'), ' ')
  const [, quoted] = rest.match(/["']([^"']*)["']/) ?? []
  const words = rest.replace(/var\(\s*--[\w-]+/g, ' ').split(/[\s,/()*+]+/)
  const foreign = quoted ?? words.find((word) => word !== '' && !KEYWORDS.test(word))
  if (foreign !== undefined) {
    const message = `字体 ${foreign} 不是本书的字体。`
    const hint = `只能用 ${[...known]
      .sort()
      .map((name) => `"${name}"`)
      .join('、')}；自己的字体文件按角色写在 book.yaml 的 fonts 里。`
    return { rule: 'font-foreign', message, hint }
  }
  const found = value.match(new RegExp(names, 'gi')) ?? []
  if (found.at(-1)?.toLowerCase() === PARTIAL.toLowerCase()) {
    const hint = `写成 "${PARTIAL}", "Banxin Hei"。`
    return { rule: 'font-foreign', message: '等宽体只有西文，后面要有别的字体排汉字。', hint }
  }
  if (found.at(-1)?.toLowerCase() !== OPTIONAL.toLowerCase() || fonts.fangsong !== undefined) return undefined
  const hint = `写成 "${OPTIONAL}", "Banxin Song"，或在 book.yaml 里写 fonts: { fangsong: 字体文件.ttf }。`
  return { rule: 'font-foreign', message: '没有仿宋字体，后面要有别的字体接替。', hint }
}

/** What else may stand in such a value: CSS-wide words, styles, weights, sizes, numbers. */
const KEYWORDS = new RegExp(
  `^(?:${[
    'inherit|initial|unset|revert|revert-layer|normal|bold|bolder|lighter|medium|smaller|larger',
    '(?:x{1,3}-)?(?:small|large)|calc|min|max|clamp|round|up|down|nearest',
    '[-+]?[\\d.]+(?:[a-z]+|%)?|-',
  ].join('|')})$`,
  'i',
)
