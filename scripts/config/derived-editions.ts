import type { DerivedEdition, Edition } from './book.ts'
import { derivedEntries } from './derived-schema.ts'
import { didYouMean } from './findings.ts'
import type { EditionInput } from './schema.ts'

type Wrong = (message: string, hint: string, key?: string) => void

/** Makes that an edition of another one's pages may be, each with the options that belong to it. */
const MAKES = {
  press: { sign: 'press: true', options: ['colour', 'bleed', 'inkLimit', 'cover'] },
  wrap: { sign: 'wrap: true', options: ['caliper', 'board', 'colour', 'bleed'] },
  impose: { sign: 'impose: saddle', options: ['paper', 'caliper', 'section', 'marks', 'instructions'] },
  copies: { sign: 'copies: 1-200', options: ['watermark', 'each'] },
} as const

type Make = keyof typeof MAKES

type Option = (typeof MAKES)[Make]['options'][number]
const OPTIONS = new Set(Object.values(MAKES).flatMap(({ options }): readonly Option[] => options))
const takes = (make: Make, key: Option) => (MAKES[make].options as readonly Option[]).includes(key)

const OF_SADDLE = ['caliper', 'section', 'marks', 'instructions'] as const

/** Says of every option that needs the pages of another edition that there is none. */
export function withoutSource(name: string, options: EditionInput, wrong: Wrong): void {
  for (const key of Object.keys(derivedEntries) as (keyof typeof derivedEntries)[]) {
    if (options[key] === undefined) continue
    wrong(`版本 ${name} 的 ${key} 要用另一个版本的成品。`, `加上 of: 那个版本的名称，如 of: booklet。`, key)
  }
}

/**
 * An edition that is made from the pages of another: one make only, and only its own options. What the pages look like is said by
 * the edition that they are of.
 */
export function decideDerived(name: string, options: EditionInput, wrong: Wrong): DerivedEdition | undefined {
  const { of } = options
  if (of === undefined) return undefined
  for (const key of Object.keys(options) as (keyof EditionInput)[]) {
    if (
      options[key] === undefined ||
      key in derivedEntries ||
      key === 'cover' ||
      (key === 'format' && options.format === 'pdf')
    )
      continue
    wrong(`版本 ${name} 由 ${of} 的成品做成，${key} 由 ${of} 定。`, `删去 ${key}，写在 ${of} 里。`, key)
  }
  const makes = (Object.keys(MAKES) as Make[]).filter((make) => options[make] !== undefined)
  const [make] = makes
  if (!make) {
    const hint = Object.values(MAKES).map(({ sign }) => sign)
    wrong(`版本 ${name} 没有写拿 ${of} 做什么。`, `写 ${hint.join('、')} 中的一个。`, 'of')
    return undefined
  }
  if (makes.length > 1) wrong(`版本 ${name} 只能做一样：${makes.join('、')}。`, '分成几个版本。', makes[1])
  for (const key of OPTIONS) {
    const owners = (Object.keys(MAKES) as Make[]).filter((owner) => takes(owner, key))
    if (options[key] === undefined || owners.includes(make)) continue
    const signs = owners.map((owner) => MAKES[owner].sign).join('、')
    wrong(`版本 ${name} 的 ${key} 要与 ${signs} 同用。`, `删去 ${key}。`, key)
  }
  const base = { name, format: 'pdf', of } as const
  const { colour = 'grey', bleed = 3 } = options
  if (make === 'press') {
    const { inkLimit } = options
    if (inkLimit !== undefined && colour !== 'cmyk') {
      wrong(`版本 ${name} 只用黑墨，没有总墨量可限。`, '删去 inkLimit，或写 colour: cmyk。', 'inkLimit')
    }
    const { cover = true } = options
    return { ...base, made: 'press', colour, bleed, cover, ...(inkLimit !== undefined && { inkLimit }) }
  }
  if (make === 'wrap') {
    const { caliper = 0.1, board = 0.25 } = options
    return { ...base, made: 'wrap', colour, bleed, caliper, board }
  }
  if (make === 'copies') {
    const { copies: numbers = [], watermark, each = false } = options
    return { ...base, made: 'copies', numbers, watermark, each }
  }
  return decideSheets(base, options, wrong)
}

function decideSheets(
  base: { name: string; format: 'pdf'; of: string },
  options: EditionInput,
  wrong: Wrong,
): DerivedEdition {
  const { impose, paper, caliper = 0.1, section, marks = [], instructions = true } = options
  const { name } = base
  if (impose === 'saddle') {
    if (section !== undefined && marks.includes('staple')) {
      wrong(`版本 ${name} 分帖，帖是锁线的，不用订书钉。`, '删去 section，或从 marks 里删去 staple。', 'marks')
    }
    return { ...base, made: 'saddle', paper, caliper, section, marks, instructions }
  }
  for (const key of OF_SADDLE) {
    if (options[key] !== undefined) wrong(`版本 ${name} 的 ${key} 要与 impose: saddle 同用。`, `删去 ${key}。`, key)
  }
  return { ...base, made: 'n-up', up: impose === '4up' ? 4 : 2, paper: paper ?? 'a4' }
}

/**
 * Every derived edition needs a print edition of the book; numbered copies one with the place of the number, which that edition then
 * leaves free; a press file one whose pictures reach as far beyond the edge as it says.
 */
export function connectDerived(
  editions: readonly Edition[],
  wrongAt: (name: string, message: string, hint: string) => void,
): Edition[] {
  const printed = editions.filter((edition) => edition.format === 'pdf' && edition.of === undefined)
  const names = printed.map(({ name }) => name)
  const numbered = new Set<string>()
  const bleeds = new Map<string, number>()
  for (const edition of editions) {
    if (edition.of === undefined) continue
    const source = printed.find(({ name }) => name === edition.of)
    if (!source) {
      const other = editions.find(({ name }) => name === edition.of)
      const best = other ? undefined : didYouMean(edition.of, names)
      const known =
        names.length > 0 ? `印刷的版本：${names.join('、')}。` : '先写一个，如 booklet: { theme: booklet }。'
      const message = other ? `${edition.of} 不是印刷的版本，${whatIs(other)}。` : `没有叫 ${edition.of} 的印刷版本。`
      wrongAt(edition.name, message, best ? `是不是想写 ${best}？` : known)
    } else if (edition.made === 'wrap') {
      if (source.theme === 'booklet' && source.cover !== false) continue
      const hint =
        source.theme === 'booklet' ? `从 ${source.name} 里删去 cover: false。` : '写 of: 一个 theme: booklet 的版本。'
      wrongAt(edition.name, `书封的正面是封面，${source.name} 没有封面。`, hint)
    } else if (edition.made === 'press') {
      bleeds.set(source.name, Math.max(edition.bleed, bleeds.get(source.name) ?? 0))
    } else if (edition.made === 'copies') {
      if (source.theme === 'handout') numbered.add(source.name)
      else wrongAt(edition.name, `份号只编在讲义上，${source.name} 是小册子。`, '写 of: 一个 theme: handout 的版本。')
    }
  }
  return editions.map((edition) => {
    if (edition.format !== 'pdf' || edition.of !== undefined) return edition
    const bleed = bleeds.get(edition.name)
    const room = numbered.has(edition.name)
    return { ...edition, ...(room && { copyNumber: true }), ...(bleed !== undefined && { bleed }) }
  })
}

function whatIs(edition: Edition): string {
  return edition.of === undefined ? '是电子书' : '也要由别的版本做成'
}
