import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '../../pdf/pdf-lib.ts'

/** A file that is read for its archival rules. */
export type ArchivalFile = {
  pdf: PDFDocument
  /** Every dictionary, those of streams and those in other objects too. */
  dicts: PDFDict[]
  streams: PDFRawStream[]
}

/** Everything in the file, whether something refers to it or not: an archive keeps it all. */
export function readObjects(pdf: PDFDocument): ArchivalFile {
  const dicts: PDFDict[] = []
  const streams: PDFRawStream[] = []
  const enter = (object: PDFObject): void => {
    if (object instanceof PDFRawStream) {
      streams.push(object)
      enter(object.dict)
    } else if (object instanceof PDFDict) {
      dicts.push(object)
      for (const value of object.values()) if (!(value instanceof PDFRef)) enter(value)
    } else if (object instanceof PDFArray) {
      for (const value of object.asArray()) if (!(value instanceof PDFRef)) enter(value)
    }
  }
  for (const [, object] of pdf.context.enumerateIndirectObjects()) enter(object)
  return { pdf, dicts, streams }
}

/** A name without its slash; undefined for what is none. */
export function nameIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : undefined
}

/** True for a stream or a dictionary that is of this type, or of this subtype. */
export function isA(dict: PDFDict, type: string, subtype?: string): boolean {
  return nameIn(dict, 'Type') === type && (subtype === undefined || nameIn(dict, 'Subtype') === subtype)
}

export function has(dict: PDFDict, key: string): boolean {
  return dict.has(PDFName.of(key))
}

export function dictIn(dict: PDFDict, key: string): PDFDict | undefined {
  const value = dict.lookup(PDFName.of(key))
  if (value instanceof PDFRawStream) return value.dict
  return value instanceof PDFDict ? value : undefined
}

export function streamIn(dict: PDFDict, key: string): PDFRawStream | undefined {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFRawStream ? value : undefined
}
