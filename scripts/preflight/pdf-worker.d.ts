/** The package carries no types of this half. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: {
    /** Answers what comes at a port. */
    initializeFromPort(port: unknown): void
  }
}
