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
    const query = { namespaces, compiled: XmlXPath.compile(xpath, namespaces), needs: namesNeeded(xpath) }
    queries.set(xpath, [...same, query])
    return query
  }
  const get = XmlNode.prototype.get as Ask<XmlNode | null>
  const find = XmlNode.prototype.find as Ask<XmlNode[]>
  const ask = <Answer>(answer: Ask<Answer>, none: () => Answer): Ask<Answer> =>
    function (xpath, namespaces) {
      if (typeof xpath !== 'string') return answer.call(this, xpath, namespaces)
      const { compiled, needs } = queryOf(xpath, namespaces)
      return canMatch(needs, names.get(this.doc)) ? answer.call(this, compiled) : none()
    }
  XmlNode.prototype.get = ask(get, () => null)
  XmlNode.prototype.find = ask(find, () => [])
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
 * The local names of elements and attributes without which no branch (`|`) of an XPath finds anything. Of what is not a plain
 * path of names, nothing is said: it may need none.
 */
export function namesNeeded(xpath: string): string[][] {
  return xpath.split('|').map((branch) => {
    const attributes = [...branch.matchAll(PREDICATE)].flatMap(([, inside = '']) =>
      ALL_ATTRIBUTES.test(inside) ? [...inside.matchAll(ATTRIBUTE)].map(([, name = '']) => name) : [],
    )
    const path = branch.replace(PREDICATE, '').trim()
    if (!PLAIN_PATH.test(path)) return []
    return [...[...path.matchAll(STEP)].map(([, name = '']) => name), ...attributes]
  })
}

/** Without another within. */
const PREDICATE = /\[([^[\]]*)\]/g
const ALL_ATTRIBUTES = /^@[\w:-]+(?: and @[\w:-]+)*$/
const ATTRIBUTE = /@(?:[\w-]+:)?([\w-]+)/g
const PLAIN_PATH = /^\.\/\/?@?(?:[\w-]+:)?(?:[\w-]+|\*)(?:\/\/?@?(?:[\w-]+:)?(?:[\w-]+|\*))*$/
const STEP = /\/@?(?:[\w-]+:)?([\w-]+)(?=\/|$)/g
