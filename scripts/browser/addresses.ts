import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'

/** A browser of the pool: the one that this machine has, or one that answers at an address. */
export type Place = 'local' | { url: URL; name: string }

const LOCAL = 'local'

/**
 * Reads the places of the browsers, separated by blanks or commas: `local`, `ws://…` and `wss://…` (a DevTools endpoint),
 * `http://…` and `https://…` (a Chrome that names its endpoint at /json/version). None given means the browser of this machine.
 */
export function readPlaces(words: string): Outcome<Place[]> {
  const diagnostics: Diagnostic[] = []
  const places: Place[] = []
  const given = words.split(/[\s,，、]+/).filter((word) => word !== '')
  for (const [index, word] of given.entries()) {
    const url = word === LOCAL ? undefined : URL.parse(word)
    if (word === LOCAL) places.push(LOCAL)
    else if (url && ['ws:', 'wss:', 'http:', 'https:'].includes(url.protocol) && url.hostname !== '')
      places.push({ url, name: shown(url) })
    else diagnostics.push(misspelt(index + 1))
  }
  if (diagnostics.length > 0) return { diagnostics }
  return { value: places.length > 0 ? numbered(places) : [LOCAL], diagnostics }
}

/** Without path, query and user: whoever reads those may use the browser, and logs are public at times. */
function shown(url: URL): string {
  return `${url.protocol}//${url.host}`
}

/** Two at one host are told apart by their place in the list. */
function numbered(places: Place[]): Place[] {
  const nameOf = (place: Place) => (place === LOCAL ? LOCAL : place.name)
  return places.map((place, index) => {
    const alone = places.filter((other) => nameOf(other) === nameOf(place)).length === 1
    return place === LOCAL || alone ? place : { ...place, name: `${place.name}（第 ${index + 1} 个）` }
  })
}

/** The word itself is not repeated: it may hold a token. */
function misspelt(position: number): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/address',
    message: `浏览器的地址写得不对：--browsers 或 BANXIN_BROWSERS 的第 ${position} 个。`,
    hint: '写 ws://主机:端口/…、wss://…、http://主机:端口，或者 local（本机的浏览器）；几个之间空一格。',
    domain: 'configuration',
  }
}
