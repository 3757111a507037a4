/** The few parts of Paged.js 0.4.3 that Banxin touches. */
declare module 'pagedjs' {
  export class Hook {
    hooks: ((...values: never[]) => unknown)[]
    register(task: (...values: never[]) => unknown): void
    trigger(...values: unknown[]): Promise<unknown>
  }
  export type BreakToken = {
    node: Node
    offset: number
    equals(other?: BreakToken): boolean
    toJSON(hash?: boolean): string
  }
  export type Layout = {
    element: HTMLElement
    bounds: DOMRect
    gap: number
    findOverflow(rendered: HTMLElement, bounds?: DOMRect, gap?: number): Range | undefined
    textBreak(node: Text, start: number, end: number, blockStart: number, blockEnd: number): number | undefined
    createBreakToken(overflow: Range, rendered: HTMLElement, source: Node): BreakToken | undefined
    hyphenateAtBreak(container: Node, letter?: string): void
  }
  export type Page = {
    pagesArea: HTMLElement
    pageTemplate: HTMLTemplateElement
    element: HTMLElement
    area: HTMLElement
    pagebox: HTMLElement
    footnotesArea: HTMLElement
    wrapper: HTMLElement
    width: number
    height: number
    endToken?: BreakToken
    layout(...values: unknown[]): Promise<BreakToken | undefined>
    createWrapper(): void
    create(template?: unknown, after?: Element): HTMLElement
    addListeners(contents?: unknown): boolean
  }
  export class Chunker {
    constructor(content?: unknown, renderTo?: unknown, options?: object)
    q: { tick: (task: () => void) => void }
    hooks: Record<'renderNode' | 'onPageLayout' | 'afterPageLayout' | 'finalizePage' | 'afterRendered', Hook>
    pages: Page[]
    pagesArea: HTMLElement
    pageTemplate: HTMLTemplateElement
    flow(content: DocumentFragment, renderTo: HTMLElement): Promise<Chunker>
    setup(renderTo: HTMLElement): void
    addPage(blank?: boolean): Page
    loadFonts(): Promise<unknown>
  }
}
