import { BOOK_YAML } from '../support/folder.ts'
import { FORMULAS } from './stress-formulas.ts'
import { stressPictures } from './stress-pictures.ts'

/**
 * A book in which everything of docs/dialect.md stands, and most of it where it is awkward: in headings, tables, notes, lists.
 * Files by path; its e-books carry the pages of its booklets, the vertical one the book's fonts too.
 */
export async function stressBook(): Promise<Record<string, string | Uint8Array>> {
  return { ...TEXTS, ...FORMULAS, ...(await stressPictures()), 'book.yaml': YAML }
}

const YAML = `${BOOK_YAML}subtitle: 每样都有 & <都难>
creators: [张三, { name: 李四, role: edt }, { name: 王五, role: trl }]
publisher: 样张出版社
rights: 版权所有 © 2026
description: 为测试写的一本书。
subjects: [排印, 测试]
front: [序.md, 前言.md]
series: { name: 难书丛刊, number: 2 }
chapters: [01-字.md, 02-块.md, '03 空格 & 号.md', 04-公式与代码.md, 05-图.md]
attachments: [附件.md]
back: [后记.md]
editions:
  booklet: { theme: booklet }
  booklet-vertical: { theme: booklet, writing: vertical }
  ebook: { format: epub, pages: booklet }
  ebook-vertical: { format: epub, writing: vertical, embed: true }
`

