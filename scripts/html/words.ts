import type { Creator, Language } from '../config/book.ts'

type Role = Creator['role']

/** Every word that Banxin itself puts into a publication, in one language. Numbers and dates are in numerals.ts and folio.ts. */
export type Words = {
  contents: string
  index: string
  colophon: string
  cover: string
  titlePage: string
  body: string
  notes: string
  /** Heading of the landmarks of an e-book. */
  places: string
  /** 图 1, 表 1, 式（1）, and before the number of a table that goes on 续表 1. */
  figure: string
  table: string
  formula: string
  continued: string
  /** Of `<q>`. */
  quotes: Record<'outer' | 'inner', readonly [open: string, close: string]>
  /** What meeting papers call themselves. */
  meetingPaper: string
  /** What stands before the number of an attachment of papers. */
  attachment: string
  /** Behind the names that are not all. */
  andOthers: string
  /** 丛书 with the book's place in it. */
  inSeries: (name: string, number: number | undefined) => string
  /** Labels of the colophon. */
  labels: {
    title: string
    series: string
    publisher: string
    date: string
    trim: string
    identifier: string
    isbn: string
    price: string
    rights: string
    /** Fonts that an e-book carries. */
    fonts: string
    /** The unit of the trim size, where it is written in Han. */
    millimetre: string
  }
  /** 著者 in the colophon, 著 behind a name. */
  roles: Record<Role, string>
  verbs: Record<Role, string>
  /** What an e-book says in place of a page number. */
  there: string
  thisSection: string
  thisChapter: string
  backToNote: (number: number, place?: number) => string
  /** The page numbers of a print edition in an e-book, and what that edition is; sizes in mm. */
  printPages: {
    heading: string
    edition: (file: string, size: readonly [width: number, height: number], vertical: boolean) => string
  }
  /** What an e-book says of its accessibility: sentences without their full stops. */
  accessible: {
    text: string
    notes: string
    tables: string
    described: string
    undescribed: (count: number) => string
    ruby: string
    mathematics: string
    pages: string
  }
}

/** The words of a language; of simplified Chinese, where none is said. */
export function wordsOf(language: Language | undefined): Words {
  if (language === 'ja') return JAPANESE
  return language?.startsWith('zh-Hant') ? TRADITIONAL : SIMPLIFIED
}

/** Every sign that the words of a language may print: fonts need them. */
export function signsOf(language: Language | undefined): string {
  const { labels, roles, verbs, ...words } = wordsOf(language)
  const all = [words, labels, roles, verbs].flatMap((part) => Object.values(part))
  return all.filter((word) => typeof word === 'string').join('')
}

const CORNER_QUOTES: Words['quotes'] = { outer: ['「', '」'], inner: ['『', '』'] }

const SIMPLIFIED: Words = {
  contents: '目录',
  index: '索引',
  colophon: '版权页',
  cover: '封面',
  titlePage: '扉页',
  body: '正文',
  notes: '注释',
  places: '位置',
  figure: '图',
  table: '表',
  formula: '式',
  continued: '续',
  quotes: { outer: ['“', '”'], inner: ['‘', '’'] },
  meetingPaper: '会议材料',
  attachment: '附件',
  andOthers: '等',
  inSeries: (name, number) => (number === undefined ? name : `${name}·${number}`),
  labels: {
    title: '书名',
    series: '丛书',
    publisher: '出版',
    date: '日期',
    trim: '开本',
    identifier: '标识',
    isbn: '书号',
    price: '定价',
    rights: '版权',
    fonts: '字体',
    millimetre: '毫米',
  },
  roles: { aut: '著者', edt: '编者', trl: '译者', ill: '插图', com: '汇编' },
  verbs: { aut: '著', edt: '编', trl: '译', ill: '插图', com: '汇编' },
  there: '相应位置',
  thisSection: '本节',
  thisChapter: '本篇',
  backToNote: (number, place) => `回到注释 ${number} 的${place ? `第 ${place} 处` : ''}正文`,
  printPages: {
    heading: '印刷版页码',
    edition: (file, [width, height], vertical) =>
      `印刷版 ${file}（${width}毫米×${height}毫米，${vertical ? '直排' : '横排'}）`,
  },
  accessible: {
    text: '全书正文是可以缩放、换行和朗读的文字，有目录，标题分级，可按标题跳转',
    notes: '注释与正文可以互相跳转',
    tables: '表格带有表头',
    described: '图片都有文字说明',
    undescribed: (count) => `有 ${count} 幅图片没有文字说明`,
    ruby: '部分汉字注有读音',
    mathematics: '公式以 MathML 写成，可以朗读',
    pages: '标有印刷版的页码，可按页码跳转',
  },
}

