import type { Files } from '../attempt.ts'

/** A book that is broken in one way. */
export type Case = {
  name: string
  files: Files
  /** Done with the folder before it is built: links, permissions. */
  prepare?: (folder: string) => Promise<unknown>
  /** Errors as `file:line:column rule`; none where a clean book comes out all the same. */
  errors?: string[]
}

/** A book of one chapter with this text in it, from line 3 on. */
export const page = (text: string, more: Files = {}): Files => ({ '01.md': `# 章\n\n${text}\n\n末段。\n`, ...more })
