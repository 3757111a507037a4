import { type Case, text } from './engine-cases.ts'

const paragraph = (content: string, line = 1) => `<p data-source="c.md:${line}:1">${content}</p>`
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('')
const call = (number: number) =>
  `<span class="nb">词<a class="note-call" id="call-${number}" href="#note-${number}" data-generated="">①</a></span>`
const again = (number: number) => call(number).replace(/id="(call-\d+)"/, 'id="$1-2"')
const note = (number: number, content: string) =>
  `<aside class="note" id="note-${number}" data-source="n.md:${number}:1">${content.startsWith('<') ? content : `<p><span class="note-mark" data-generated="">①</span>${content}</p>`}</aside>`
const cell = (content: string, row: number, column: number) => `<td data-source="c.md:${row}:${column}">${content}</td>`
const row = (index: number, cells: string[]) =>
  `<tr>${cells.map((content, column) => cell(content, index + 3, column + 1)).join('')}</tr>`
const caption = (content: string, label: string) =>
  `<figcaption data-source="c.md:1:9"><span class="caption-number" data-generated="">${label}</span>${content}</figcaption>`
const table = (rows: string, { head = '', title = '' } = {}) =>
  `<figure class="table" data-source="c.md:1:1">${title && caption(title, '表1')}<table>${head && `<thead>${head}</thead>`}<tbody>${rows}</tbody></table></figure>`
const PICTURE =
  "<div class=\"picture\"><img alt=\"\" width=\"200\" height=\"200\" src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='200' height='200'%3E%3Crect width='200' height='200' fill='gray'/%3E%3C/svg%3E\"></div>"
const picture = (title: string) =>
  `<figure class="figure" data-source="c.md:1:1">${PICTURE}${caption(title, '图1')}</figure>`

export type NoteCase = Case & {
  /** How many notes may begin on a later page than that of their call; 0 where it is not said. */
  late?: number
}

/** `contents`: what is in each note, text or HTML. */
function noted(html: string, contents: string[], late = 0): NoteCase {
  const plain = (content: string) => content.replace(/<(span)[^>]*data-generated[^>]*>[^<]*<\/\1>|<[^>]+>|\s/g, '')
  return {
    html,
    notes: contents.map((content, index) => note(index + 1, content)).join(''),
    notesText: contents.map(plain),
    late,
  }
}
const many = (count: number, size: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => text(size(index), index + 40))