const TRADITIONAL: Words = {
  contents: '目錄',
  index: '索引',
  colophon: '版權頁',
  cover: '封面',
  titlePage: '扉頁',
  body: '正文',
  notes: '註釋',
  places: '位置',
  figure: '圖',
  table: '表',
  formula: '式',
  continued: '續',
  quotes: CORNER_QUOTES,
  meetingPaper: '會議資料',
  attachment: '附件',
  andOthers: '等',
  inSeries: (name, number) => (number === undefined ? name : `${name}·${number}`),
  labels: {
    title: '書名',
    series: '叢書',
    publisher: '出版',
    date: '日期',
    trim: '開本',
    identifier: '識別碼',
    isbn: '書號',
    price: '定價',
    rights: '版權',
    fonts: '字體',
    millimetre: '毫米',
  },
  roles: { aut: '作者', edt: '編者', trl: '譯者', ill: '插圖', com: '彙編' },
  verbs: { aut: '著', edt: '編', trl: '譯', ill: '插圖', com: '彙編' },
  there: '相應位置',
  thisSection: '本節',
  thisChapter: '本篇',
  backToNote: (number, place) => `回到註釋 ${number} 的${place ? `第 ${place} 處` : ''}正文`,
  printPages: {
    heading: '印刷版頁碼',
    edition: (file, [width, height], vertical) =>
      `印刷版 ${file}（${width}毫米×${height}毫米，${vertical ? '直排' : '橫排'}）`,
  },
  accessible: {
    text: '全書正文是可以縮放、換行和朗讀的文字，有目錄，標題分級，可按標題跳轉',
    notes: '註釋與正文可以互相跳轉',
    tables: '表格帶有表頭',
    described: '圖片都有文字說明',
    undescribed: (count) => `有 ${count} 幅圖片沒有文字說明`,
    ruby: '部分漢字注有讀音',
    mathematics: '公式以 MathML 寫成，可以朗讀',
    pages: '標有印刷版的頁碼，可按頁碼跳轉',
  },
}

const JAPANESE: Words = {
  contents: '目次',
  index: '索引',
  colophon: '奥付',
  cover: '表紙',
  titlePage: '扉',
  body: '本文',
  notes: '注',
  places: '位置',
  figure: '図',
  table: '表',
  formula: '式',
  continued: '続',
  quotes: CORNER_QUOTES,
  meetingPaper: '会議資料',
  attachment: '別添',
  andOthers: 'ほか',
  inSeries: (name, number) => (number === undefined ? name : `${name} ${number}`),
  labels: {
    title: '書名',
    series: 'シリーズ',
    publisher: '発行',
    date: '日付',
    trim: '判型',
    identifier: '識別子',
    isbn: '書籍番号',
    price: '定価',
    rights: '著作権',
    fonts: '書体',
    millimetre: 'ミリ',
  },
  roles: { aut: '著者', edt: '編者', trl: '訳者', ill: '挿絵', com: '編纂' },
  verbs: { aut: '著', edt: '編', trl: '訳', ill: '絵', com: '編纂' },
  there: '該当箇所',
  thisSection: '本節',
  thisChapter: '本章',
  backToNote: (number, place) => `注 ${number} の${place ? ` ${place} 番目の` : ''}本文に戻る`,
  printPages: {
    heading: '印刷版のページ',
    edition: (file, [width, height], vertical) =>
      `印刷版 ${file}（${width}mm×${height}mm、${vertical ? '縦組み' : '横組み'}）`,
  },
  accessible: {
    text: '本文はすべて拡大、改行、読み上げができる文字で、目次があり、見出しごとに移動できます',
    notes: '注と本文は互いに移動できます',
    tables: '表には見出しがあります',
    described: '図にはすべて説明があります',
    undescribed: (count) => `説明のない図が ${count} 点あります`,
    ruby: '一部の漢字に読みがあります',
    mathematics: '数式は MathML で書かれ、読み上げができます',
    pages: '印刷版のページ番号があり、ページごとに移動できます',
  },
}
