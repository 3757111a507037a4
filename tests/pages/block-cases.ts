import { type Case, call, paragraph, row, text, times, withNotes } from './engine-cases.ts'

/** Tables, figures, code and verse where pages end: what makes each of them hard is in its name. */

const cell = (source: string, content: string, attributes = '') =>
  `<td data-source="${source}"${attributes}>${content}</td>`
const table = (body: string, head = '') =>
  `<figure class="table" data-source="c.md:1:1"><figcaption data-source="c.md:1:9"><span class="caption-number" data-generated="">表 1</span>${text(6)}</figcaption><table>${head}<tbody>${body}</tbody></table></figure>`
const HEAD =
  '<thead><tr><th data-source="c.md:2:1">区</th><th data-source="c.md:2:3">序</th><th data-source="c.md:2:5">事</th></tr></thead>'
const line = (index: number, cells: string[], attributes: string[] = []) =>
  `<tr>${cells.map((content, column) => cell(`c.md:${index + 3}:${column + 1}`, content, attributes[column])).join('')}</tr>`
const groups = (sizes: readonly number[], length = 20) => {
  let index = 0
  return sizes
    .map((size) =>
      times(size, (within) => {
        index += 1
        const rest = [String(index), text(length, index)]
        return within === 0 ? line(index, [text(4, index), ...rest], [` rowspan="${size}"`]) : line(index, rest)
      }),
    )
    .join('')
}

