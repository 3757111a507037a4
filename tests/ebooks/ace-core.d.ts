declare module '@daisy/ace-core' {
  /** What runs axe in a browser for Ace. */
  type AxeRunner = {
    concurrency: number
    launch(): Promise<void>
    close(): Promise<void>
    setTimeout(milliseconds: number): void
    /**
     * Loads a content document of the unpacked EPUB, with these scripts, and gives what `daisy.ace.run` found.
     * @param url `file:` address of the document
     * @param scripts files
     * @param scriptContents texts, to be run first
     * @param basedir folder of the unpacked EPUB
     */
    run(url: string, scripts: string[], scriptContents: string[], basedir: string): Promise<unknown>
  }
  type Assertion = {
    'earl:test': { 'dct:title': string; 'earl:impact': string }
    'earl:result': { 'earl:outcome': string; 'dct:description': string; html?: string }
  }
  type Report = { assertions: { 'earl:testSubject': { url: string }; assertions: Assertion[] }[] }
  export default function ace(
    file: string,
    options: {
      cwd: string
      outdir: string
      tmpdir?: string
      silent?: boolean
      initLogger?: boolean
      fileName?: string
    },
    runner: AxeRunner,
  ): Promise<[job: string, report: Report]>
}
