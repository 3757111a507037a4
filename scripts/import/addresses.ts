import type { PhrasingContent } from 'mdast'

/** The characters of RFC 3986, less the brackets around an IPv6 host. */
const web = String.raw`(?<![\da-z])(?:https?:\/\/|www\.)[\w.-]+(?:[/?#:][\w~:/?#@!$&'()*+,;=%.-]*)?`
/** Part of a domain name, as CommonMark has it in `<…@…>`: no hyphen at either end. */
const label = String.raw`[a-z\d](?:[a-z\d-]*[a-z\d])?`
const mail = String.raw`(?<![\w+.-])[\w+.-]+@${label}(?:\.${label})+`
const addresses = new RegExp(`${web}|${mail}`, 'gi')

/**
 * A text with its web and mail addresses as links. Written out as `<https://…>` they end where they end: a bare address
 * would take the Chinese sentence behind it along.
 */
export function linkAddresses(text: string): PhrasingContent[] {
  const content: PhrasingContent[] = []
  let done = 0
  for (const match of text.matchAll(addresses)) {
    const address = match[0].replace(/[!'),.:;?]+$/, '')
    if (!/\w\.\w/.test(address)) continue
    if (match.index > done) content.push({ type: 'text', value: text.slice(done, match.index) })
    content.push({ type: 'link', url: scheme(address) + address, children: [{ type: 'text', value: address }] })
    done = match.index + address.length
  }
  if (done < text.length || text === '') content.push({ type: 'text', value: text.slice(done) })
  return content
}

function scheme(address: string): string {
  if (/^https?:/i.test(address)) return ''
  return /^www\./i.test(address) ? 'http://' : 'mailto:'
}
