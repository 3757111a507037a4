import { type Case, page } from './case.ts'

/** Chapters, headings, notes, links, blocks: empty, doubled, in one another, leading nowhere. */
export const structure: Case[] = [
  { name: 'a chapter of nothing', errors: ['01.md manuscript/chapter-empty'], files: { '01.md': '' } },
  { name: 'a chapter of a heading', files: { '01.md': '# 章\n' } },
  {
    name: 'a chapter of a picture',
    files: {
      '01.md': '# 章\n\n![图](a.svg)\n',
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
    },
  },
  { name: 'a chapter of a table', files: { '01.md': '# 章\n\n| 甲 | 乙 |\n|---|---|\n' } },
  { name: 'a chapter of a note', files: { '01.md': '# 章\n\n[^a]\n\n[^a]: 注\n' } },
  { name: 'a chapter of a comment', errors: ['01.md manuscript/chapter-empty'], files: { '01.md': '<!-- x -->\n' } },
  { name: 'no heading', errors: ['01.md:1:1 html/title-missing'], files: { '01.md': '正文。\n' } },
  {
    name: 'two first headings',
    errors: ['01.md:5:1 html/title-second'],
    files: { '01.md': '# 甲\n\n文\n\n# 乙\n\n文\n' },
  },
  {
    name: 'a heading of nothing',
    errors: ['01.md:1:1 html/heading-empty', '01.md:5:1 html/heading-empty'],
    files: { '01.md': '# \n\n文\n\n##\n\n文\n' },
  },
  {
    name: 'a heading of a picture',
    errors: ['01.md:1:1 html/heading-empty'],
    files: {
      '01.md': '# ![图](a.svg)\n\n文\n',
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
    },
  },
  { name: 'levels of headings skipped', files: page('###### 深\n\n文\n\n### 浅\n\n文\n\n## 二\n\n文') },
  {
    name: 'a title with marks, references and quotes',
    files: { '01.md': '# A & B <C> "D" \'E\' ]]> `f<g>` **粗** &lt;x&gt; {-}\n\n文\n' },
  },
  { name: 'a title of emoji and of right-to-left text', files: { '01.md': '# 😀 مرحبا\n\n文\n' } },
  { name: 'a title of ten thousand characters', files: { '01.md': `# ${'长'.repeat(10_000)}\n\n文\n` } },
  { name: 'a paragraph of two hundred thousand characters', files: page('字'.repeat(200_000)) },
  {
    name: 'lists in lists',
    files: page(Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- 层${depth}`).join('\n')),
  },
  {
    name: 'quotations in quotations, a hundred and one',
    errors: ['01.md:3:1 manuscript/too-deep'],
    files: page(`${'>'.repeat(101)} 字`),
  },
  {
    name: 'a list that begins at minus one and at a thousand millions',
    files: page('0. 零\n\n<!-- -->\n\n999999999. 多\n\n<ol start="-5"><li value="x">负</li></ol>'),
  },
  {
    name: 'a note in a note',
    errors: ['01.md:5:8 html/note-in-note'],
    files: page('字[^a]\n\n[^a]: 注[^b]\n\n[^b]: 注中注'),
  },
  { name: 'a note that calls itself', errors: ['01.md:5:8 html/note-in-note'], files: page('字[^a]\n\n[^a]: 注[^a]') },
  { name: 'a note that is not there', errors: ['01.md:3:2 html/note-undefined'], files: page('字[^none]') },
  { name: 'a note that nobody calls', files: page('字\n\n[^a]: 没人要') },
  {
    name: 'the same note twice',
    errors: ['01.md:7:1 html/note-duplicate'],
    files: page('字[^a]\n\n[^a]: 一\n\n[^a]: 二'),
  },
  {
    name: 'a note called three times, in a heading and in a table',
    files: page('## 题[^a]\n\n文[^a]\n\n| 甲[^a] |\n|---|\n| 乙 |\n\n[^a]: 注'),
  },
  {
    name: 'a note of a list, a table, code and a quotation',
    files: page('字[^a]\n\n[^a]: 一\n\n    - 项\n\n    | 甲 |\n    |---|\n    | 乙 |\n\n    > 引\n\n        code'),
  },
  { name: 'a note of nothing', files: page('字[^a]\n\n[^a]:\n') },
  {
    name: 'names with blanks, digits, marks and Han',
    errors: ['01.md:3:1 html/id-form', '01.md:7:1 html/id-form'],
    files: page('## 甲 {#1a}\n\n## 乙 {#a b}\n\n## 丙 {#a<b}\n\n## 丁 {#中文名}\n\n[到](#中文名)'),
  },
  { name: 'the same name twice', errors: ['01.md:5:1 html/id-duplicate'], files: page('## 甲 {#x}\n\n## 乙 {#x}') },
  {
    name: 'ids in HTML with blanks, doubled, empty, of a script',
    errors: ['01.md:3:86 html/id-duplicate'],
    files: page(
      '<span id="a b">甲</span><span id="">乙</span><span id="9">丙</span><span id="y">丁</span><span id="y">戊</span><span id="__proto__">己</span>',
    ),
  },
  {
    name: 'links to names and files that are not there',
    errors: [
      '01.md:3:12 manuscript/link-missing',
      '01.md:3:23 manuscript/link-missing',
      '01.md:3:36 manuscript/link-not-a-chapter',
      '01.md:3:51 manuscript/link-missing',
      '01.md:3:1 html/reference-unknown',
    ],
    files: page('[甲](#none) [乙](02.md) [丙](02.md#x) [丁](book.yaml) [戊](../x.md)'),
  },
  {
    name: 'links that run or read',
    errors: [
      '01.md:3:1 manuscript/link-scheme',
      '01.md:3:26 manuscript/link-scheme',
      '01.md:3:51 manuscript/link-scheme',
      '01.md:3:73 manuscript/link-file-url',
      '01.md:3:97 manuscript/link-scheme',
    ],
    files: page(
      '[甲](javascript:alert(1)) [乙](JaVaScRiPt:alert(1)) [丙](data:text/html,x) [丁](file:///etc/passwd) [戊](vbscript:x)\n\n<a href="javascript:x">己</a>',
    ),
  },
  {
    name: 'an address without a host and one without a port',
    errors: [
      '01.md:3:1 epub/link-address',
      '01.md:3:1 epub/link-address',
      '01.md:3:1 epub/link-address',
      '01.md:3:1 epub/link-address',
    ],
    files: page(
      '[甲](<https://例子.中国/路 径?a=1&b=[2]#片 段>) [乙](https://a.cn/%zz%) [丙](http://[::1/) [丁](https://) [戊](//a.cn/x) [己](mailto:) [庚](mailto:a@b.cn?subject=甲&body=乙) [辛](tel:+86-10) [壬](https://a.cn:99999/) [癸](http://a_b.cn/"x")',
    ),
  },
  { name: 'fragments with percent signs', files: page('## 甲 {#名}\n\n[一](#%E5%90%8D) [二](01.md#%E5%90%8D)') },
  {
    name: 'a fragment that cannot be decoded',
    errors: ['01.md:3:1 html/reference-unknown', '01.md:3:14 html/reference-unknown'],
    files: page('[一](#%E5%90) [二](#)'),
  },
  {
    name: 'references to nothing',
    errors: ['01.md:3:1 html/reference-unknown', '01.md:3:15 html/reference-unknown'],
    files: page(':ref{#none} 第 :page{#none} 页 :ref 与 :page[x]{#} :ref{}'),
  },
  {
    name: 'index terms that are empty, doubled, wrong',
    files: page(
      ':term[] :term[版心] :term[版心] :term[版心]{of=} :term[**粗** `码`]{sort=} :term[<b>甲</b>]{of="甲<乙>&\'"}',
    ),
  },
  {
    name: 'blocks that are not closed, unknown, empty',
    errors: ['01.md:6:1 html/directive-unclosed', '01.md:6:1 html/figure-content', '01.md:9:1 html/directive-unknown'],
    files: page(':::notice\n字\n\n:::figure[题]\n:::\n\n:::nothing\nx\n:::'),
  },
  {
    name: 'code with every sign and an odd language',
    files: page("```\"><script>\n</code></pre><x y='&'>\n```\n\n``` c++ {.line}\n\u00a0\t<\n```"),
  },
  {
    name: 'a table with more and fewer cells',
    errors: ['01.md:6:9 html/table-cells', '01.md:7:9 html/table-cells'],
    files: page('| 甲 | 乙 |\n|---|:--:|\n| 一 |\n| 一 | 二 | 三 |\n| \\| | `|` |'),
  },
  {
    name: 'the same file twice',
    errors: ['book.yaml:4:19 config/chapter-twice'],
    files: {
      'book.yaml':
        'title: 小书\ndate: 2026-11-22\nidentifier: urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b11\nchapters: [01.md, 01.md]\n',
      '01.md': '# 章\n\n文\n',
    },
  },
]
