import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { PDFDocument } from '../../pdf/pdf-lib.ts'
import { readDrawings } from './drawings.ts'
import type { Fault } from './fault.ts'
import { checkFonts } from './fonts.ts'
import { checkGraphics } from './graphics.ts'
import { checkMetadata } from './metadata.ts'
import { readObjects } from './objects.ts'
import { checkOthers } from './others.ts'
import { checkSyntax } from './syntax.ts'

/**
 * Reads a finished file for every rule of PDF/A-2u (ISO 19005-2) that a program can test; docs/tagged-pdf.md has them all. What it does
 * not know is a fault: no file calls itself archival that was not read to its end.
 * @param name of the edition
 */
export async function checkArchival(pdf: Uint8Array, name: string): Promise<Diagnostic[]> {
  const clauses = new Map<string, Set<string>>()
  for (const { clause, what } of await findFaults(pdf)) {
    clauses.set(clause, (clauses.get(clause) ?? new Set()).add(what))
  }
  return [...clauses].map(([clause, found]) => ({
    severity: 'error',
    rule: 'preflight/archival',
    message: `版本 ${name} 不合 PDF/A-2u（ISO 19005-2，${clause}）：${listed([...found])}。`,
    hint: '照所说的改；或删去 archival: true：文件一样能看能印，只是不写明这个级别。',
  }))
}

async function findFaults(bytes: Uint8Array): Promise<Fault[]> {
  const file = readObjects(await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true }))
  const drawings = readDrawings(file)
  return [
    ...checkSyntax(bytes),
    ...checkGraphics(file, drawings),
    ...checkFonts(file, drawings),
    ...checkOthers(file),
    ...checkMetadata(file),
  ]
}

const MOST = 5

function listed(found: readonly string[]): string {
  return found.length > MOST ? `${found.slice(0, MOST).join('；')}；另有 ${found.length - MOST} 处` : found.join('；')
}
