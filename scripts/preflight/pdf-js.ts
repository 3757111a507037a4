// The one way to PDF.js, which looks for a canvas as it is loaded: the first import has to come first.
import './without-canvas.ts'

export {
  getDocument,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
// PDF.js would load it at the first document: here it comes while the thread waits for one.
export { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
