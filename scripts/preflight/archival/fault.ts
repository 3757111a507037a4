/** What a file has against a clause of ISO 19005-2. */
export type Fault = { clause: string; what: string }

/** Faults of one clause, for what is wrong; none where nothing is. */
export function faults(clause: string, what: readonly (string | false | undefined)[]): Fault[] {
  return what.flatMap((one) => (one ? [{ clause, what: one }] : []))
}
