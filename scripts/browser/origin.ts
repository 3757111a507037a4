import { randomBytes } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Asset } from '../manuscript/chapter.ts'

export type OriginFile = { body: string | Uint8Array; type: string }

/** A web origin of our own, on this machine only. It serves what it was given and nothing else of the disk. */
export type Origin = {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  url: string
  /** `<script nonce=…>`: the only scripts that run in its documents. */
  nonce: string
  /** Documents, fonts, scripts, style sheets by path: `/sheet.html`. May be changed while it runs. */
  files: Map<string, OriginFile>
  close(): Promise<void>
}

/**
 * Serves `files`, and the book's pictures under `/book/<asset.file>`. A picture is read only if its real path lies
 * inside the real path of `root` at the moment it is asked for; all else is 404. Rejects only when no port is free.
 */
export async function openOrigin(request: {
  root: string
  assets: Asset[]
  files: Map<string, OriginFile>
}): Promise<Origin> {
  const nonce = randomBytes(16).toString('base64url')
  const { files } = request
  const assets = new Map(request.assets.map((asset) => [`/book/${asset.file}`, asset]))
  let host = ''

  async function find(incoming: IncomingMessage): Promise<OriginFile | undefined> {
    // Another host name that leads here is a page of somebody else, reaching in by DNS rebinding.
    if (incoming.method !== 'GET' || incoming.headers.host !== host) return undefined
    const name = decoded(incoming.url ?? '')
    if (name === undefined) return undefined
    const asset = assets.get(name)
    return files.get(name) ?? (asset && (await readInside(request.root, asset)))
  }

  const server = createServer((incoming, response) => {
    find(incoming).then(
      (file) => answer(response, file, nonce),
      () => answer(response, undefined, nonce),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    nonce,
    files,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The path without its query, percent signs resolved; undefined for anything malformed. */
function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''))
  } catch {
    return undefined
  }
}

async function readInside(root: string, asset: Asset): Promise<OriginFile | undefined> {
  const [folder, file] = await Promise.all([realpath(root), realpath(asset.path)])
  const relative = path.relative(folder, file)
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return undefined
  return { body: await readFile(file), type: asset.mediaType }
}

function answer(response: ServerResponse, file: OriginFile | undefined, nonce: string): void {
  const found = file ?? { body: '', type: 'text/plain' }
  const text = /^text\/|javascript|json$/.test(found.type) && !found.type.includes('charset')
  response.writeHead(file === undefined ? 404 : 200, {
    'Content-Type': text ? `${found.type}; charset=utf-8` : found.type,
    'Content-Security-Policy': policy(found.type, nonce),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    // Files change while the browser lives.
    'Cache-Control': 'no-store',
  })
  response.end(found.body)
}

/**
 * Only our own documents may run scripts, and only those with the nonce; a picture may use what is written into it
 * (styles, raster pictures, fonts) and, opened as a document, do nothing.
 */
function policy(type: string, nonce: string): string {
  if (!type.startsWith('text/html'))
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // No popups, dialogs, downloads, forms or plugins: what is not allowed here cannot be asked for.
    'sandbox allow-scripts allow-same-origin',
  ].join('; ')
}
