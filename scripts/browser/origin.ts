import { randomBytes } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Asset } from '../manuscript/chapter.ts'

export type OriginFile = { body: string | Uint8Array; type: string }

export type OriginAnswer = { status: 200 | 404; headers: Record<string, string>; body: string | Uint8Array }

/** A web origin of our own. It gives what it was given and nothing else of the disk. */
export type Origin = {
  /** `http://127.0.0.1:PORT`, without a slash at the end: where browsers of this machine find it, and nobody else does. */
  url: string
  /** What it says to a GET of `target`, a path with or without a query. Browsers elsewhere are answered with it over their own connection. */
  answer(target: string): Promise<OriginAnswer>
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

  async function find(target: string): Promise<OriginFile | undefined> {
    const name = decoded(target)
    if (name === undefined) return undefined
    const asset = assets.get(name)
    return files.get(name) ?? (asset && (await readInside(request.root, asset)))
  }
  const answer = (target: string) =>
    find(target).then(
      (file) => answerWith(file, nonce),
      () => answerWith(undefined, nonce),
    )

  const server = http().createServer((incoming, response) => void serve(incoming, response))
  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    // Another host name that leads here is a page of somebody else, reaching in by DNS rebinding.
    const ours = incoming.method === 'GET' && incoming.headers.host === host
    const { status, headers, body } = ours ? await answer(incoming.url ?? '') : answerWith(undefined, nonce)
    response.writeHead(status, headers).end(body)
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    answer,
    nonce,
    files,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** An import takes 45 ms: Node makes all its exports ready, WebSocket among them, which is a library of its own. */
const http = () => process.getBuiltinModule('node:http')

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

function answerWith(file: OriginFile | undefined, nonce: string): OriginAnswer {
  const found = file ?? { body: '', type: 'text/plain' }
  const text = /^text\/|javascript|json$/.test(found.type) && !found.type.includes('charset')
  const headers = {
    'Content-Type': text ? `${found.type}; charset=utf-8` : found.type,
    'Content-Security-Policy': policy(found.type, nonce),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    // Files change while the browser lives.
    'Cache-Control': 'no-store',
  }
  return { status: file === undefined ? 404 : 200, headers, body: found.body }
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
