import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll } from 'vitest'

/**
 * Serves folders and texts on 127.0.0.1 until the test file ends. `places` has, for the beginning of an address (`/reader/`), a folder, or
 * for a whole one its bytes.
 * @returns its address, without a slash
 */
export async function siteForTests(places: Record<string, string | Uint8Array>): Promise<string> {
  const server = createServer((request, response) => {
    const address = decodeURIComponent((request.url ?? '/').replace(/\?.*/, ''))
    const begin = Object.keys(places).find((place) => address.startsWith(place)) ?? ''
    const place = places[begin]
    const file =
      typeof place === 'string' ? path.join(place, path.posix.normalize(`/${address.slice(begin.length)}`)) : begin
    const body = typeof place === 'string' ? readFile(file) : Promise.resolve(place)
    body.then(
      (bytes) =>
        response.writeHead(bytes ? 200 : 404, { 'Content-Type': TYPES[path.extname(file)] ?? 'text/html' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.xhtml': 'application/xhtml+xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.epub': 'application/epub+zip',
}