/** Chapters with notes at the page foot: where they are called from, and what is hard about the notes. */
export const NOTE_CASES: Record<string, NoteCase> = {
  'notes called in table cells': noted(
    `${paragraph(text(250))}${table(
      times(12, (index) => row(index, [`${text(3, index)}${call(index + 1)}`, text(45, index)])),
    )}${paragraph(text(200, 2), 20)}`,
    many(12, (index) => 20 + index * 6),
  ),
  'two calls in cells of one row': noted(
    `${paragraph(text(480))}${table(row(0, [`${text(60)}${call(1)}`, `${text(4)}${call(2)}`]) + row(1, [text(4), text(5)]))}`,
    [text(150, 3), text(120, 4)],
  ),
  'a call in the head of a table of four pages': noted(
    table(
      times(60, (index) => row(index, [String(index + 1), text(40, index)])),
      {
        head: `<tr><th data-source="c.md:1:1">序${call(2)}</th><th data-source="c.md:1:4">事</th></tr>`,
        title: `${text(6)}${call(1)}`,
      },
    ),
    [text(60, 1), text(70, 2)],
  ),
  'calls all through a table of many pages': noted(
    table(
      times(50, (index) => row(index, [`${index + 1}${call(index + 1)}`, text(30 + (index % 7) * 9, index)])),
      { head: '<tr><th>序</th><th>事</th></tr>', title: text(6) },
    ),
    many(50, (index) => 15 + (index % 5) * 30),
  ),
  'calls in a row taller than a page': {
    // Both cells are cut at every page end.
    anyOrder: true,
    ...noted(
      table(
        row(0, [`${text(700)}${call(1)}${text(500, 1)}${call(2)}`, `${text(30)}${call(3)}`]) +
          row(1, ['乙', `${text(40)}${call(4)}`]),
      ),
      [text(50, 1), text(60, 2), text(70, 3), text(80, 4)],
      1,
    ),
  },
  'a row of most of a page with a long note': noted(
    `${paragraph(text(200))}${table(row(0, ['甲', `${text(380)}${call(1)}${text(190, 2)}`]) + row(1, ['乙', text(300, 1)]))}`,
    [text(300, 1)],
  ),
  'calls in a turned table': {
    anyOrder: true,
    ...noted(
      `${paragraph(text(300))}${table(
        times(9, (index) =>
          row(index, [`${text(6, index)}${index % 3 === 0 ? call(index / 3 + 1) : ''}`, text(9, index)]),
        ),
        { title: `${text(5)}` },
      ).replace('class="table"', 'class="table turned" data-float="auto"')}${paragraph(text(700, 3))}`,
      [text(40, 1), text(60, 2), text(50, 3)],
    ),
  },
  'calls in captions of a figure and a table': noted(
    `${paragraph(text(300))}${picture(`${text(8)}${call(1)}`)}${paragraph(text(200, 1), 2)}${table(
      times(6, (index) => row(index, [text(4, index), text(20, index)])),
      { title: `${text(6)}${call(2)}` },
    )}${paragraph(text(400, 3), 9)}`,
    [text(90, 1), text(120, 2)],
  ),
  'a figure at the page end whose caption has a long note': noted(
    `${paragraph(text(330))}${picture(`${text(8)}${call(1)}`)}${paragraph(text(300, 1), 2)}`,
    [text(500, 1)],
  ),
  'headings with notes': noted(
    `<h1 data-source="c.md:1:1">${text(6)}${call(1)}</h1>${times(
      14,
      (index) =>
        `<h2 data-source="c.md:${index + 3}:1">${text(7, index)}${call(index + 2)}</h2>${paragraph(text(90, index), index + 4)}`,
    )}`,
    many(15, (index) => 30 + (index % 4) * 40),
  ),
  'a heading with a note at the page end': noted(
    `${paragraph(text(540))}<h2 data-source="c.md:9:1">${text(8)}${call(1)}</h2>${paragraph(`${text(80, 1)}${call(2)}${text(100, 2)}`, 10)}`,
    [text(100, 5), text(60, 6)],
  ),
  'quotations in list items': noted(
    `<ol>${times(
      9,
      (index) =>
        `<li data-source="c.md:${index + 1}:1"><p data-source="c.md:${index + 1}:4">${text(50, index)}</p><blockquote data-source="c.md:${index + 1}:9">${paragraph(`${text(70, index + 1)}${call(index + 1)}${text(20, index)}`, index + 1)}</blockquote></li>`,
    )}</ol>`,
    many(9, (index) => 40 + index * 12),
  ),
  'lists in quotations': noted(
    `<blockquote data-source="c.md:1:1"><ul>${times(20, (index) => `<li data-source="c.md:${index + 1}:3">${text(60, index)}${call(index + 1)}</li>`)}</ul></blockquote>`,
    many(20, (index) => 25 + (index % 3) * 50),
  ),
  'many calls in one line': noted(
    paragraph(`${text(300)}${times(8, (index) => `${text(1, index)}${call(index + 1)}`)}${text(500, 3)}`),
    many(8, (index) => 30 + index * 5),
  ),
  'many calls in the last line of the page': noted(
    paragraph(`${text(610)}${times(8, (index) => `${text(1, index)}${call(index + 1)}`)}${text(300, 3)}`),
    many(8, (index) => 30 + index * 5),
  ),
  'a note longer than three pages': noted(paragraph(`${text(150)}${call(1)}${text(1200, 2)}`), [text(4600, 9)]),
  'a note longer than three pages after the end of the text': noted(paragraph(`${text(300)}${call(1)}`), [
    text(4600, 9),
  ]),
  'three notes that each exceed the page': noted(
    paragraph(`${text(100)}${call(1)}${text(200, 1)}${call(2)}${text(200, 2)}${call(3)}${text(500, 3)}`),
    [text(1300, 5), text(1400, 6), text(1500, 7)],
  ),
  'three notes that each exceed the page in one line': noted(
    paragraph(`${text(200)}${call(1)}${text(1, 1)}${call(2)}${text(1, 2)}${call(3)}${text(500, 3)}`),
    [text(1300, 5), text(1400, 6), text(1500, 7)],
    2,
  ),
  'notes on the last page': noted(
    `${paragraph(text(700))}${paragraph(`${text(50, 1)}${call(1)}${text(30, 2)}${call(2)}`, 2)}`,
    [text(80, 1), text(90, 2)],
  ),
  'a note of two paragraphs, a list and a quotation': noted(paragraph(`${text(380)}${call(1)}${text(600, 2)}`), [
    `<p><span class="note-mark" data-generated="">①</span>${text(120, 1)}</p><p>${text(150, 2)}</p><ul>${times(5, (index) => `<li><span class="marker" data-generated="">●</span>${text(45, index)}</li>`)}</ul><blockquote><p>${text(200, 4)}</p></blockquote><p>${text(90, 5)}</p>`,
  ]),
  'a note with code, a table and a picture': noted(paragraph(`${text(380)}${call(1)}${text(600, 2)}`), [
    `<p><span class="note-mark" data-generated="">①</span>${text(60, 1)}</p><pre><code>${times(9, (index) => `let x${index} = ${index}\n`)}</code></pre><figure class="table"><table><tbody>${times(9, (index) => `<tr><td>${text(3, index)}</td><td>${text(30, index)}</td></tr>`)}</tbody></table></figure><figure class="figure">${PICTURE}</figure><p>${text(90, 5)}</p>`,
  ]),
  'a note that ends with code': noted(paragraph(`${text(100)}${call(1)}${text(900, 2)}`), [
    `<p><span class="note-mark" data-generated="">①</span>${text(6, 1)}</p><pre><code>${times(3, (index) => `let x${index} = ${index}\n`)}</code></pre>`,
  ]),
  'notes with ruby, bold and links': noted(paragraph(`${text(500)}${call(1)}${text(60, 1)}${call(2)}${text(300, 2)}`), [
    `<p><span class="note-mark" data-generated="">①</span>${times(60, (index) => `<ruby><span class="ruby-base">${text(1, index)}</span><rt>pīn</rt></ruby><strong>${text(2, index)}</strong>`)}</p>`,
    `<p><span class="note-mark" data-generated="">①</span><a href="#x">${text(100, 3)}<em>${text(120, 4)}</em></a></p>`,
  ]),
  'notes called twice': noted(
    paragraph(
      `${text(300)}${call(1)}${text(100, 1)}${call(2)}${again(1)}${text(700, 2)}${again(2)}${text(20, 3)}${again(1).replace('-2"', '-3"')}`,
    ),
    [text(60, 1), text(70, 2)],
  ),
  'a call in the last line of the page, and of the paragraph': noted(
    `${paragraph(`${text(622)}${call(1)}`)}${paragraph(`${text(100, 2)}`, 2)}`,
    [text(60, 1)],
  ),
  'a call in every line': noted(
    paragraph(times(60, (index) => `${text(22, index)}${call(index + 1)}${text(3, index)}`)),
    many(60, () => 25),
  ),
  'a call in the first line of a page that a long note goes on to': noted(
    paragraph(`${text(560)}${call(1)}${text(40, 1)}${call(2)}${text(15, 2)}${call(3)}${text(500, 3)}`),
    [text(900, 5), text(60, 6), text(50, 7)],
  ),
  'a picture right behind the line of a long note': noted(
    `${paragraph(`${text(560)}${call(1)}`)}${picture(text(8))}${paragraph(text(300, 1), 3)}`,
    [text(1500, 5)],
  ),
  'notes in a poem and in a notice': noted(
    `${paragraph(text(300))}<div class="verse" data-source="c.md:2:1"><p>${times(12, (index) => `${text(7, index)}${call(index + 1)}<br>`)}</p></div><aside class="notice" data-source="c.md:9:1">${paragraph(`${text(200, 2)}${call(13)}${text(100, 3)}`, 9)}</aside>`,
    many(13, () => 30),
  ),
  'empty and tiny notes': noted(paragraph(`${text(200)}${call(1)}${text(20, 1)}${call(2)}${text(600, 2)}${call(3)}`), [
    '注',
    text(1, 2),
    text(2, 3),
  ]),
}
