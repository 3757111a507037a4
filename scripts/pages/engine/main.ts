import { type BreakToken, Chunker, type Layout, type Page } from 'pagedjs'
import { closeContents } from './close-contents.ts'
import type { Correction } from './corrections/correction.ts'
import { identityToken } from './corrections/identity-token.ts'
import { lightPage, onEmptyPage, openPage } from './corrections/light-page.ts'
import { splits } from './corrections/splits.ts'
import { textBreak } from './corrections/text-break.ts'
import { tick } from './corrections/tick.ts'
import { type RawPage, readPage } from './extract.ts'
import { floatsOnPages } from './floats.ts'
import { fitFormulas } from './formulas.ts'
import { cutInlineNotes } from './inline-notes.ts'
import { markFirstCalls } from './note-calls.ts'
import { notesAtFoot } from './notes.ts'
import { askOracle } from './oracle.ts'
import type { Register } from './tables/cut.ts'
import { prepareTables } from './tables/prepare.ts'
import { tablesOverPages } from './tables/tables.ts'
import { prepareTurned } from './tables/turned.ts'

/** One part of a publication: a chapter, the contents, … It begins on a page of its own. */
export type EngineRequest = {
  html: string
  /** Note elements, one `<aside>` each. */
  notes: string
  vertical: boolean
  /** Names of corrections left out: how the tests show that each is needed. */
  without?: readonly string[]
}
export type EngineResult = {
  pages: RawPage[]
  problems: string[]
  /** True when one layout told all breaks (oracle.ts) and no page was probed. */
  foretold: boolean
}

/** Lays `request` out with Paged.js; the document's style sheets decide everything but the breaks. */
export async function layoutPart(request: EngineRequest): Promise<EngineResult> {
  return closeContents(request, await layOut(request), layOut)
}

async function layOut(request: EngineRequest): Promise<EngineResult> {
  const problems: string[] = []
  const source = document.createElement('template')
  source.innerHTML = request.html
  const notes = document.createElement('template')
  notes.innerHTML = request.notes
  const bodies = new Map([...notes.content.children].map((note) => [note.id, note as HTMLElement]))
  markFirstCalls(source.content)
  markForcedBreaks(source.content)
  const stage = openStage()
  stage.replaceChildren()
  if (source.content.querySelector('.cover-page')) {
    return { pages: [setAlone(source.content, request.vertical, stage)], problems, foretold: true }
  }
  if (source.content.querySelector('.inline-note-text'))
    onEmptyPage(stage, (page) => cutInlineNotes(source.content, page, request.vertical))
  if (source.content.querySelector('math') || notes.content.querySelector('math'))
    onEmptyPage(stage, (page) => fitFormulas(source.content, notes.content, page, request.vertical))
  const register = numberElements(source.content)
  const foretold = request.without?.includes('oracle') ? undefined : askOracle(source.content, request.vertical, stage)
  if (foretold) return { pages: foretold, problems, foretold: true }
  const hasTables = source.content.querySelector('table') !== null
  const hasFloats = source.content.querySelector('.chapter > [data-float]') !== null
  if (hasTables) {
    onEmptyPage(stage, (page) => {
      prepareTurned(source.content, page, { vertical: request.vertical, register, bodies })
      prepareTables(source.content, page, request.vertical)
    })
  }

  const waiting: HTMLElement[] = []
  const all: Correction[] = [
    tick,
    textBreak,
    identityToken,
    lightPage,
    splits,
    ...(hasTables ? [tablesOverPages(request.vertical, register)] : []),
    notesAtFoot(bodies, request.vertical, () => waiting.length > 0),
    ...(hasFloats ? [floatsOnPages(waiting, register, request.vertical)] : []),
  ]
  const corrections = all.filter((correction) => !request.without?.includes(correction.name))
  const chunker = new Chunker(undefined, undefined, {})
  const pages: RawPage[] = []
  chunker.loadFonts = () => document.fonts.ready
  let revealed = false
  chunker.hooks.onPageLayout.register(((_wrapper: HTMLElement, token: BreakToken, layout: Layout) => {
    if (revealed) return
    revealed = true
    const Token = token.constructor as never
    for (const correction of corrections) correction.reveal?.({ chunker, layout, BreakToken: Token })
  }) as never)
  // The order counts: the page is read after the notes have settled and before it leaves the document.
  chunker.hooks.finalizePage.register(((_element: HTMLElement, page: Page) => {
    pages.push(readPage(page, request.vertical))
    window.tellProgress?.('')
  }) as never)
  for (const correction of corrections) correction.prepare?.(chunker)

  const warn = console.warn
  console.warn = (...words: unknown[]) => {
    problems.push(words.map(describe).join(' '))
  }
  try {
    await chunker.flow(source.content, stage)
  } finally {
    console.warn = warn
  }
  return { pages, problems, foretold: false }
}

/** Where pages are laid out. A tab that has printed in between (pdf/press.ts) has lost it. */
function openStage(): HTMLElement {
  const open = document.getElementById('stage')
  if (open) return open
  const stage = document.createElement('div')
  stage.id = 'stage'
  const rules = document.getElementById('page-rules')
  if (rules) rules.textContent = ''
  document.body.className = 'engine'
  document.body.replaceChildren(stage)
  return stage
}

/** A cover is one page, with a type area of its own (styles/page.css), whatever stands on it. */
function setAlone(source: DocumentFragment, vertical: boolean, stage: HTMLElement): RawPage {
  const page = openPage(stage)
  page.wrapper.append(source)
  const read = readPage(page, vertical)
  page.element.remove()
  return read
}

/** Paged.js knows elements by data-ref and would make a random UUID for each. Returns what numbers those that come later. */
function numberElements(source: DocumentFragment): Register {
  let next = 0
  const register: Register = (element) => {
    element.dataset.ref = String(next)
    next += 1
  }
  for (const element of source.querySelectorAll<HTMLElement>('*')) register(element)
  return register
}

/** Paged.js copies list items and quotations whole and looks for no break inside: the page ends behind them. */
function outermostItem(element: HTMLElement): HTMLElement {
  const around = element.parentElement?.closest<HTMLElement>('li, blockquote, table')
  return around ? outermostItem(around) : element
}

/** What comes after `element`, be it outside the list or quotation that ends with it. */
function elementAfter(element: HTMLElement): HTMLElement | undefined {
  for (let node: Element | null = element; node; node = node.parentElement) {
    if (node.nextElementSibling) return node.nextElementSibling as HTMLElement
  }
  return undefined
}

/** Page breaks that the author asked for, said in the words of Paged.js. */
function markForcedBreaks(source: DocumentFragment): void {
  for (const mark of source.querySelectorAll<HTMLElement>('.page-break')) {
    // The page break is the break between the sections: an ornament before it would end a page, or stand on one of its own.
    const before = mark.previousElementSibling
    if (before?.matches('.section-break')) before.remove()
    const next = elementAfter(outermostItem(mark))
    if (next) next.dataset.breakBefore = 'page'
    mark.remove()
  }
}

function describe(word: unknown): string {
  if (word instanceof HTMLElement) return word.closest<HTMLElement>('[data-source]')?.dataset.source ?? word.tagName
  if (word instanceof Node) return word.parentElement?.closest<HTMLElement>('[data-source]')?.dataset.source ?? ''
  return String(word)
}

declare global {
  interface Window {
    layoutPart: typeof layoutPart
    /** Given by the tab (scripts/browser/tab.ts): says that the layout goes on. */
    tellProgress?: (words: string) => void
  }
}
window.layoutPart = layoutPart
