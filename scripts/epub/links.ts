import path from 'node:path/posix'
import type { Element } from 'hast'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import { chapterFile, type Target, type Targets } from './targets.ts'
import { walk } from './walk.ts'

/**
 * Makes ids and links those of the EPUB: `#id` becomes the file and id where the target stands, a link to another manuscript
 * file becomes one to that chapter. A link that leads nowhere is reported and keeps only its text. Changes the tree in place.
 */
export function rewriteLinks(section: Element, chapter: number, targets: Targets): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const own = chapterFile(chapter)
  const address = (target: Pick<Target, 'file' | 'id'>): string =>
    target.file === own && target.id ? `#${target.id}` : target.file + (target.id ? `#${target.id}` : '')

  walk(section, (element, source) => {
    const { id, href } = element.properties
    // Ids that only the EPUB knows (further calls of one note) are safe already.
    if (typeof id === 'string') element.properties.id = targets.byId.get(id)?.id ?? id
    if (element.tagName !== 'a' || href === undefined) return
    const rewritten = rewrite(String(href), chapter, targets, section)
    if (rewritten !== undefined) {
      element.properties.href = typeof rewritten === 'string' ? rewritten : address(rewritten)
      return
    }
    delete element.properties.href
    delete element.properties['epub:type']
    delete element.properties.role
    diagnostics.push(
      /^((https?|mailto|tel):|\/\/)/i.test(String(href)) ? badAddress(href, source) : nowhere(href, source),
    )
  })
  return diagnostics
}

function nowhere(href: unknown, source: string | undefined): Diagnostic {
  return {
    severity: 'error',
    rule: 'epub/link-target-missing',
    message: `链接“${String(href)}”在电子书里没有去处。`,
    hint: '改成书里有的标识（#标识）、本书的另一个书稿文件，或完整的网址（https://…）。',
    place: placeOf(source),
  }
}

function badAddress(href: unknown, source: string | undefined): Diagnostic {
  return {
    severity: 'error',
    rule: 'epub/link-address',
    message: `“${String(href).slice(0, 60)}”不是合格的网址，阅读器打不开，书店不收。`,
    hint: '检查主机名和端口，如 https://例子.中国/路径；只是举例的网址放进 `…` 里。',
    place: placeOf(source),
  }
}

function rewrite(
  href: string,
  chapter: number,
  targets: Targets,
  section: Element,
): string | Pick<Target, 'file' | 'id'> | undefined {
  if (href.startsWith('#')) return internal(decode(href.slice(1)), targets, section)
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return external(href)
  if (href.startsWith('//')) return external(`https:${href}`)
  const [file = '', fragment = ''] = href.split('#', 2)
  const from = targets.chapters[chapter]?.file ?? ''
  const wanted = path.normalize(path.join(path.dirname(from), decode(file.replace(/\?.*$/, ''))))
  const index = targets.chapters.findIndex((candidate) => candidate.file === wanted)
  if (index < 0) return undefined
  return fragment ? internal(decode(fragment), targets, section) : { file: chapterFile(index), id: '' }
}

function internal(id: string, targets: Targets, section: Element): string | Target | undefined {
  const target = targets.byId.get(id)
  if (target) return target
  let found = false
  walk(section, (element) => {
    found ||= element.properties.id === id
  })
  return found ? `#${id}` : undefined
}

/** An address as RFC 3986 and so validators want it: whatever it does not know is percent-encoded; browsers are content with less. */
function external(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined
  const url = new URL(href)
  const isMail = url.protocol === 'mailto:' || url.protocol === 'tel:'
  if (isMail && url.pathname === '') return undefined
  if (!isMail && !['http:', 'https:'].includes(url.protocol)) return undefined
  const origin = isMail
    ? url.protocol
    : url.href.slice(0, url.href.length - url.pathname.length - url.search.length - url.hash.length)
  const rest = `${url.pathname}${url.search}`.replace(UNKNOWN, encodeURIComponent)
  return `${origin}${rest}${url.hash.slice(0, 1)}${url.hash.slice(1).replace(UNKNOWN, encodeURIComponent).replaceAll('#', '%23')}`
}

/** Percent signs that encode nothing, and what RFC 3986 has no place for behind the host. */
const UNKNOWN = /%(?![0-9a-f]{2})|[^%!$&'()*+,;=:@/?#\w.~-]/gi

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
