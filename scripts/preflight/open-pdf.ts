import { linkedPorts } from './linked-ports.ts'
import { getDocument, type PDFDocumentProxy, PDFWorker, VerbosityLevel, WorkerMessageHandler } from './pdf-js.ts'

/**
 * Opens a PDF with PDF.js, for reading what it draws and not for drawing it; only in threads that do nothing else.
 * `file` rejects when the bytes are no PDF. Whoever opens it closes it.
 */
export function openPdf(data: Uint8Array): { file: Promise<PDFDocumentProxy>; close(): Promise<void> } {
  const [here, there] = linkedPorts()
  const worker = PDFWorker.create({ port: here as unknown as Worker })
  WorkerMessageHandler.initializeFromPort(there)
  const task = getDocument({
    data,
    worker,
    // Fonts are taken and shown nowhere: without a place to show them, every glyph's outline would be made ready for drawing, which is a
    // tenth of the reading.
    disableFontFace: false,
    ownerDocument: { fonts: { add() {}, delete() {} } } as unknown as HTMLDocument,
    fontExtraProperties: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  return {
    file: task.promise,
    async close() {
      await task.destroy()
      worker.destroy()
    },
  }
}
