import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OriginFile } from '../browser/origin.ts'
import type { Click } from './locate.ts'
import type { Publication, Status } from './state.ts'

/** What a viewer may ask for. */
export type Desired = {
  /** Another edition is to be shown. */
  edition(name: string): void
  /** Everything is to be made anew. */
  again(): void
  /** Where the clicked text stands, with the lines around it; undefined when nobody knows. */
  locate(page: number, click: Click): Located | undefined
  /** The lines around a place that a finding names. */
  excerpt(place: SourceLine): Located | undefined
  /** Opens the place in the author's editor. False: none was named. */
  open(place: SourceLine): boolean
}

/** A place of the manuscript; line and column from 1. */
export type SourceLine = { file: string; line: number; column: number }

/** A place, and the lines of the file around it. `editor`: it can be opened in one. */
export type Located = SourceLine & { lines: { number: number; text: string }[]; editor: boolean }

export type PreviewServer = {
  /** Where the viewer is; nobody who does not know the address gets anything. */
  url: string
  /** Tells all viewers. */
  status(status: Status): void
  publish(publication: Publication, pdf: Uint8Array): void
  close(): Promise<void>
}

/**
 * Serves the viewer at 127.0.0.1, under a path that cannot be guessed: other users of the machine and other pages in the browser can neither read
 * the publication nor ask for anything. Rejects when `port` is not free; 0 takes any that is.
 */
export async function openServer(request: {
  port: number
  /** The viewer's own files, by path: `''` is its document. */
  files: ReadonlyMap<string, OriginFile>
  desired: Desired
}): Promise<PreviewServer> {
  const { desired, files } = request
  const token = randomBytes(16).toString('base64url')
  const viewers = new Set<ServerResponse>()
  /** The last of each kind, for viewers that come later. */
  const last = new Map<string, string>()
  let print: { version: number; file: OriginFile } | undefined
  let host = ''

  const send = (event: string, data: unknown) => {
    const message = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
    last.set(event, message)
    for (const viewer of viewers) viewer.write(message)
  }
  const answer = (response: ServerResponse, status: number, file: OriginFile = NOTHING) => {
    response.writeHead(status, { ...HEADERS, 'Content-Type': file.type }).end(file.body)
  }
  const json = (response: ServerResponse, value: unknown) =>
    answer(response, 200, { body: JSON.stringify(value ?? null), type: 'application/json; charset=utf-8' })

  function get(path: string, response: ServerResponse): void {
    if (path === 'events') {
      response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' })
      viewers.add(response)
      response.on('close', () => viewers.delete(response))
      for (const message of last.values()) response.write(message)
      return
    }
    const file = path === `${print?.version}.pdf` ? print?.file : files.get(path)
    answer(response, file ? 200 : 404, file)
  }

  async function post(path: string, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readJson(incoming)
    if (path === 'edition' && typeof asked?.name === 'string') desired.edition(asked.name)
    else if (path === 'again') desired.again()
    else if (path === 'locate' && isClick(asked)) return json(response, desired.locate(asked.page, asked))
    else if (path === 'excerpt' && isPlace(asked)) return json(response, desired.excerpt(asked))
    else if (path === 'open' && isPlace(asked)) return json(response, { opened: desired.open(asked) })
    else return answer(response, 400)
    json(response, {})
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathBelow(token, incoming.url ?? '')
    // Another host name that leads here is a page of somebody else, reaching in by DNS rebinding.
    if (path === undefined || incoming.headers.host !== host) return answer(response, 404)
    if (incoming.method === 'GET') return get(path, response)
    // Browsers say where a request comes from; a page of somebody else cannot know the path, and need not.
    if (incoming.method === 'POST' && incoming.headers.origin === `http://${host}`)
      return post(path, incoming, response)
    answer(response, 405)
  }

  const server = process
    .getBuiltinModule('node:http')
    .createServer((incoming, response) => void serve(incoming, response).catch(() => answer(response, 400)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(request.port, '127.0.0.1', resolve)
  })
  // As browsers say it, who leave port 80 out.
  host = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).host
  return {
    url: `http://${host}/${token}/`,
    status: (status) => send('status', status),
    publish(publication, pdf) {
      print = { version: publication.version, file: { body: pdf, type: 'application/pdf' } }
      send('publication', publication)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const NOTHING: OriginFile = { body: '', type: 'text/plain' }

/** What is behind the token; undefined for every other address. */
function pathBelow(token: string, url: string): string | undefined {
  const [, first = '', rest = ''] = url.replace(/[?#].*$/s, '').match(/^\/([^/]*)\/(.*)$/s) ?? []
  const [given, wanted] = [Buffer.from(first), Buffer.from(token)]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? rest : undefined
}

async function readJson(incoming: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  let text = ''
  for await (const piece of incoming.setEncoding('utf8')) {
    text += piece
    if (text.length > MOST) throw new Error('too much')
  }
  const value: unknown = JSON.parse(text || '{}')
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
}

/** A click with the text around it is far smaller. */
const MOST = 10_000

function isClick(asked: Record<string, unknown> | undefined): asked is Click & { page: number } {
  const { page, before, after, fraction } = asked ?? {}
  return [page, fraction].every(Number.isFinite) && [before, after].every((text) => typeof text === 'string')
}

function isPlace(asked: Record<string, unknown> | undefined): asked is SourceLine {
  return typeof asked?.file === 'string' && [asked.line, asked.column].every(Number.isSafeInteger)
}

/** The viewer draws pictures of pages, and needs nothing from anywhere else. */
const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    'font-src data: blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}
