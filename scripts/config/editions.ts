import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Edition, Language } from './book.ts'
import { connectDerived, decideDerived, withoutSource } from './derived-editions.ts'
import { finding } from './findings.ts'
import type { EditionInput } from './schema.ts'
import type { PlacedYaml } from './yaml.ts'

/** What a book is made into when it does not say. */
const usual: Edition[] = [
  { name: 'handout', format: 'pdf', theme: 'handout', writing: 'horizontal', notes: 'chapter' },
  { name: 'booklet', format: 'pdf', theme: 'booklet', writing: 'horizontal', notes: 'chapter' },
  { name: 'booklet-vertical', format: 'pdf', theme: 'booklet', writing: 'vertical', notes: 'chapter' },
  { name: 'ebook', format: 'epub', writing: 'horizontal', notes: 'chapter' },
]

/** The option of each make that can turn out not to be possible once the pages are there. */
const DECISIVE = { press: 'colour', wrap: 'colour', saddle: 'paper', 'n-up': 'paper', copies: 'watermark' } as const

/** An edition that prints knows the language of its book. */
function inLanguage(edition: Edition, language: Language): Edition {
  return edition.format === 'pdf' && edition.of === undefined ? { ...edition, language } : edition
}

/** The editions of book.yaml with their defaults, in its order. Combinations that make no sense are errors. */
export function decideEditions(
  input: Record<string, EditionInput> | undefined,
  yaml: PlacedYaml,
  language: Language = 'zh-Hans',
): Outcome<Edition[]> {
  if (input === undefined) return { value: usual.map((one) => inLanguage(one, language)), diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  const editions: Edition[] = []
  const seen = new Map<string, string>()

  for (const [name, options] of Object.entries(input)) {
    const wrong = (message: string, hint: string, key?: string) =>
      diagnostics.push(finding('edition-invalid', message, hint, yaml.place(['editions', name, key ?? ''], 'key')))

    // The name becomes a file's name, on file systems that tell A from a and on those that do not.
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,63}$/u.test(name))
      wrong(`版本名 ${name} 不能作文件名。`, '只用文字、数字、- 和 _。')
    const twin = seen.get(name.toLowerCase())
    if (twin) wrong(`版本 ${name} 与 ${twin} 只差大小写，会写到同一个文件。`, '换一个名字。')
    seen.set(name.toLowerCase(), name)

    if (options.of !== undefined) {
      const derived = decideDerived(name, options, wrong)
      if (derived) editions.push({ ...derived, place: yaml.place(['editions', name, DECISIVE[derived.made]], 'key') })
      continue
    }
    withoutSource(name, options, wrong)
    const { format = 'pdf', writing = 'horizontal', notes = 'chapter' } = options
    const { theme, trim, print, years, digits, folios, index, punctuation, quotes, cover, embed, archival } = options
    if (years && writing === 'horizontal') wrong(`版本 ${name} 不是直排，年份总照书稿印。`, '删去 years。', 'years')
    if (digits && writing === 'horizontal') wrong(`版本 ${name} 不是直排，数字总横着排。`, '删去 digits。', 'digits')
    if (format === 'epub') {
      if (theme) wrong(`电子书 ${name} 不分主题。`, '删去 theme。', 'theme')
      if (notes === 'page')
        wrong(`电子书 ${name} 没有页，注不能按页编号。`, '写 notes: chapter 或 notes: book。', 'notes')
      if (trim) wrong(`电子书 ${name} 没有开本。`, '删去 trim。', 'trim')
      if (print) wrong(`电子书 ${name} 的字号由读者在阅读器里定。`, '删去 print。', 'print')
      if (folios) wrong(`电子书 ${name} 没有自己的页码。`, '删去 folios；带哪个印刷版本的页码，写 pages。', 'folios')
      for (const key of ['punctuation', 'quotes'] as const) {
        if (options[key]) wrong(`电子书 ${name} 的标点由阅读器排，${key} 不起作用。`, `删去 ${key}。`, key)
      }
      if (digits) wrong(`电子书 ${name} 里四位以上的数总是横卧。`, '删去 digits。', 'digits')
      if (archival) wrong(`电子书 ${name} 不是 PDF。`, '删去 archival。', 'archival')
      if (cover === false) wrong(`电子书 ${name} 总有封面。`, '删去 cover。', 'cover')
      editions.push({ name, format, writing, notes: notes === 'book' ? 'book' : 'chapter', index, years, embed })
    } else if (!theme) {
      wrong(
        `版本 ${name} 没有写主题。`,
        `写成 ${name}: { theme: booklet }，或 { theme: handout }；电子书写 { format: epub }；用别的版本的成品做的，写 of。`,
      )
    } else {
      if (embed !== undefined) wrong(`版本 ${name} 是 PDF，总嵌入字体。`, '删去 embed。', 'embed')
      if (theme === 'handout' && writing === 'vertical') {
        wrong(`讲义 ${name} 只有横排。`, '删去 writing: vertical，或改用 theme: booklet。', 'writing')
      }
      if (theme === 'handout' && cover) wrong(`讲义 ${name} 没有封面。`, '删去 cover，或改用 theme: booklet。', 'cover')
      if (theme === 'handout' && trim) wrong(`讲义 ${name} 只有 A4。`, '删去 trim，或改用 theme: booklet。', 'trim')
      if (theme === 'booklet' && print === 'large') {
        const hint = '改用 theme: handout（A4，二号字）；只要字大一点，在书的 style.css 里改 --size，见 docs/style.md。'
        wrong(`小册子 ${name} 没有大字本，讲义才有。`, hint, 'print')
      }
      if (language !== 'zh-Hans' && (punctuation === 'kaiming' || punctuation === 'half')) {
        const message = `版本 ${name} 的标点不能是 ${punctuation}：开明式、半角式是简体书的排法，${language} 没有。`
        wrong(message, '写 punctuation: full 或 plain。', 'punctuation')
      }
      const large = print === 'large' ? print : undefined
      editions.push({
        name,
        format,
        theme,
        writing,
        trim,
        print: large,
        notes,
        years,
        digits,
        folios,
        index,
        punctuation,
        quotes,
        cover,
        archival,
        language,
      })
    }
  }
  if (editions.length === 0 && diagnostics.length === 0) {
    const hint = '写上至少一个版本，或删去 editions 用通常的四个。'
    diagnostics.push(finding('edition-invalid', 'editions 是空的。', hint, yaml.place(['editions'], 'key')))
  }
  const connected = connectDerived(editions, (name, message, hint) =>
    diagnostics.push(finding('edition-invalid', message, hint, yaml.place(['editions', name, 'of']))),
  )
  return { value: connected, diagnostics }
}
