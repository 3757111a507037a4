import type { Language, PressColour } from '../config/book.ts'

/** What is printed for whoever prints, folds and staples; not for readers. */
export type SheetWords = {
  colours: Record<PressColour, string>
  /** In the slug line, before what a viewer calls the page. */
  page: string
  /** In the slug line of a cover for a spine; mm with its decimals. */
  wrap: (spine: string) => string
  /** What a viewer calls the two sides of a sheet, and the sheet that says how to fold the others. */
  sides: { front: string; back: string; opening: string }
  folding: {
    title: string
    /** How many sheets of which paper, how many pages. */
    amount: (sheets: number, paper: string, pages: number) => string
    steps: (plan: { paper: string; section?: number; sections: number; staples: boolean; right: boolean }) => string[]
    last: string
  }
}

/** The words of a language; of simplified Chinese, where none is said. */
export function sheetWordsOf(language: Language | undefined): SheetWords {
  if (language === 'ja') return JAPANESE
  return language?.startsWith('zh-Hant') ? TRADITIONAL : SIMPLIFIED
}

const SIMPLIFIED: SheetWords = {
  colours: { grey: '单黑（K，有灰）', black: '纯黑（K）', cmyk: '四色（CMYK）' },
  page: '页',
  wrap: (spine) => `书封　书脊 ${spine} 毫米`,
  sides: { front: '正', back: '反', opening: '说明' },
  folding: {
    title: '怎样印、怎样折',
    amount: (sheets, paper, pages) => `本册 ${pages} 页，印成 ${sheets} 张 ${paper}（不算这一张）。`,
    steps: ({ paper, section, sections, staples, right }) => [
      `纸：${paper}，横放。按实际大小（100%）印，不要“适合纸张”。`,
      '双面打印，选“短边翻转”（沿短边翻页）。先印这一张和后一张，看正反面上下是否一致。',
      section
        ? `每 ${section} 张是一帖，共 ${sections} 帖。每帖按印出来的次序叠齐，第一张在最外面，各自对折。`
        : '按印出来的次序叠齐，第一张在最外面，一起对折。',
      section
        ? '各帖按次序排好，锁线或胶订，再裁齐书口。'
        : `从折缝外面向里订两钉${staples ? '，钉在标出的两处' : '，各在书高的四分之一处'}；厚的裁齐书口。`,
      `折好以后，书口朝${right ? '左，书脊在右，从右往左翻（直排书）' : '右，书脊在左，从左往右翻'}。`,
    ],
    last: '这一张不是书里的，印好取出。',
  },
}

const TRADITIONAL: SheetWords = {
  colours: { grey: '單黑（K，有灰）', black: '純黑（K）', cmyk: '四色（CMYK）' },
  page: '頁',
  wrap: (spine) => `書封　書脊 ${spine} 毫米`,
  sides: { front: '正', back: '反', opening: '說明' },
  folding: {
    title: '怎樣印、怎樣摺',
    amount: (sheets, paper, pages) => `本冊 ${pages} 頁，印成 ${sheets} 張 ${paper}（不算這一張）。`,
    steps: ({ paper, section, sections, staples, right }) => [
      `紙：${paper}，橫放。按實際大小（100%）印，不要「適合紙張」。`,
      '雙面列印，選「短邊翻轉」（沿短邊翻頁）。先印這一張和後一張，看正反面上下是否一致。',
      section
        ? `每 ${section} 張是一帖，共 ${sections} 帖。每帖按印出來的次序疊齊，第一張在最外面，各自對摺。`
        : '按印出來的次序疊齊，第一張在最外面，一起對摺。',
      section
        ? '各帖按次序排好，鎖線或膠訂，再裁齊書口。'
        : `從摺縫外面向裏訂兩釘${staples ? '，釘在標出的兩處' : '，各在書高的四分之一處'}；厚的裁齊書口。`,
      `摺好以後，書口朝${right ? '左，書脊在右，從右往左翻（直排書）' : '右，書脊在左，從左往右翻'}。`,
    ],
    last: '這一張不是書裏的，印好取出。',
  },
}

const JAPANESE: SheetWords = {
  colours: { grey: '墨一色（K、濃淡あり）', black: '墨ベタ（K）', cmyk: '四色（CMYK）' },
  page: 'ページ',
  wrap: (spine) => `カバー　背幅 ${spine} mm`,
  sides: { front: '表', back: '裏', opening: '説明' },
  folding: {
    title: '印刷と折り方',
    amount: (sheets, paper, pages) => `全 ${pages} ページ、${paper} 用紙 ${sheets} 枚（この紙を除く）。`,
    steps: ({ paper, section, sections, staples, right }) => [
      `用紙は ${paper} 横置き。実際のサイズ（100%）で印刷し、用紙に合わせて縮小しない。`,
      '両面印刷、短辺とじ。まずこの紙と次の一枚を印刷し、表裏の天地がそろうことを確かめる。',
      section
        ? `${section} 枚で一折、全 ${sections} 折。印刷した順に重ね、最初の紙を外側にして、折ごとに二つ折りにする。`
        : '印刷した順に重ね、最初の紙を外側にして、まとめて二つ折りにする。',
      section
        ? '折を順に並べ、糸かがりか無線とじにして、小口を断つ。'
        : `折り目の外から${staples ? '印の二か所' : '天地から四分の一の二か所'}を針金でとじ、厚いときは小口を断つ。`,
      `折ると${right ? '右とじ（縦組み）' : '左とじ'}になる。`,
    ],
    last: 'この紙は本に含まれない。印刷後に取り除く。',
  },
}
