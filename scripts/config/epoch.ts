import type { Outcome } from '../diagnostics/diagnostic.ts'

/**
 * The moment written into every output, in Unix seconds: SOURCE_DATE_EPOCH
 * (https://reproducible-builds.org/specs/source-date-epoch/) where it is set, else noon UTC of the book's date.
 * Never the clock: two builds give the same bytes.
 */
export function decideEpoch(date: string, env: NodeJS.ProcessEnv): Outcome<number> {
  const noon = Date.parse(`${date}T12:00:00Z`) / 1000
  const given = env.SOURCE_DATE_EPOCH
  if (given === undefined || given === '') return { value: noon, diagnostics: [] }
  const seconds = Number(given)
  // The year has four digits in a PDF date and in dcterms:modified.
  if (/^\d{1,12}$/.test(given) && seconds < Date.UTC(10_000) / 1000) return { value: seconds, diagnostics: [] }
  return {
    value: noon,
    diagnostics: [
      {
        severity: 'error',
        rule: 'config/source-date-epoch',
        message: `环境变量 SOURCE_DATE_EPOCH 应当是 1970 年以来的整秒数，现在是 ${given}。`,
        hint: '例如 SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)；不需要就去掉它。',
        domain: 'configuration',
      },
    ],
  }
}
