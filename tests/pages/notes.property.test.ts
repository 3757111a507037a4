import { expect, test } from 'vitest'
import type { RawPage } from '../../scripts/pages/engine/extract.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { byBlock } from './by-block.ts'
import { CHARACTERS, text } from './engine-cases.ts'

const SEEDS = 100
const session = await browserForTests()
// Small pages, so that a page end meets every kind of block; columns that keep their width when rows go to the next page.
const css =
  'table { table-layout: fixed } :root { --area-height: 250px; } :root[data-writing="vertical"] { --area-height: 378px; --area-width: 250px; }'

test.each([BOOKLET, VERTICAL])(
  'random chapters: every note once, whole, below the text and on the page ($writing)',
  async (edition) => {
    const layouter = await layouterForTests(session, edition, `${CHARACTERS}①词表续`, css)
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { html, notes, contents } = randomChapter(seed)
      const { pages, problems } = await layouter.layout({ html: `<section class="chapter">${html}</section>`, notes })
      expect(problems, `seed ${seed}`).toEqual([])
      // A row that a page end cuts is cut in all its cells: the order is that within each block.
      expect(byBlock(pages.map((page) => page.html).join('')), `seed ${seed}`).toEqual(byBlock(html))
      expect(notesOf(pages).sort(), `seed ${seed}`).toEqual([...contents].sort())
      expect(
        pages.flatMap((page) => page.outside),
        `seed ${seed}`,
      ).toEqual([])
      expect(await layouter.tab.evaluate(overlaps, pages, edition.writing === 'vertical'), `seed ${seed}`).toEqual([])
    }
  },
)

/** A chapter of blocks of all kinds with calls wherever one may stand. */
function randomChapter(seed: number) {
  let state = seed * 2654435761
  const random = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0
    return state % below
  }
  const contents: string[] = []
  const words = (most: number, tail = 30): string => {
    const called = random(3) === 0
    if (called) contents.push(text(1 + (random(8) === 0 ? random(900) : random(70)), random(60)))
    const number = contents.length
    const call = `<span class="nb">词<a class="note-call" href="#note-${number}" data-generated="">①</a></span>`
    return `${text(1 + random(most), random(60))}${called ? call + text(random(tail), random(60)) : ''}`
  }
  const many = (most: number, make: () => string) => Array.from({ length: 1 + random(most) }, make).join('')
  let line = 0
  const source = () => {
    line += 1
    return `data-source="c.md:${line}:1"`
  }
  const kinds = [
    () => `<p ${source()}>${many(4, () => words(80))}</p>`,
    () => `<p ${source()}>${words(60)}</p>`,
    () => `<h2 ${source()}>${words(8)}</h2>`,
    () => `<ul>${many(4, () => `<li ${source()}>${words(60)}</li>`)}</ul>`,
    () => `<blockquote ${source()}>${many(2, () => `<p ${source()}>${words(80)}</p>`)}</blockquote>`,
    () => `<div class="verse" ${source()}><p>${many(5, () => `${words(6)}<br>`)}</p></div>`,
    () =>
      `<figure class="table" ${source()}><figcaption ${source()}><span class="caption-number" data-generated="">表1</span>${words(6)}</figcaption><table><thead><tr><th ${source()}>${words(3, 1)}</th><th ${source()}>乙</th></tr></thead><tbody>${many(6, () => `<tr><td ${source()}>${words(9)}</td><td ${source()}>${words(30)}</td></tr>`)}</tbody></table></figure>`,
  ]
  const html = Array.from({ length: 12 }, () => (kinds[random(kinds.length)] as () => string)()).join('')
  const notes = contents.map(
    (content, index) =>
      `<aside class="note" id="note-${index + 1}" data-source="n.md:${index + 1}:1"><p><span class="note-mark" data-generated="">①</span>${content}</p></aside>`,
  )
  return { html, notes: notes.join(''), contents }
}

/** Runs in the browser: pages whose text reaches into the notes, or whose notes leave the page. */
function overlaps(pages: { html: string; notes: string; extent: number }[], vertical: boolean) {
  const stage = document.getElementById('stage') as HTMLElement
  return pages.flatMap(({ html, notes, extent }, index) => {
    if (!notes) return []
    stage.innerHTML = `<section class="page" style="padding:0"><div class="flow" style="block-size:${extent}px"><div>${html}</div></div><div class="notes">${notes}</div></section>`
    const [page, flow, content, foot] = ['.page', '.flow', '.flow > div', '.notes'].map((name) =>
      (stage.querySelector(name) as HTMLElement).getBoundingClientRect(),
    ) as [DOMRect, DOMRect, DOMRect, DOMRect]
    const end = (box: DOMRect) => (vertical ? page.right - box.left : box.bottom - page.top)
    const found = []
    if (end(content) > end(flow) + 1) found.push(`page ${index}: text ${end(content)} of ${end(flow)}`)
    if (end(foot) > (vertical ? page.width : page.height) + 1) found.push(`page ${index}: notes ${end(foot)}`)
    return found
  })
}

function notesOf(pages: RawPage[]): string[] {
  const notes = new Map<string, string>()
  for (const page of pages) {
    for (const [, attributes = '', content = ''] of page.notes.matchAll(/<aside([^>]*)>(.*?)<\/aside>/gs)) {
      const id = attributes.match(/(?:data-continues| id)="([^"]*)"/)?.[1] ?? ''
      notes.set(id, (notes.get(id) ?? '') + bare(content))
    }
  }
  return [...notes.values()]
}

function bare(html: string): string {
  return html
    .replace(/<(thead|figcaption)[^>]*data-repeated.*?<\/\1>/gs, '')
    .replace(/<(span|a)[^>]*data-generated[^>]*>[^<]*<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
}
