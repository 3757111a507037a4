/**
 * The number of a book as it is printed: ISBN, its five parts joined by hyphens (GB/T 5795—2006, ISO 2108:2017). Where one part ends and
 * the next begins depends on who gave the number out: groups of this part of the world are known, others stand as they were typed.
 * @param identifier `urn:isbn:…`, with hyphens or without
 * @returns undefined for what is no ISBN
 */
export function printedIsbn(identifier: string): string | undefined {
  const typed = typedIn(identifier)
  return typed && `ISBN ${hyphenated(typed) ?? typed}`
}

/** What is wrong with the hyphens of `identifier`; undefined where nothing is, or where it is no ISBN. */
export function misplacedHyphens(identifier: string): { severity: 'info' | 'warning'; right?: string } | undefined {
  const typed = typedIn(identifier)
  if (!typed) return undefined
  const right = hyphenated(typed)
  if (right !== undefined) return typed.includes('-') && typed !== right ? { severity: 'warning', right } : undefined
  return typed.split('-').filter(Boolean).length === 5 ? undefined : { severity: 'info' }
}

const typedIn = (identifier: string) => identifier.match(/^urn:isbn:(.+)$/i)?.[1]

/**
 * Registrants by group, from the first to the last of each length: the range message of the International ISBN Agency
 * (isbn-international.org/range_file_generation). What was ever assigned stays; ranges that the messages of 2014, 2022 and later do not
 * have alike, or not yet, are left out.
 */
const REGISTRANTS: Readonly<Record<string, readonly string[]>> = {
  // China
  '978-7': ['00-09', '100-499', '5000-7999', '80000-89999', '900000-999999'],
  // Japan
  '978-4': ['00-19', '200-699', '7000-8499', '85000-89999', '900000-949999', '9500000-9999999'],
  // Taiwan
  '978-957': [
    ...['00-02', '0300-0499', '05-19', '2000-2099', '21-27', '28000-30999', '31-43', '440-819', '8200-9699'],
    '97000-99999',
  ],
  '978-986': ['00-05', '06000-06999', '0700-0799', '08-11', '120-539', '5400-7999', '80000-99999'],
  '978-626': ['00-04', '300-499', '7000-7999', '95000-99999'],
  // Hong Kong
  '978-962': ['00-19', '200-699', '7000-8499', '85000-86999', '8700-8999', '900-999'],
  '978-988': ['00-11', '12000-19999', '200-699', '74000-79999', '8000-9699', '97000-99999'],
  // Macau
  '978-99937': ['0-1', '20-59', '600-999'],
}

/** Prefix, group, registrant, publication and check digit; undefined where the ranges do not tell. */
function hyphenated(typed: string): string | undefined {
  const digits = typed.replaceAll('-', '')
  for (const [group, ranges] of Object.entries(REGISTRANTS)) {
    const head = group.replaceAll('-', '')
    if (!digits.startsWith(head)) continue
    for (const range of ranges) {
      const [first = '', last = ''] = range.split('-')
      const registrant = digits.slice(head.length, head.length + first.length)
      if (registrant < first || registrant > last) continue
      return [group, registrant, digits.slice(head.length + first.length, -1), digits.slice(-1)].join('-')
    }
  }
  return undefined
}
