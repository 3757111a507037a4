import http from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Desired, openServer } from '../../scripts/preview/server.ts'
import type { Publication } from '../../scripts/preview/state.ts'

async function served() {
  const desired = {
    edition: vi.fn(),
    again: vi.fn(),
    locate: vi.fn(() => ({ file: '01.md', line: 2, column: 3, lines: [], editor: false })),
    excerpt: vi.fn(() => undefined),
    open: vi.fn(() => true),
  } satisfies Desired
  const files = new Map([
    ['', { body: '<p>看</p>', type: 'text/html; charset=utf-8' }],
    ['viewer/main.ts', { body: 'x', type: 'text/javascript; charset=utf-8' }],
  ])
  const server = await openServer({ port: 0, files, desired })
  onTestFinished(() => server.close())
  return { server, desired, origin: new URL(server.url).origin }
}

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string }

/** fetch() sets Host and Origin by itself; somebody else's program does not. */
function send(url: string, options: http.RequestOptions = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    request.on('error', reject).end(body)
  })
}

test('gives its files, under an address that nobody can guess', async () => {
  const { server, origin } = await served()
  const page = await send(server.url)
  expect(page).toMatchObject({ status: 200, body: '<p>看</p>' })
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect((await send(`${server.url}viewer/main.ts?x`)).body).toBe('x')
  for (const other of ['/', '/viewer/main.ts', `/${'a'.repeat(22)}/`, `${new URL(server.url).pathname}../`])
    expect((await send(origin, { path: other })).status).toBe(404)
  expect((await send(`${server.url}nothing`)).status).toBe(404)
  expect(new URL(server.url).hostname).toBe('127.0.0.1')
  expect(new URL(server.url).pathname).toMatch(/^\/[\w-]{22}\/$/)
})

test('another name for the same address is refused', async () => {
  const { server } = await served()
  const { port } = new URL(server.url)
  for (const host of [`localhost:${port}`, 'evil.example', `127.0.0.1:${Number(port) + 1}`])
    expect((await send(server.url, { headers: { host } })).status).toBe(404)
})

test('asks come from its own page alone', async () => {
  const { server, desired, origin } = await served()
  const ask = (what: string, body: string, headers = {}) =>
    send(`${server.url}${what}`, { method: 'POST', headers }, body)
  for (const headers of [{}, { origin: 'http://evil.example' }, { origin: 'null' }])
    expect((await ask('again', '{}', headers)).status).toBe(405)
  expect(desired.again).not.toHaveBeenCalled()
  expect((await ask('again', '{}', { origin })).status).toBe(200)
  expect(desired.again).toHaveBeenCalledOnce()
  await ask('edition', '{"name":"booklet"}', { origin })
  expect(desired.edition).toHaveBeenCalledWith('booklet')
  const click = { page: 1, before: '一', after: '二', fraction: 0.5 }
  expect(JSON.parse((await ask('locate', JSON.stringify(click), { origin })).body)).toMatchObject({
    line: 2,
    column: 3,
  })
  expect(desired.locate).toHaveBeenCalledWith(1, click)
  const place = { file: '01.md', line: 1, column: 1 }
  expect((await ask('excerpt', JSON.stringify(place), { origin })).body).toBe('null')
  expect((await ask('open', JSON.stringify(place), { origin })).body).toBe('{"opened":true}')
})

test.each([
  ['edition', '{}'],
  ['locate', '{"page":"1"}'],
  ['excerpt', '{"file":1,"line":1,"column":1}'],
  ['open', '{"file":"01.md"}'],
  ['open', 'null'],
  ['open', '{'],
  ['again', `"${'x'.repeat(20_000)}"`],
  ['nothing', '{}'],
])('%s %.20s is refused', async (what, body) => {
  const { server, desired, origin } = await served()
  const { status } = await send(`${server.url}${what}`, { method: 'POST', headers: { origin } }, body)
  expect(status).toBe(400)
  for (const asked of Object.values(desired)) expect(asked).not.toHaveBeenCalled()
})

test('tells every viewer, those that come later too, and has the last PDF alone', async () => {
  const { server } = await served()
  const publication = (version: number) => ({ version }) as Publication
  server.publish(publication(1), new TextEncoder().encode('%PDF 1'))
  const events: string[] = []
  const request = http.get(`${server.url}events`, (response) => {
    response.setEncoding('utf8').on('data', (piece: string) => events.push(piece))
  })
  request.on('error', () => {})
  await vi.waitFor(() => expect(events.join('')).toBe('event: publication\ndata: {"version":1}\n\n'))
  server.publish(publication(2), new TextEncoder().encode('%PDF 2'))
  server.status({ phase: 'done', words: '好', findings: [], summary: '没有问题' })
  await vi.waitFor(() => expect(events.join('')).toMatch(/"version":2.*event: status\n.*"phase":"done"/s))
  expect((await send(`${server.url}2.pdf`)).body).toBe('%PDF 2')
  expect((await send(`${server.url}1.pdf`)).status).toBe(404)
})

test('a port that is taken is an error', async () => {
  const { server, desired } = await served()
  const port = Number(new URL(server.url).port)
  await expect(openServer({ port, files: new Map(), desired })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
