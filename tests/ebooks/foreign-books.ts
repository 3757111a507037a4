import { BOOK_YAML } from '../support/folder.ts'
import { slope } from '../support/pictures.ts'

/** A book in Traditional Chinese or Japanese, with a cover picture of its own: their fonts for a drawn one need not be here. */
export async function foreignBook(language: 'zh-Hant' | 'ja'): Promise<Record<string, string | Uint8Array>> {
  const text = TEXTS[language]
  return {
    'book.yaml': `${BOOK_YAML.replace('小书', text.title)}language: ${language}
creators: [${text.creator}]
cover: assets/cover.jpg
editions:
  ebook: { format: epub, pages: false }
  ebook-vertical: { format: epub, writing: vertical, pages: false }
`,
    'assets/cover.jpg': await slope(1600, 2560).jpeg().toBuffer(),
    'assets/a.png': await slope(300, 200).png().toBuffer(),
    ...Object.fromEntries(text.chapters.map((chapter, index) => [`0${index + 1}.md`, chapter])),
  }
}

const TEXTS = {
  'zh-Hant': {
    title: '繁體小書',
    creator: '歐陽清',
    chapters: [
      `# 版面與行文

## 標點居中 {#sec-a}

{漢字|ㄏㄢˋ ㄗˋ}排在“引號‘之內’”，:dots[著重]、:name[屈原]與:book[離騷]；2026年11月22日，第12條。[^a]

:::figure[圖的說明]{#fig-a}
![漸層](assets/a.png)
:::

見:ref{#fig-a}、:ref{#tab-a}。:term[版心]在中間。

[^a]: 註裡有:dots[點]。
`,
      `# 表與詩

:::table[表的說明]{#tab-a}
| 項 | 數 |
|---|--:|
| 甲 | 12 |
:::

:::verse
朝辭白帝彩雲間，
千里江陵一日還。[^b]
:::

\`\`\`js
const title = '程式' // 註解
\`\`\`

公式 $E=mc^2$。

[^b]: 李白。
`,
    ],
  },
  ja: {
    title: '日本語の本',
    creator: '山田太郎',
    chapters: [
      `# 版面について

## 行頭と行末 {#sec-a}

{東京|とう きょう}で「引用『の中』」を読む。:dots[傍点]と:name[夏目漱石]、:book[こころ]。2026年11月22日、第12条、ーっゃ。[^a]

:::figure[図の説明]{#fig-a}
![階調](assets/a.png)
:::

:ref{#fig-a}と:ref{#tab-a}を見よ。:term[版面]は真ん中。

[^a]: 注の中に:dots[点]。
`,
      `# 表と詩

:::table[表の説明]{#tab-a}
| 項 | 数 |
|---|--:|
| 甲 | 12 |
:::

:::verse
古池や
蛙飛びこむ
水の音[^b]
:::

\`\`\`js
const title = '表題' // 注釈
\`\`\`

式 $E=mc^2$。

[^b]: 芭蕉。
`,
    ],
  },
} as const
