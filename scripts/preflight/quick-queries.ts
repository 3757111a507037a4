import { XmlDocument, XmlNode, XmlXPath } from 'libxml2-wasm'

type Namespaces = Record<string, string>

/**
 * Makes the validator's queries quick, in the thread that it has for itself: it asks some 150 XPath questions of every chapter, most of them
 * about elements that no chapter has, and has each compiled anew. A query is not asked where the text of its document does not even have
 * the names that an answer would have, and is compiled once. The answers stay the same.
 */
export function quickenQueries(): void {
  const names = new WeakMap<XmlDocument, ReadonlySet<string>>()
  const parse = XmlDocument.fromString
  XmlDocument.fromString = (source, options) => {
    const parsed = parse.call(XmlDocument, source, options)
    names.set(parsed, new Set(source.match(WORDS)))
    return parsed
  }
  const queries = new Map<string, Query[]>()
  const queryOf = (xpath: string, namespaces: Namespaces = {}) => {
    const same = queries.get(xpath) ?? []
    const known = same.find((query) => areEqual(query.namespaces, namespaces))
    if (known) return known
    const query: Query = { namespaces, compiled: XmlXPath.compile(xpath, namespaces), needs: namesNeeded(xpath) }
    queries.set(xpath, [...same, query])
    return query
  }
  const ask = <Answer>(answer: Ask<Answer>, none: () => Answer): Ask<Answer> =>
    function (xpath, namespaces) {
      if (typeof xpath !== 'string') return answer.call(this, xpath, namespaces)
      const query = queryOf(xpath, namespaces)
      if (!canMatch(query.needs, names.get(this.doc))) return none()
      return answer.call(this, query.compiled)
    }
  const find = XmlNode.prototype.find as Ask<XmlNode[]>
  const latest = new WeakMap<XmlXPath, { node: XmlNode; found: readonly XmlNode[] }>()
  const findOnce: Ask<XmlNode[]> = function (xpath, namespaces) {
    if (typeof xpath === 'string') return find.call(this, xpath, namespaces)
    const known = latest.get(xpath)
    if (known?.node === this) return [...known.found]
    const found = find.call(this, xpath)
    latest.set(xpath, { node: this, found })
    return [...found]
  }
  XmlNode.prototype.get = ask(XmlNode.prototype.get as Ask<XmlNode | null>, () => null)
  XmlNode.prototype.find = ask(findOnce, () => [])
}

type Ask<Answer> = (this: XmlNode, xpath: string | XmlXPath, namespaces?: Namespaces) => Answer

/** Of an XPath, what has to be in a document for each of its branches to find anything. */
type Query = { namespaces: Namespaces; compiled: XmlXPath; needs: readonly (readonly string[])[] }

function areEqual(one: Namespaces, other: Namespaces): boolean {
  return one === other || String(Object.entries(one)) === String(Object.entries(other))
}

/** Whole names, without their prefix. */
const WORDS = /[\w.-]+/g

function canMatch(needs: Query['needs'], names: ReadonlySet<string> | undefined): boolean {
  return !names || needs.some((branch) => branch.every((name) => names.has(name)))
}

/**
 * The local names of elements and attributes without which no branch (`|`, and each side of an `or` between attributes) of an XPath finds
 * anything. Of what is not a plain path of names, nothing is said: it may need none.
 */
export function namesNeeded(xpath: string): string[][] {
  return xpath.split('|').flatMap((branch) => {
    const sides = ANY_ATTRIBUTE.exec(branch)?.[1]?.split(' or ') ?? []
    return sides.length > 0
      ? sides.map((side) => namesOf(branch.replace(ANY_ATTRIBUTE, `[${side}]`)))
      : [namesOf(branch)]
  })
}

function namesOf(branch: string): string[] {
  const bare = branch.replaceAll(LACKED_TOO, '')
  const attributes = [...bare.matchAll(PREDICATE)].flatMap(([, inside = '']) =>
    ALL_ATTRIBUTES.test(inside) ? [...inside.matchAll(ATTRIBUTE)].map(([, name = '']) => name) : [],
  )
  const path = bare.replace(PREDICATE, '').trim()
  if (!PLAIN_PATH.test(path)) return []
  return [...[...path.matchAll(STEP)].map(([, name = '']) => name), ...attributes]
}

/** The predicate at the end of a branch that one attribute of several is enough for. */
const ANY_ATTRIBUTE = /\[(@[\w:-]+(?: or @[\w:-]+)+)\]\s*$/
/** An attribute that has to be absent beside others. */
const LACKED_TOO = / and not\(@[\w:-]+\)/g

/** Without another within. */
const PREDICATE = /\[([^[\]]*)\]/g
const ALL_ATTRIBUTES = /^@[\w:-]+(?: and @[\w:-]+)*$/
const ATTRIBUTE = /@(?:[\w-]+:)?([\w-]+)/g
const PLAIN_PATH = /^\.\/\/?@?(?:[\w-]+:)?(?:[\w-]+|\*)(?:\/\/?@?(?:[\w-]+:)?(?:[\w-]+|\*))*$/
const STEP = /\/@?(?:[\w-]+:)?([\w-]+)(?=\/|$)/g
