/** What kind of address a link or picture has; a path is decoded, without query and fragment. */
export type Address =
  | { kind: 'path'; path: string }
  | { kind: 'empty' | 'fragment' | 'data' | 'file' }
  | { kind: 'remote' | 'mail' | 'other'; scheme: string }

/** Sorts the address of a Markdown link or picture (RFC 3986). Never looks at the disk. */
export function sortAddress(url: string): Address {
  if (url === '') return { kind: 'empty' }
  if (url.startsWith('#')) return { kind: 'fragment' }
  if (/^[\\/]{2}/.test(url)) return { kind: 'remote', scheme: 'https' }
  // One letter and a colon is a Windows drive.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === undefined) return { kind: 'path', path: decoded(url.replace(/[?#].*$/s, '')) }
  if (scheme === 'http' || scheme === 'https') return { kind: 'remote', scheme }
  if (scheme === 'mailto' || scheme === 'tel') return { kind: 'mail', scheme }
  if (scheme === 'data' || scheme === 'file') return { kind: scheme }
  return { kind: 'other', scheme }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