const TEXTS = {
  '序.md': '# 序[^p]\n\n## 缘起\n\n见:ref{#tab-rows}，在第 :page{#tab-rows} 页。\n\n[^p]: 序里也有注。\n',
  '前言.md': '# 前言：说在前面\n\n:term[版心]先说一句。\n\n:::signature\n编者\n\n2026年11月22日\n:::\n',
  '01-字.md': `# 字里行间：{注音|zhù yīn}与:dots[着重][^t] {short=字里行间}

## 行内的写法 {#sec-inline}

{汉字|hàn zì}、{銀行|ㄧㄣˊ ㄏㄤˊ}、{长城|Great Wall}，**{粗体|cū tǐ}**里也行。:dots[着重号]，:dots[看 PDF 里的 2026 年]，
:name[焦裕禄]:name[兰考]，:book[求是]:book[红楼梦]，:tcy[12]月，正文:inline-note[夹注里有**粗**、:dots[点]和 2026 年]接着走。
~~删去的~~、**粗**、*斜*、***又粗又斜***、\`a < b && c["x"]\`、H<sub>2</sub>O、E=mc<sup>2</sup>、<mark>标</mark>、<kbd>Ctrl</kbd>、
<ins>添</ins>、<s>划</s>、<abbr title="超文本">HTML</abbr>、<dfn>定义</dfn>、<var>x</var>、<samp>out</samp>、<small>小</small>、<u>线</u>、
<q>引一句，<q>再引一句</q></q>、<span lang="en">an English phrase</span>、<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>、第一行<br>第二行，
硬换行在此\\
又一行。-3℃、5 ℃、4.6 km、100％、“引号里‘再引’”、《书名〈篇名〉》、……——、①②③、𠮷、㐀、𪚥、{𡧳|mò}、:dots[𠮷]野家。

### 连链接都有 {#sec-links}

[网址](https://example.com/a%20b?x=1&y=2 "题 & <名>")、<https://例子.中国/路径>、[信](mailto:a@example.com)、[电话](tel:+861012345)、
https://example.com/路 、[这一节](#sec-inline)、[下一章](02-块.md)、[下一章的表](02-块.md#tab-rows)、[带空格的文件](<03 空格 & 号.md>)、
[引用式][ref]、:ref{#fig-svg}、:ref{#sec-inline}、:ref{#chapter-2}、第 :page{#fig-svg} 页的:ref{#fig-svg}、:ref{#tab-rows}（第 :page{#tab-rows} 页）。
:term[政绩观]、:term[潜在的成绩]{of=潜绩}、:term[重庆]{sort=虫庆}、:term[KPI]、:term[12345热线]、:term[{版心|bǎn xīn}]{of=版心}。

#### 四级标题 {#四级}

[四级](#%E5%9B%9B%E7%BA%A7)正文[^a]再引[^a]，又一条[^b]，标点后的注。[^c]《书》[^d]

##### 五级

###### 六级

不编号的在下面。

## 小结 {-}

末段[^b]。

[ref]: https://example.com/ref "引用"
[^t]: 章题里的注。
[^a]: 两段的注，有{注音|zhù yīn}、:dots[点]、[链接](#sec-links)和公式样的 \`x^2\`。

    第二段，有列表：

    - 甲
    - 乙

    > 引文也可以。

[^b]: 一句话的注：https://example.com/very/long/address
[^c]: 

    | 注里的 | 表 |
    |---|--:|
    | 甲 | 1 |

[^d]: ![注里的图](assets/a.png)
`,
  '02-块.md': `# 大大小小的块

:::figure[矢量图：题里有注[^f]与{注音|zhù yīn}]{#fig-svg}
![一张平面图](assets/plan.svg)
:::

:::figure[照片]{#fig-jpg float=top}
![照片](assets/photo.jpg)
:::

![单独的图](assets/a.png "有题的图")

![没有题的图](assets/b.webp)

夹在字里的图![动图](assets/c.gif)，接着说。

:::table[带注的表[^g]]{#tab-rows float=bottom}
| 项 | 数 |
|---|--:|
| 甲 | 1 |
:::

<table>
<thead><tr><th rowspan="2">项</th><th colspan="2">数</th></tr><tr><th>甲</th><th>乙</th></tr></thead>
<tbody><tr><th>行首</th><td rowspan="2">一</td><td>2026</td></tr><tr><td>次行</td><td>-3℃</td></tr></tbody>
</table>

:::table[转排的宽表]{#tab-turned turned}
| 年份 | 左 | 中 | 右 | {注音\\|zhù yīn} |
|---|:--|:-:|--:|---|
| 2025 | **粗** | \`a\\|b\` | 1,234.5 | [^h] |
| 2026 | <br>换行 | :dots[点] | −3％ | ![图](assets/a.png) |
:::

| 没有题的 | 表 |
|---|---|
| 一 | |

:::table[放不下就滚动的宽表]{#tab-wide}
| 单位 | 一季度 | 二季度 | 三季度 | 四季度 | 全年 |
|---|---|---|---|---|--:|
| 清和县 | 水渠修通三条，尚余一条 | 提前完成 | 因汛期推迟到下一季度 | 补齐 | 1,234.5 |
| 兰考县 | 种树 2026 亩 | 种树 300 亩 | 管护 | 管护 | 2,326 |
:::

> 引文
>
> > 引文里的引文，有注[^i]
>
> ## 引文里的标题
>
> - 列表
>   1. 嵌套
>      - 再嵌套
>
>        隔一段
>
>        \`\`\`ts
>        const a = b < c && "]]>"
>        \`\`\`

3. 从三起
4. 四

   :::notice
   列表里的提示块
   :::

- [x] 已办
- [ ] 未办[^j]

:::notice
提示块

- 有列表
:::

:::verse
朝辞白帝彩云间，
千里江陵一日还。[^k]

两岸猿声啼不住，
轻舟已过万重山。
:::

:::side-note
旁注里有{注音|zhù yīn}和[^l]。
:::

---

::pagebreak

\`\`\`python
def f(x):  # 注释 <&>
\treturn "]]>" + x
\`\`\`

    缩进的代码

<dl><dt>词</dt><dd>释义</dd><dt>又</dt><dd><p>段</p></dd></dl>

<div lang="en">An English block.</div>

<ul><li>HTML 的列表<ol><li>里面</li></ol></li></ul>

:::signature
某某单位[^m]

张三

2026年11月22日
:::

[^f]: 图题的注
[^g]: 表题的注
[^h]: 格里的注
[^i]: 引文的注
[^j]: 事项的注
[^k]: 诗的注
[^l]: 旁注的注
[^m]: 落款的注
`,
  '03 空格 & 号.md': `# “引号”与《书名》——长长的章题，里面有 English 和 2026 年

回到[第一章](01-字.md)、[四级](01-字.md#四级)和[图](#fig-jpg)，第 :page{#sec-links} 页。:term[版心]又见。

${'一段很长的话，说了又说，为的是让它跨过许多页。'.repeat(120)}

<p>段<b>粗<i>斜</i></b></p>

<table><tr><td>散的表</td></tr></table>
`,
  '附件.md': '# 附件的题\n\n见[附表](#tab-app)。\n\n:::table[附表]{#tab-app}\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n:::\n',
  '后记.md': '# 后记\n\n写完了[^z]。:term[政绩观]。\n\n[^z]: 末一条。\n',
}
