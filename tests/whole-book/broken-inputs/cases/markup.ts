import { type Case, page } from './case.ts'

/** HTML in the manuscript: left open, nested as it may not be, unknown, hostile. */
export const markup: Case[] = [
  { name: 'elements left open', files: page('<b>粗<i>斜\n\n下一段 <sub>下标') },
  { name: 'elements that overlap', files: page('甲<b>乙<i>丙</b>丁</i>戊') },
  { name: 'a block in a paragraph', files: page('<p>段里<div>有块</div>又是段</p>') },
  { name: 'a list item without a list', files: page('<li>孤项</li>\n\n<dd>孤释</dd>') },
  { name: 'a table of loose parts', files: page('<table>散字<td>甲<tr><td>乙<table><tr><td>丙</table>丁</table>') },
  {
    name: 'cells that reach beyond the table',
    files: page(
      '<table><tr><td colspan="99999" rowspan="0">甲</td><td colspan="-1">乙</td><td rowspan="x">丙</td></tr></table>',
    ),
  },
  {
    name: 'a link in a link',
    files: page('<a href="https://a.cn">外<a href="https://b.cn">内</a></a> 与 [外 <https://c.cn> 内](https://d.cn)'),
  },
  { name: 'a note call in a link', files: page('[字[^a]](https://a.cn)\n\n[^a]: 注') },
  {
    name: 'roles that are none',
    files: page('<p role="banana" aria-foo="1" aria-hidden="maybe">字</p><span role="doc-chapter">字</span>'),
  },
  { name: 'elements that nobody knows', files: page('<foo-bar baz="1">字</foo-bar><blink>闪</blink><o:p>字</o:p>') },
  {
    name: 'attributes that are no names',
    files: page('<span 1a="x" <b="y" data-甲="z" xml:lang="zh" xmlns:v="urn:v" v:x="1">字</span>'),
  },
  {
    name: 'forms and frames',
    files: page(
      '<form><input name="a"><button>按</button><select><option>选</option></select></form><iframe src="x"></iframe>',
    ),
  },
  { name: 'MathML written as HTML', files: page('<math><mi>x</mi><mo>=</mo><mn>1</mn></math>') },
  { name: 'SVG written as HTML', files: page('<svg width="10"><circle r="5"/><text>字</text></svg>') },
  {
    name: 'comments with hyphens',
    errors: ['01.md:5:1 html/html-comment-open'],
    files: page('甲<!-- a -- b --->乙\n\n<!-- 没有结束'),
  },
  {
    name: 'CDATA, processing instructions and a document type',
    errors: ['01.md:3:1 html/html-cdata'],
    files: page('<![CDATA[甲]]>\n\n<?php echo 1 ?>\n\n<!DOCTYPE html>\n\n字<?xml version="1.0"?>字'),
  },
  { name: 'ruby without its parts', files: page('<ruby>汉<rt>hàn<ruby>字<rt></ruby></rt></ruby><rt>孤</rt>') },
  { name: 'ruby notation that breaks off', files: page('{汉字|hàn} {|zì} {汉|} {汉字|hàn zì tài} {汉{字|zì}|x}') },
  {
    name: 'definition lists and details',
    files: page('<dl>字<dt>名<dd>释<p>段</dl><details><p>x</p><summary>题</summary></details>'),
  },
  {
    name: 'a heading in a heading and in a cell',
    files: page('<h2>甲<h3>乙</h3></h2>\n\n<table><tr><td><h2>格</h2></td></tr></table>'),
  },
  { name: 'a thousand open elements', errors: ['01.md:1:1 html/too-deep'], files: page(`${'<b>'.repeat(1000)}字`) },

  { name: 'a caption of a table', files: page('<table><caption>题</caption><tr><td>甲</table>') },
  {
    name: 'a foot before the body and a head behind it',
    files: page(
      '<table><tfoot><tr><td>脚</tfoot><tbody><tr><td>体</tbody><thead><tr><td>头</thead><thead><tr><td>头</thead></table>',
    ),
  },
  { name: 'a table in a paragraph', files: page('<p>字<table><tr><td>格</table></p>') },
  {
    name: 'blocks in a heading and in code',
    files: page('<h2>甲<div>乙<p>丙</p></div></h2><pre>字<div>块</div></pre>'),
  },
  {
    name: 'captions in the middle, doubled, without a figure',
    files: page(
      '<figure>甲<figcaption>题</figcaption>乙<figcaption>题二</figcaption></figure><figcaption>孤</figcaption>',
    ),
  },
  {
    name: 'text in a list beside its items',
    files: page('<ul>散<p>段</p><li>项</li>又</ul><ol><ul><li>x</li></ul></ol>'),
  },
  {
    name: 'a definition in a definition',
    files: page(
      '<dfn>甲<dfn>乙</dfn></dfn> <a>无址</a> <q cite="x">引</q> <del cite="a b" datetime="x">删</del> <time>t</time>',
    ),
  },
  {
    name: 'a block in ruby',
    files: page('<ruby>汉<div>块</div><rt>hàn</rt></ruby> <ruby>字</ruby> <ruby><rt>孤</rt></ruby>'),
  },
  {
    name: 'elements of nothing',
    files: page(
      '<ul></ul><ol></ol><dl></dl><table></table><figure></figure><blockquote></blockquote><table><tr></tr></table><aside></aside>',
    ),
  },
  {
    name: 'items and definitions without a list',
    files: page('<li>孤项</li>\n\n<dd>孤释</dd>\n\n<dl>字<dt>名<dd>释<p>段</dl>\n\n<ul><li>好<li>好</ul>'),
  },
  {
    name: 'languages and directions that are none',
    files: page(
      '<span lang="zz-ZZ-zz">甲</span><span lang="x_y">乙</span><span lang="">丙</span><span title="a&#10;b">丁</span><span dir="up">戊</span>',
    ),
  },
  {
    name: 'numbers that are none',
    files: page(
      '<ol start="x"><li>甲</ol><ol start="1.5" reversed type="q"><li>乙</ol><table><tr><td colspan="99999" rowspan="0">甲</td><td colspan="-1">乙</td><td rowspan="x">丙</td></tr></table>',
    ),
  },
  {
    name: 'columns that are none',
    files: page('<table><col span="x"><colgroup span="0"><col></colgroup><tr><td>甲</table>'),
  },
  {
    name: 'web addresses with blanks, Han, brackets, percent signs',
    files: page(
      '[甲](<https://例子.中国/路 径?a=1&b=[2]#片 段>) [乙](https://a.cn/%zz%) [戊](//a.cn/x) [庚](mailto:a@b.cn?subject=甲&body=乙) [辛](tel:+86-10) [癸](http://a_b.cn/"x") [子](https://a.cn/{x}|y^z`w\\) <https://u:p@a.cn/> [丑](https://a.cn/#a#b) [寅](HTTP://A.CN) [卯](mailto:张三@例子.中国)',
    ),
  },
  {
    name: 'web addresses that are none',
    errors: ['01.md:3:1 epub/link-address', '01.md:5:1 epub/link-address', '01.md:7:1 epub/link-address'],
    files: page('[丙](http://[::1/)\n\n[丁](https://)\n\n[壬](https://a.cn:99999/)'),
  },
  {
    name: 'a row with more cells than its head',
    errors: ['01.md:6:9 html/table-cells'],
    files: page('| 甲 | 乙 |\n|---|:--:|\n| 一 |\n| 一 | 二 | 三 |'),
  },
  { name: 'CDATA', errors: ['01.md:3:1 html/html-cdata'], files: page('<![CDATA[甲]]>\n\n字<!-- 没完') },
  {
    name: 'a heading of nothing in HTML, a note that is none',
    errors: ['01.md:3:1 html/heading-empty', '01.md:3:1 html/conservation'],
    files: page(
      '<h2></h2><h3>甲<br>乙</h3><h7>丙</h7><p></p><p><br></p><hr><aside class="note" id="note-1-1" role="doc-footnote">假注</aside><a class="note-call" role="doc-noteref" href="#note-1-1">假</a>',
    ),
  },
]
