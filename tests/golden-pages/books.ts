import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PrintEdition } from '../../scripts/config/book.ts'

/** A small book with the edition that it is set as. */
export type SmallBook = { files: Record<string, string>; yaml: string; edition: Partial<PrintEdition> }

const drawing = readFileSync(fileURLToPath(new URL('../fixtures/pictures/plan.svg', import.meta.url)), 'utf8')

const YAML = `subtitle: 试排的两章
creators: [甲乙, 丙丁]
publisher: 试排编印组
rights: 只供试排，不作他用。
`

/** Everything that may stand in a line, in lines short and long. */
const LINES = `# 行里的东西

这本小书只为试排而写。它有标题，有段落，也有注释[^a]：每一行从哪里断、每一页到哪里止，都应当次次相同。“引号”遇到句号也要收紧（括号也是）。

## 标点与数字

“甲”“乙”，《丙》（丁）：一行之中，两个标点相邻，只占一个半字；三个相邻——“（甲）”，也照样收紧……破折号和省略号不拆开。问：“为了谁？！”答：“为了人民！”

截至2026年11月22日，全县12个乡镇、3.5%的农户、100元一亩、气温-3℃、电话12345，数字与单位不分家；GDP、KPI和Node 24一类的西文，与汉字之间留一线空隙。

### 行间的标记

:dots[着重]号在字下，:name[焦裕禄]有专名号，:book[求是]有浪线，{政绩|zhèng jì}和{观|guān}注音[^b]，:tcy[24]小时；**粗体“引文”，**也照样挤压，*强调*不倾斜，~~删去~~的划一道，\`code\`用等宽。

#### 一句一段

孤字不成行：这一段恰好比一行多出一个字来的时候，要从前面带一个字下来。

索引词有:term[政绩观]、:term[潜绩]和:term[显绩]，隔几行再说:term[政绩观]。

[^a]: 注释排在页脚，字小一号，行距也小；注文长了要转行，转行以后缩进一字半，与注码隔开。
[^b]: 第二条注。
`

const BLOCKS = `# 块

> 引文换用楷体，左边缩进两字。引文也有标点，“引号”也要收紧；引文长了照样转行，左边对齐。

:::verse
白日依山尽，黄河入海流。
欲穷千里目，更上一层楼。
:::

1. 第一件事，先写清楚。
2. 第二件事，再排整齐；写得长了就要转行，转行以后与文字对齐，不与序号对齐。
    - 小圆点是半个字大。
    - 第二个小圆点。

:::notice
提示块左边有一道竖线，字小一号。
:::

:::figure[平面图]{#fig-a}
![平面图](plan.svg)
:::

见:ref{#fig-a}和:ref{#tab-a}，在第:page{#tab-a}页。

:::table[指标与分值]{#tab-a}
| 项目 | 分值 | 说明 |
|---|---:|---|
| 民生实事 | 40 | 群众满意度测评，以“民评官”为准 |
| 生态环境 | 30.5 | 断面水质、空气优良天数 |
| 长远基础 | 29.5 | 三年以后才看得见的事 |
:::

---

:::side-note
旁注缩进四字。
:::

分节之后，又是一段。${'一段话说了又说，说到纸边便折行，折到页底便翻页，前后都不许丢一个字。'.repeat(12)}

:::signature
试排编印组
2026年11月22日
:::
`

const ROWS = Array.from(
  { length: 34 },
  (_, index) =>
    `| ${index + 1} | 第${index + 1}件实事 | ${index % 3 ? '已办' : '正在办，三个月内办结，办结以后公示'} |`,
)

const TABLES = `# 表与注

开头一段，引出下面的长表。每一条注都在它的页脚[^a]。

:::table[办理清单]{float=here}
| 序号 | 事项 | 进度 |
|---:|---|---|
${ROWS.join('\n')}
:::

表后一段[^b]，又一条注[^c]。${'一页一页地往下说，注也一条一条地往下排。'.repeat(8)}

:::table[转排的表]{turned}
| 单位 | 一月 | 二月 | 三月 | 四月 | 五月 | 六月 |
|---|---:|---:|---:|---:|---:|---:|
| 清和镇 | 12 | 13 | 14 | 15 | 16 | 17 |
| 石湾镇 | 22 | 23 | 24 | 25 | 26 | 27 |
:::

最后一段[^d]。

[^a]: 第一条注。
[^b]: 第二条注，长一些：${'注文说明出处，也说明道理。'.repeat(10)}

    注文还有一段。
[^c]: 第三条注。
[^d]: 第四条注。
`

const MEETING = `meeting: { name: 清和县专题讨论会, item: 会议材料之二, date: 2026年11月24日, notice: 会后收回 }
`

const whole = { '01.md': LINES, '02.md': BLOCKS, 'plan.svg': drawing }

export const BOOKS: Record<string, SmallBook> = {
  booklet: { files: whole, yaml: YAML, edition: {} },
  'booklet-vertical': { files: whole, yaml: YAML, edition: { writing: 'vertical' } },
  handout: { files: whole, yaml: YAML + MEETING, edition: { theme: 'handout' } },
  'handout-large': { files: whole, yaml: YAML + MEETING, edition: { theme: 'handout', print: 'large' } },
  tables: { files: { '01.md': TABLES }, yaml: YAML, edition: { notes: 'page' } },
  'tables-vertical': { files: { '01.md': TABLES }, yaml: YAML, edition: { notes: 'page', writing: 'vertical' } },
}
