import type { Chunker, Page } from 'pagedjs'
import type { Correction } from './correction.ts'

/**
 * A page of Paged.js holds 60 elements of bleed, marks and margin boxes, is measured anew, observed for size changes,
 * and stays in the document, so that every page makes the next one dearer. Heads and folios are printed natively later:
 * here a page is its type area, has the size that the geometry says, and leaves the document when it is done.
 */
export const lightPage: Correction = {
  name: 'light-page',
  prepare(chunker) {
    const setup = chunker.setup
    chunker.setup = function setupLight(this: Chunker, renderTo: HTMLElement) {
      setup.call(this, renderTo)
      this.pageTemplate.innerHTML = PAGE
    }
    const addPage = chunker.addPage
    chunker.addPage = function addLightPage(this: Chunker, blank?: boolean) {
      if (this.pages.length === 0) revealPage(this)
      return addPage.call(this, blank)
    }
    chunker.hooks.finalizePage.register(((element: HTMLElement) => element.remove()) as never)
  },
}

/** A page as it stands in the document. */
const PAGE =
  '<div class="pagedjs_page"><div class="pagedjs_area"><div class="pagedjs_page_content"></div><div class="notes"></div></div></div>'

/** An empty page at the end of `stage`; `area` is the column container, `wrapper` the element in it that takes the content. */
export function openPage(stage: Element) {
  stage.insertAdjacentHTML('beforeend', PAGE)
  const element = stage.lastElementChild as HTMLElement
  const area = element.querySelector('.pagedjs_page_content') as HTMLElement
  const wrapper = document.createElement('div')
  area.append(wrapper)
  return { element, area, wrapper, pagebox: area.parentElement as HTMLElement }
}

/** Runs `use` on the type area of an empty page in the document: what stands there has the sizes that it has on a page. */
export function onEmptyPage(stage: HTMLElement, use: (area: HTMLElement) => void): void {
  stage.innerHTML = PAGE
  use(stage.querySelector('.pagedjs_area') as HTMLElement)
  stage.replaceChildren()
}

/** The class Page is not exported: it shows itself when the first page is pushed, just before it is created. */
function revealPage(chunker: Chunker): void {
  const pages = chunker.pages
  const push = pages.push
  pages.push = function pushFirst(page: Page) {
    const prototype = Object.getPrototypeOf(page)
    prototype.create = createLight
    prototype.addListeners = () => true
    pages.push = push
    return push.call(pages, page)
  }
}

function createLight(this: Page): HTMLElement {
  const element = document.importNode(this.pageTemplate.content, true).firstElementChild as HTMLElement
  this.pagesArea.append(element)
  const area = element.querySelector('.pagedjs_page_content') as HTMLElement
  this.element = element
  this.area = area
  this.pagebox = area.parentElement as HTMLElement
  this.footnotesArea = area.nextElementSibling as HTMLElement
  const size = area.getBoundingClientRect()
  this.width = Math.round(size.width)
  this.height = Math.round(size.height)
  return element
}
