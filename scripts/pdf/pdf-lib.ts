// The one way to pdf-lib: 350 small files, or this one. Two copies of it would not know each other's objects, so all ask here.
import type * as Library from '@cantoo/pdf-lib'
import { loadingOneFile } from '../workers/one-file.ts'

export const {
  cmyk,
  decodePDFRawStream,
  degrees,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObject,
  PDFObjectCopier,
  PDFObjectParser,
  PDFObjectStream,
  PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  rgb,
  StandardFonts,
} = await loadingOneFile({ '@cantoo/pdf-lib': 'dist/pdf-lib.esm.js' }, () => import('@cantoo/pdf-lib'))

export type PDFArray = Library.PDFArray
export type PDFContext = Library.PDFContext
export type PDFDict = Library.PDFDict
export type PDFDocument = Library.PDFDocument
export type PDFHeader = Library.PDFHeader
export type PDFHexString = Library.PDFHexString
export type PDFName = Library.PDFName
export type PDFNumber = Library.PDFNumber
export type PDFObject = Library.PDFObject
export type PDFPage = Library.PDFPage
export type PDFRawStream = Library.PDFRawStream
export type PDFRef = Library.PDFRef
export type PDFStream = Library.PDFStream
export type PDFString = Library.PDFString
