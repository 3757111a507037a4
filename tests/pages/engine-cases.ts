/** Chapters that have broken layouters: what makes each of them hard is in its name. `text` is free of repetition. */

/** `length` Han characters in an order that does not repeat soon; `seed` picks another stretch. */
export function text(length: number, seed = 0): string {
  return Array.from(
    { length },
    (_, index) => CHARACTERS[(index * 7 + seed * 31 + index * index) % CHARACTERS.length],
  ).join('')
}

export const CHARACTERS =
  '山川草木日月星辰春夏秋冬东西南北风云雨雪花鸟虫鱼城乡村镇田园江河湖海舟车马牛羊犬鸡豕麻麦黍稷稻粱菽豆瓜果梨桃李杏枣栗桑柘松柏竹梅兰菊'

export const paragraph = (content: string, line = 1) => `<p data-source="c.md:${line}:1">${content}</p>`
export const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('')
export const row = (index: number, cells: string[]) =>
  `<tr>${cells.map((cell, column) => `<td data-source="c.md:${index + 3}:${column + 1}">${cell}</td>`).join('')}</tr>`
export const call = (number: number) =>
  `<span class="nb">词<a class="note-call" id="call-${number}" href="#note-${number}" data-generated="">${number}</a></span>`
const note = (number: number, content: string) =>
  `<aside class="note" id="note-${number}" data-source="n.md:${number}:1"><p>${content}</p></aside>`

export type Case = {
  html: string
  notes?: string
  notesText?: string[]
  /** Blocks may stand in another order: cells side by side go on over a page's end, figures float. */
  anyOrder?: boolean
}

export function withNotes(html: string, contents: string[]): Case {
  return { html, notes: contents.map((content, index) => note(index + 1, content)).join(''), notesText: contents }
}