export const BLOCK_CASES: Record<string, Case> = {
  'cells that span rows': { html: `${paragraph(text(200), 90)}${table(groups([7, 5, 9, 6, 8, 7, 5]), HEAD)}` },
  'a cell that spans more rows than a page has': {
    html: `${paragraph(text(300), 90)}${table(groups([3, 70, 4]), HEAD)}`,
    anyOrder: true,
  },
  'a spanning cell with more text than a page holds': {
    html: table(
      line(1, [text(900), '一', text(15, 1)], [' rowspan="3"']) +
        line(2, ['二', text(15, 2)]) +
        line(3, ['三', text(15, 3)]) +
        line(4, [text(3, 4), '四', text(15, 4)]),
      HEAD,
    ),
    anyOrder: true,
  },
  'cells that span columns': {
    html: table(
      times(60, (index) =>
        index % 5 === 0
          ? line(index, [text(12, index)], [' colspan="3"'])
          : index % 5 === 2
            ? line(index, [text(4, index), text(20, index)], ['', ' colspan="2"'])
            : line(index, [text(4, index), String(index), text(14, index)]),
      ),
      HEAD,
    ),
  },
  'cells that span rows and columns': {
    html: table(
      times(12, (group) =>
        [
          line(group * 4, [text(9, group), text(6, group)], [' rowspan="2" colspan="2"']),
          line(group * 4 + 1, [text(8, group + 1)]),
          line(group * 4 + 2, [text(3, group), text(24, group)], ['', ' rowspan="2" colspan="2"']),
          line(group * 4 + 3, [text(3, group + 9)]),
        ].join(''),
      ),
      HEAD,
    ),
  },
  'spans that overlap like stairs': {
    html: table(
      times(50, (index) =>
        index % 2 === 0
          ? line(index, [text(5, index), ...(index === 0 ? [text(5, 3)] : []), text(18, index)], [' rowspan="2"'])
          : line(index, [text(5, index), text(18, index + 1)], [' rowspan="2"']),
      ).replace(/<td([^>]*)rowspan="2">([^<]*)<\/td>(<td[^>]*>[^<]*<\/td><\/tr>)$/, '<td$1>$2</td>$3'),
    ),
    anyOrder: true,
  },
  'two tall cells side by side': {
    html: table(
      line(1, [text(5), '一', text(900)]) +
        line(2, [text(1300, 1), '二', text(1600, 2)]) +
        line(3, [text(5, 3), '三', text(30, 3)]),
      HEAD,
    ),
    anyOrder: true,
  },
  'a list and paragraphs in a tall cell': {
    html: table(
      line(1, [
        text(5),
        `<ul>${times(20, (index) => `<li data-source="c.md:50:${index + 1}">${text(40, index)}</li>`)}</ul>`,
        times(14, (index) => `<p data-source="c.md:60:${index + 1}">${text(50, index)}</p>`),
      ]),
    ),
    anyOrder: true,
  },
  'a table in a cell': {
    html: table(
      times(14, (index) =>
        line(index, [
          text(5, index),
          `<table><tbody>${times(5, (inner) => `<tr><td data-source="c.md:${index + 100}:${inner + 1}">${text(9, inner)}</td></tr>`)}</tbody></table>`,
        ]),
      ),
    ),
  },
  'a table in a list, another in a quotation': {
    html: `<ul><li data-source="c.md:80:1">${text(300)}${table(times(30, (index) => row(index, [String(index), text(20, index)])))}</li></ul><blockquote data-source="c.md:95:1">${table(times(30, (index) => row(index + 200, [String(index), text(20, index)])))}</blockquote>`,
  },
  'a row of two-line cells at the page foot': {
    html: `${paragraph(text(560), 90)}${table(times(12, (index) => row(index, [String(index), text(50, index)])))}`,
  },
  'a heading over a table at the page foot': {
    html: `${paragraph(text(590), 90)}<h2 data-source="c.md:91:1">${text(6)}</h2>${table(
      times(30, (index) => row(index, ['甲', text(12, index)])),
      '<thead><tr><th>甲</th><th>乙</th></tr></thead>',
    )}`,
  },
  'a heading over a list at the page foot': {
    html: `${paragraph(text(560), 90)}<h2 data-source="c.md:91:1">${text(6)}</h2><ol>${times(9, (index) => `<li data-source="c.md:${index + 92}:1">${text(50, index)}</li>`)}</ol>`,
  },
  'a poem of stanzas': {
    html: `${paragraph(text(200), 90)}<div class="verse" data-source="c.md:1:1">${times(14, (stanza) => `<p data-source="c.md:${stanza + 2}:1">${times(4, (index) => `${text(7, index + stanza)}<br>`)}</p>`)}</div>`,
  },
  'a line of code longer than a page': {
    html: `<pre data-source="c.md:1:1"><code>${times(400, (index) => `x${index}=${index};`)}</code></pre>${paragraph(text(100), 2)}`,
  },
  'code that begins at the page foot': {
    html: `${paragraph(text(600))}<pre data-source="c.md:2:1"><code>${times(40, (index) => `let x${index} = ${index}\n`)}</code></pre>`,
  },
}

export const picture = (index: number, float: string, height = 250, more = '') =>
  `<figure class="figure" id="f${index}" data-source="c.md:${index + 20}:1"${float && ` data-float="${float}"`}><div class="picture" style="block-size:${height}px"><img alt="" width="${Math.min(height, 325)}" height="${Math.min(height, 325)}" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10' preserveAspectRatio='none'%3E%3Crect width='10' height='10' fill='silver'/%3E%3C/svg%3E"></div><figcaption data-source="c.md:${index + 20}:9"><span class="caption-number" data-generated="">图 ${index}</span>${text(8, index)}${more}</figcaption></figure>`
const floating = (html: string): Case => ({ html, anyOrder: true })
const prose = (count: number, first: number, length = 150) =>
  times(count, (index) => paragraph(text(length, first + index), first + index))

export const turned = (rows: number, columns: number, more = '') =>
  `<figure class="table turned" data-float="auto" data-source="c.md:40:1"><figcaption data-source="c.md:40:9"><span class="caption-number" data-generated="">表 1</span>${text(6)}</figcaption><table><thead><tr>${times(columns, (column) => `<th data-source="c.md:41:${column + 1}">${text(2, column)}</th>`)}</tr></thead><tbody>${
    more ||
    times(rows, (index) =>
      line(
        index + 400,
        Array.from({ length: columns }, (_, column) => text(6, index + column)),
      ),
    )
  }</tbody></table></figure>`

