import { AsWritten } from '../../../scripts/pdf/as-written.ts'
import { contentsOf, withContents } from '../../../scripts/pdf/colour/streams.ts'
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from '../../../scripts/pdf/pdf-lib.ts'

/** Breaks one rule in a good file. */
export type Damage = (pdf: PDFDocument) => void

type Value = object | string | number | boolean

const name = (key: string) => PDFName.of(key)

/** An object that nothing refers to. */
export const withObject =
  (text: string): Damage =>
  ({ context }) => {
    context.register(new AsWritten(text))
  }

export const inCatalog =
  (key: string, value: Value): Damage =>
  ({ catalog, context }) =>
    catalog.set(name(key), context.obj(value as never))

export const onPage =
  (key: string, value: Value): Damage =>
  (pdf) =>
    pdf.getPage(0).node.set(name(key), pdf.context.obj(value as never))

/** Operators behind those of the first page that has a font. */
export const drawn =
  (operators: string): Damage =>
  (pdf) => {
    const page = pdf.getPages().find(({ node }) => node.Resources()?.has(name('Font')))
    const ref = page?.node.get(name('Contents'))
    const stream = pdf.context.lookup(ref) as PDFRawStream
    const font = page?.node.Resources()?.lookup(name('Font'), PDFDict).keys()[0]
    const text = `${Buffer.from(contentsOf(stream)).toString('latin1')}\n${operators.replace('/FONT', String(font))}`
    pdf.context.assign(ref as PDFRef, withContents(stream, Buffer.from(text, 'latin1')))
  }

/** Changes the first dictionary for which `wanted` holds; those of streams count. */
export const changed =
  (wanted: (dict: PDFDict) => boolean, change: (dict: PDFDict) => void): Damage =>
  ({ context }) => {
    const dicts = context.enumerateIndirectObjects().map(([, object]) => dictOf(object))
    const dict = dicts.find((one) => one && wanted(one))
    if (!dict) throw new Error('there is none of these')
    change(dict)
  }

const dictOf = (object: PDFObject) =>
  object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined

export const isSubtype = (subtype: string) => (dict: PDFDict) => dict.get(name('Subtype')) === name(subtype)
export const isType = (type: string) => (dict: PDFDict) => dict.get(name('Type')) === name(type)

export const setting =
  (key: string, value: string | number | boolean | object): ((dict: PDFDict) => void) =>
  (dict) =>
    dict.set(name(key), typeof value === 'string' ? name(value) : dict.context.obj(value as never))

export const without = (key: string) => (dict: PDFDict) => {
  dict.delete(name(key))
}

/** A stream of these bytes and entries. */
export const withStream =
  (entries: Record<string, unknown>, bytes = ''): Damage =>
  ({ context }) => {
    const data = Buffer.from(bytes, 'latin1')
    context.register(PDFRawStream.of(context.obj({ ...(entries as Record<string, never>), Length: data.length }), data))
  }

/** Other words in the packet of metadata. */
export const described =
  (from: string | RegExp, to: string): Damage =>
  ({ catalog, context }) => {
    const stream = catalog.lookup(name('Metadata')) as PDFRawStream
    const text = Buffer.from(stream.contents).toString().replace(from, to)
    if (text === Buffer.from(stream.contents).toString()) throw new Error('nothing of this in the metadata')
    const data = Buffer.from(text)
    const dict = context.obj({ Type: 'Metadata', Subtype: 'XML', Length: data.length })
    context.assign(catalog.get(name('Metadata')) as PDFRef, PDFRawStream.of(dict, data))
  }

/** The profile of the output intent with other bytes in its head. */
export const profiled =
  (offset: number, bytes: string): Damage =>
  ({ catalog, context }) => {
    const intent = catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict)
    const stream = intent.lookup(name('DestOutputProfile')) as PDFRawStream
    const data = Buffer.from(contentsOf(stream))
    data.write(bytes, offset, 'latin1')
    intent.set(name('DestOutputProfile'), context.register(withContents(stream, data)))
  }

export const text = (value: string) => PDFString.of(value)

export const key = (one: string) => name(one)
