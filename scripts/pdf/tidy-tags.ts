import { NOTE_LANGUAGE } from '../pages/sheet.ts'
import type { BrowserFile, BrowserObject } from './browser-file.ts'

/** Types of PDF 2.0 that the browser writes: a reader of 1.7 has to be told what they are (ISO 32000-1, 14.8.4.1). */
export const ROLE_MAP = '/RoleMap <</Em /Span /Strong /Span /Aside /Sect>>'

/**
 * Puts the tags of one of the browser's files right where they say less than the page, or what no reader knows (ISO 32000-1, 14.8.4;
 * ISO 14289-1, 7): notes are notes with an ID, elements that hold a link are links, items of lists have a body, what ruby stands on is its
 * base, and a figure without a text of its own that only surrounds others is a division.
 */
export function tidyTags(file: BrowserFile): BrowserFile {
  const objects = new Map(file.objects)
  let last = Math.max(...objects.keys())
  for (const [number, object] of file.objects) {
    const { text } = object
    if (!text.startsWith('<</Type /StructElem')) continue
    const type = text.match(/^<<\/Type \/StructElem\n\/S \/(\w+)/)?.[1]
    if (type === 'LI') last = giveBody(number, objects, last)
    else if (type === 'Ruby') nameBases(object, objects)
    else retype(number, object, type, objects)
  }
  return { ...file, objects }
}

function retype(number: number, object: BrowserObject, type: string | undefined, objects: Map<number, BrowserObject>) {
  const { text } = object
  const language = text.match(/\/Lang \(([^()\\]*)\)/)?.[1]
  if (language?.endsWith(NOTE_LANGUAGE)) {
    const own = text.replace(/\/Lang \([^()\\]*\)/, `/Lang (${language.slice(0, -NOTE_LANGUAGE.length)})`)
    set(objects, number, ofType(own, 'Note').replace('\n/P ', `\n/ID (note${number})\n/P `))
  } else if (type === 'NonStruct' && text.includes('<</Type /OBJR')) set(objects, number, ofType(text, 'Link'))
  else if (type === 'Figure' && !/\/Alt [(<]/.test(text) && /\/K \[?\d+ 0 R/.test(text)) {
    set(objects, number, ofType(text, 'Div'))
  }
}

/** LI: what is not its label becomes its body (ISO 32000-1, table 336). Returns the largest number in use. */
function giveBody(item: number, objects: Map<number, BrowserObject>, last: number): number {
  const text = objects.get(item)?.text ?? ''
  const [, list] = text.match(/\n\/K (\[[\s\S]*\]|\d+ 0 R)>>$/) ?? []
  if (list === undefined) return last
  const kids = [...list.matchAll(/(\d+) 0 R|<<[^>]*>>/g)].map(([whole, number]) => ({ whole, number: Number(number) }))
  const isLabel = (number: number) => /^<<\/Type \/StructElem\n\/S \/Lbl/.test(objects.get(number)?.text ?? '')
  const labels = kids.filter(({ number }) => isLabel(number))
  const rest = kids.filter(({ number }) => !isLabel(number))
  if (rest.length === 0) return last
  const body = last + 1
  for (const { number } of rest) {
    const kid = objects.get(number)
    if (kid) set(objects, number, kid.text.replace(`\n/P ${item} 0 R`, `\n/P ${body} 0 R`))
  }
  const inside = rest.map(({ whole }) => whole).join(' ')
  set(objects, body, `<</Type /StructElem\n/S /LBody\n/P ${item} 0 R\n/K [${inside}]>>`)
  const outside = [...labels.map(({ whole }) => whole), `${body} 0 R`].join(' ')
  set(objects, item, text.replace(/\n\/K (?:\[[\s\S]*\]|\d+ 0 R)>>$/, `\n/K [${outside}]>>`))
  return body
}

/** Ruby: whatever is no reading is what it stands on. */
function nameBases({ text }: BrowserObject, objects: Map<number, BrowserObject>): void {
  for (const [, number] of (text.split('\n/K ')[1] ?? '').matchAll(/(\d+) 0 R/g)) {
    const kid = objects.get(Number(number))
    if (kid?.text.startsWith('<</Type /StructElem\n/S /NonStruct')) set(objects, Number(number), ofType(kid.text, 'RB'))
  }
}

function set(objects: Map<number, BrowserObject>, number: number, text: string): void {
  objects.set(number, { ...objects.get(number), text })
}

function ofType(text: string, type: string): string {
  return text.replace(/^<<\/Type \/StructElem\n\/S \/\w+/, `<</Type /StructElem\n/S /${type}`)
}
