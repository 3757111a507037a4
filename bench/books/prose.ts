import type { Random } from './random.ts'

export type Prose = { paragraph(): string; sentence(): string; phrase(): string }

/**
 * Chinese prose that means little and sets like prose: sentences of common length with the marks, figures and Latin words
 * that occur in reports, and names made of the 3,755 common characters of GB/T 2312 level 1, so that fonts are cut as for a real book.
 */
export function writeProse(random: Random): Prose {
  const word: Record<string, () => string> = {
    who: () => random.pick(PEOPLE),
    name: () => Array.from({ length: 2 + random.below(2) }, () => random.pick(COMMON)).join(''),
    place: () => random.pick(COMMON) + random.pick(COMMON) + random.pick(PLACES),
    thing: () => random.pick(THINGS),
    quality: () => random.pick(QUALITIES),
    deed: () => random.pick(DEEDS),
    number: () => String(2 + random.below(random.pick([9, 90, 900, 9000]))),
    year: () => String(1950 + random.below(75)),
    unit: () => random.pick(UNITS),
    latin: () => random.pick(LATIN),
  }
  const fill = (pattern: string) => pattern.replace(/[a-z]+/g, (name) => word[name]?.() ?? name)
  const sentence = () => fill(random.pick(SENTENCES))
  return {
    sentence,
    phrase: () => fill(random.pick(PHRASES)),
    paragraph() {
      const patterns = [...SENTENCES]
      const length = 2 + random.below(6)
      // Paged.js as it is loses or doubles a paragraph in which a clause stands twice, and then breaks elsewhere.
      return Array.from({ length }, () => fill(patterns.splice(random.below(patterns.length), 1)[0] ?? '')).join('')
    },
  }
}

/** Rows 16 to 55 of GB/T 2312; the last row ends five characters early. */
const COMMON = Array.from({ length: 40 * 94 - 5 }, (_, index) => {
  const bytes = [0xb0 + Math.floor(index / 94), 0xa1 + (index % 94)]
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes))
})

const PEOPLE = [
  '老木匠',
  '值班员',
  '年轻的教师',
  '船家',
  '会计',
  '修表的师傅',
  '邮递员',
  '图书管理员',
  '邻居',
  '护林人',
]
const PLACES = ['村', '镇', '桥', '渡口', '水库', '学校', '粮站', '山', '河', '车站']
const THINGS = ['账本', '灯', '一封没有写完的信', '水渠', '旧书', '种子', '路', '屋顶', '钟', '茶叶', '名单', '地图']
const QUALITIES = ['结实', '安静', '清楚', '不容易', '要紧', '耐用', '公道', '迟缓', '妥当', '明白']
const DEEDS = ['修好', '记下', '送去', '数了一遍', '搬走', '画在纸上', '收起来', '借给别人', '放回原处', '讲给大家听']
const UNITS = ['户', '里', '天', '亩', '件', '块钱', '公斤', '次', '页']
const LATIN = ['ISO 9001', 'A4', 'Wi-Fi', 'GB/T 9704', 'kW', 'No. 7']

const SENTENCES = [
  'year年，who从place来到place，带着thing，走了number里路。',
  '他说：“thing要quality，人心才quality。”',
  '这件事quality得很，name和name却都没有说话。',
  'place的thing，平均每number天要deed；算下来，一年是number次。',
  '等到雨停了，who才把thing，deed，又回头看了一眼。',
  '为什么偏偏是place？因为那里的thing最quality，也最容易被人忘记。',
  '《name记》里写着“name不可轻动”，后来的人读到这里，多半会停一停。',
  '一共number件，deed的有number件，剩下的等name回来再说。',
  '有人主张先修thing，有人主张先修thing，争了number天——谁也没有说服谁。',
  '按照latin的要求，thing应当deed，并在number天之内写明原因。',
  '日子长了，大家都知道：quality的不是thing，而是每天都有人去做。',
  '那时候，place只有number户人家，夜里能听见水声……',
  'name（who的儿子）把thing，deed，没有收一分钱。',
  '天还没有亮，路上已经有人了；挑担的、赶车的、送信的，都往place去。',
  '要紧的是分清三样东西：thing、thing和thing。',
  '“你看，”who指着thing，“number年了，还是这样quality！”',
]

const PHRASES = ['place的这些年', 'thing与thing', 'place的thing', '怎样才算quality', 'who和他的thing', '把thing deed']