export const CASES: Record<string, Case> = {
  'a paragraph of three pages': { html: paragraph(text(2100)) },
  'one character over and over': { html: paragraph('哈'.repeat(1500)) },
  'one sentence over and over': { html: paragraph('同一句话又来。'.repeat(260)) },
  'equal lines': { html: paragraph('甲乙丙<br>'.repeat(70)) },
  'equal paragraphs': { html: times(70, (index) => paragraph('这一段与下一段相同。', index + 1)) },
  'long inline elements': {
    html: paragraph(`${text(500)}<strong>${text(400, 1)}</strong>${text(90, 2)}<em>${text(600, 3)}</em>${text(50, 4)}`),
  },
  'nested inline elements': {
    html: paragraph(`<strong>${text(300)}<em>${text(500, 1)}<u>${text(500, 2)}</u></em></strong>`),
  },
  'many short paragraphs': { html: times(120, (index) => paragraph(text(1 + (index % 60), index), index + 1)) },
  'headings in a row': {
    html: times(
      40,
      (index) => `<h2 data-source="c.md:${index + 1}:1">${text(9, index)}</h2>${paragraph(text(60, index), index + 1)}`,
    ),
  },
  'a long list': {
    html: `<ol>${times(60, (index) => `<li data-source="c.md:${index + 1}:1">${text(40, index)}</li>`)}</ol>`,
  },
  'lists in lists': {
    html: `<ul>${times(
      25,
      (index) =>
        `<li data-source="c.md:${index + 1}:1">${text(30, index)}<ol><li data-source="c.md:${index + 1}:9">${text(50, index + 1)}</li><li data-source="c.md:${index + 1}:20">${text(20, index + 2)}</li></ol></li>`,
    )}</ul>`,
  },
  'list items of paragraphs': {
    html: `<ol>${times(20, (index) => `<li data-source="c.md:${index + 1}:1">${paragraph(text(80, index), index + 1)}${paragraph(text(70, index + 5), index + 2)}</li>`)}</ol>`,
  },
  'a long quotation': {
    html: `<blockquote data-source="c.md:1:1">${paragraph(text(700))}${paragraph(text(900, 2), 2)}</blockquote>`,
  },
  'a long table': {
    html: `<figure class="table" data-source="c.md:1:1"><figcaption data-source="c.md:1:9"><span class="caption-number" data-generated="">表1</span>${text(6)}</figcaption><table><thead><tr><th>序</th><th>事</th></tr></thead><tbody>${times(70, (index) => row(index, [String(index + 1), text(30, index)]))}</tbody></table></figure>`,
  },
  'a row taller than a page': {
    html: `<table><tbody>${row(0, ['甲', text(1400)])}${row(1, ['乙', text(30, 1)])}</tbody></table>`,
  },
  'a row taller than two pages under a head': {
    html: `<h2 data-source="c.md:1:1">${text(5)}</h2><figure class="table" data-source="c.md:2:1"><figcaption data-source="c.md:2:9"><span class="caption-number" data-generated="">表1</span>${text(6)}</figcaption><table><thead><tr><th>序</th><th>事</th></tr></thead><tbody>${row(0, ['甲', text(2600)])}${row(1, ['乙', text(30, 1)])}</tbody></table></figure>`,
  },
  'a poem': {
    html: `<div class="verse" data-source="c.md:1:1"><p>${times(60, (index) => `${text(7, index)}<br>`)}</p></div>`,
  },
  'a notice longer than a page': {
    html: `<aside class="notice" data-source="c.md:1:1">${paragraph(text(1300))}</aside>`,
  },
  'code of many lines': {
    html: `<pre data-source="c.md:1:1"><code>${times(90, (index) => `let x${index} = ${index} // ${text(5, index)}\n`)}</code></pre>`,
  },
  ruby: {
    html: paragraph(
      times(
        400,
        (index) => `<ruby><span class="ruby-base">${text(1, index)}</span><rt>pīn</rt></ruby>${text(1, index + 3)}`,
      ),
    ),
  },
  'emphasis dots': {
    html: paragraph(
      `<em class="dots">${[...text(900)].map((sign) => `<span class="dot">${sign}</span>`).join('')}</em>`,
    ),
  },
  'characters outside the BMP': { html: paragraph('𠀀𠀁𠀂𠀃'.repeat(300)) },
  'empty elements': { html: `${paragraph(text(600))}<div></div><p></p>${paragraph(text(500, 1), 2)}<p></p>` },
  'text without a block': { html: `${text(800)}${paragraph(text(50, 1))}` },
  'a forced break': { html: `${paragraph(text(50))}<hr class="page-break">${paragraph(text(60, 1), 2)}` },
  'a long Latin word': {
    html: paragraph(`${text(20)}<span class="latin">${'supercalifragilistic'.repeat(40)}</span>${text(20, 2)}`),
  },
  'a heading at the very end': {
    html: `${paragraph(text(644))}<h2 data-source="c.md:9:1">${text(8)}</h2>${paragraph(text(200, 1), 10)}`,
  },
  'many notes on a page': withNotes(
    paragraph(times(24, (index) => `${text(25, index)}${call(index + 1)}`)),
    Array.from({ length: 24 }, (_, index) => text(55, index + 40)),
  ),
  'a note longer than a page': withNotes(paragraph(`${text(150)}${call(1)}${text(600, 2)}`), [text(1900, 9)]),
  'a note in the last line': withNotes(paragraph(`${text(560)}${call(1)}${text(400, 1)}`), [text(90, 3)]),
  'a note at the end of the chapter': withNotes(paragraph(`${text(640)}${call(1)}`), [text(800, 3)]),
  'notes in a list, a quotation, a heading': withNotes(
    `<h2 data-source="c.md:1:1">${text(5)}${call(1)}</h2><ul><li data-source="c.md:2:1">${text(300)}${call(2)}</li></ul><blockquote data-source="c.md:3:1">${paragraph(`${text(300, 2)}${call(3)}`)}</blockquote>`,
    [text(40, 5), text(60, 6), text(80, 7)],
  ),
  'two long notes one behind the other': withNotes(
    paragraph(`${text(100)}${call(1)}${text(20, 1)}${call(2)}${text(700, 2)}`),
    [text(900, 5), text(700, 6)],
  ),
  'a picture taller than the page': {
    html: `${paragraph(text(100))}<figure class="figure" data-source="c.md:2:1"><div class="picture"><img alt="" width="200" height="300" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='200' height='300'/%3E"></div><figcaption data-source="c.md:3:1">${text(8)}</figcaption></figure>${paragraph(text(600, 1), 5)}`,
  },
}
