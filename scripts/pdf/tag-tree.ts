import type { BrowserObject } from './browser-file.ts'

/** The structure elements of a file while they are put right: objects by number, as text. */
export class TagTree {
  readonly objects: Map<number, BrowserObject>
  #last: number

  constructor(objects: ReadonlyMap<number, BrowserObject>) {
    this.objects = new Map(objects)
    this.#last = Math.max(...objects.keys())
  }

  text(number: number): string {
    return this.objects.get(number)?.text ?? ''
  }

  /** The structure type (ISO 32000-1, 14.8.4); undefined for what is no structure element. */
  type(number: number): string | undefined {
    return this.text(number).match(/^<<\/Type \/StructElem\n\/S \/(\w+)/)?.[1]
  }

  /** Elements, marked content and annotations in an element, as they are written; `number` is that of an element, else NaN. */
  kids(number: number): { whole: string; number: number }[] {
    const list = this.text(number).match(KIDS)?.[1] ?? ''
    return [...list.matchAll(/(\d+) 0 R|<<[^>]*>>|\d+/g)].map(([whole, kid]) => ({
      whole,
      number: Number(kid ?? Number.NaN),
    }))
  }

  set(number: number, text: string): void {
    this.objects.set(number, { ...this.objects.get(number), text })
  }

  setType(number: number, type: string): void {
    this.set(number, this.text(number).replace(/^<<\/Type \/StructElem\n\/S \/\w+/, `<</Type /StructElem\n/S /${type}`))
  }

  setKids(number: number, kids: readonly string[]): void {
    this.set(number, this.text(number).replace(KIDS, `\n/K [${kids.join(' ')}]>>`))
  }

  /** Puts what stands in `parent` into a new element of it; returns that. */
  wrap(parent: number, type: string, kids: readonly { whole: string; number: number }[]): number {
    this.#last += 1
    const inside = kids.map(({ whole }) => whole).join(' ')
    this.set(this.#last, `<</Type /StructElem\n/S /${type}\n/P ${parent} 0 R\n/K [${inside}]>>`)
    for (const kid of kids) this.move(kid.number, this.#last)
    return this.#last
  }

  /** Tells an element that it stands in another one now. */
  move(number: number, parent: number): void {
    if (this.objects.has(number)) this.set(number, this.text(number).replace(/\n\/P \d+ 0 R/, `\n/P ${parent} 0 R`))
  }
}

/** They stand last in an element. */
const KIDS = /\n\/K (\[[\s\S]*\]|\d+(?: 0 R)?|<<[\s\S]*>>)>>$/
