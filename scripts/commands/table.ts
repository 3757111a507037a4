import path from 'node:path'
import type { EditionResult } from './report.ts'

/** What was made, a line each: pages, size, file. The file stands last, since its name may be of any width. */
export function tableOfMade(editions: readonly EditionResult[], out: string): string {
  const rows = editions.flatMap(({ file, made }) => {
    if (!made) return []
    const place = path.relative(process.cwd(), path.join(out, file))
    const shown = place.startsWith('..') ? path.join(out, file) : place
    return [
      `${String(made.pages ?? '-').padStart(6)}  ${size(made.data.length).padStart(9)}  ${shown}${made.files ? '/（每份）' : ''}\n`,
    ]
  })
  // Each Han of the head takes two columns.
  return rows.length > 0 ? `  页数       大小  文件\n${rows.join('')}` : ''
}

/** Bytes as people read them, in thousands: 542 kB, 1.3 MB. */
export function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