export const FLOAT_CASES: Record<string, Case> = {
  'a float that does not fit': floating(`${prose(4, 100)}${picture(1, 'auto')}${prose(4, 110)}`),
  'a float in the middle of a long paragraph': floating(`${prose(3, 100)}${picture(1, 'auto')}${prose(1, 110, 900)}`),
  'floats to the head of the page': floating(
    `<h1 data-source="c.md:99:1">题</h1>${prose(2, 100)}${picture(1, 'top')}${prose(5, 110)}${picture(2, 'top', 100)}${prose(4, 120)}`,
  ),
  'floats to the foot of the page': floating(
    `${prose(1, 100)}${picture(1, 'bottom')}${prose(5, 110)}${picture(2, 'bottom')}${prose(4, 120)}`,
  ),
  'five floats in a row': floating(
    `${prose(3, 100)}${times(5, (index) => picture(index + 1, 'auto', 325))}${prose(6, 110)}`,
  ),
  'small floats behind a large one': floating(
    `${prose(3, 100)}${picture(1, 'auto', 325)}${prose(1, 105)}${picture(2, 'auto', 75)}${picture(3, 'top', 75)}${picture(4, 'bottom', 75)}${prose(5, 110)}`,
  ),
  'a float at the end of the chapter': floating(`${prose(4, 100)}${picture(1, 'auto')}`),
  'two floats at the end, with a line of text': floating(
    `${prose(4, 100)}${picture(1, 'auto', 325)}${picture(2, 'auto', 325)}${paragraph(text(20), 110)}`,
  ),
  'a float larger than the page': floating(
    `${prose(2, 100)}<figure class="table kept" data-float="auto" data-source="c.md:1:1"><table><tbody>${times(40, (index) => row(index, [text(3, index), text(20, index)]))}</tbody></table></figure>${prose(5, 110)}`,
  ),
  'a float beside a list that goes on': floating(
    `${prose(3, 100)}${picture(1, 'auto', 325)}<ol>${times(12, (index) => `<li data-source="c.md:${index + 110}:1"><span class="marker" data-generated="">${index + 1}.</span>${text(70, index)}</li>`)}</ol>`,
  ),
  'a float beside a table that goes on': floating(
    `${prose(3, 100)}${picture(1, 'auto', 325)}${table(
      times(40, (index) => row(index + 200, [text(3, index), text(20, index)])),
      HEAD,
    )}${prose(2, 110)}`,
  ),
  'a heading before a float': floating(
    `${prose(3, 100)}<h2 data-source="c.md:105:1">${text(6)}</h2>${picture(1, 'auto', 325)}${prose(4, 110)}`,
  ),
  'a float before a forced break': floating(
    `${prose(4, 100)}${picture(1, 'auto')}${prose(1, 105)}<hr class="page-break">${prose(3, 110)}`,
  ),
  'a note in the caption of a float': {
    ...withNotes(
      `${paragraph(`${text(150)}${call(1)}`, 100)}${prose(3, 101)}${picture(1, 'auto', 250, call(2))}${paragraph(`${text(300)}${call(3)}`, 110)}${prose(3, 111)}`,
      [text(60, 2), text(80, 3), text(70, 4)],
    ),
    anyOrder: true,
  },
  'a turned table': floating(`${prose(3, 100)}${turned(9, 9)}${prose(5, 110)}`),
  'a turned table of several pages': floating(`${prose(3, 100)}${turned(48, 8)}${prose(5, 110)}`),
  'a turned table at the end of the chapter': floating(`${prose(3, 100)}${turned(5, 10)}`),
  'a turned table between floats': floating(
    `${prose(3, 100)}${picture(1, 'auto')}${turned(5, 10)}${picture(2, 'auto')}${prose(6, 110)}`,
  ),
  'turned tables with spanning cells and tall rows': floating(
    `${prose(1, 100)}${turned(3, 6, groups([3, 9, 12], 150))}${prose(2, 110)}`,
  ),
}
