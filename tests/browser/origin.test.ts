import { symlink } from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openOrigin } from '../../scripts/browser/origin.ts'
import type { Asset } from '../../scripts/manuscript/chapter.ts'
import { folderWith } from '../support/folder.ts'

type Answer = { status: number; type: string; policy: string; body: string }

/** fetch() would tidy the path; an attacker does not. */
function get(url: string, target: string, options: http.RequestOptions = {}): Promise<Answer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path: target, ...options }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: String(response.headers['content-type']),
          policy: String(response.headers['content-security-policy']),
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    request.on('error', reject).end()
  })
}

function picture(root: string, file: string): Asset {
  return { src: file, file, path: path.join(root, file), mediaType: 'image/svg+xml', width: 1, height: 1 }
}

async function served(outside: Record<string, string> = {}) {
  const folder = await folderWith({
    'book/图/路 口.svg': '<svg/>',
    'book/notes.txt': 'inside',
    'secret.txt': 'secret',
    ...outside,
  })
  const root = path.join(folder, 'book')
  await symlink(path.join(folder, 'secret.txt'), path.join(root, 'link.svg'))
  await symlink(folder, path.join(root, 'up'))
  const assets = [
    picture(root, '图/路 口.svg'),
    picture(root, 'link.svg'),
    picture(root, 'up/secret.txt'),
    picture(root, '../secret.txt'),
  ]
  const files = new Map([['/sheet.html', { body: '<p>纸</p>', type: 'text/html' }]])
  const origin = await openOrigin({ root, assets, files })
  onTestFinished(() => origin.close())
  return origin
}

test('serves its documents as UTF-8 with a policy that lets only the nonce run', async () => {
  const origin = await served()
  const answer = await get(origin.url, '/sheet.html?x=1')
  expect(answer).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', body: '<p>纸</p>' })
  expect(answer.policy).toContain(`script-src 'nonce-${origin.nonce}'`)
  expect(answer.policy).toContain("default-src 'none'")
})

test('serves what is put into files later', async () => {
  const origin = await served()
  origin.files.set('/fonts/song-400.ttf', { body: new Uint8Array([65, 66]), type: 'font/ttf' })
  expect(await get(origin.url, '/fonts/song-400.ttf')).toMatchObject({ status: 200, type: 'font/ttf', body: 'AB' })
})

test('serves a picture of the book under its encoded name; it may use what is written into it and do nothing', async () => {
  const origin = await served()
  const answer = await get(origin.url, `/book/${encodeURIComponent('图')}/${encodeURIComponent('路 口.svg')}`)
  expect(answer).toMatchObject({ status: 200, type: 'image/svg+xml', body: '<svg/>' })
  expect(answer.policy.split('; ')).toEqual([
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    'sandbox',
  ])
})

test('serves a file of its own in place of the picture of that name', async () => {
  const origin = await served()
  origin.files.set('/book/图/路 口.svg', { body: '<svg>我们的</svg>', type: 'image/svg+xml' })
  expect((await get(origin.url, `/book/${encodeURIComponent('图')}/${encodeURIComponent('路 口.svg')}`)).body).toBe(
    '<svg>我们的</svg>',
  )
})

test.each([
  ['a file of the book that is no picture', '/book/notes.txt'],
  ['dots', '/book/../secret.txt'],
  ['encoded dots', '/book/%2e%2e/secret.txt'],
  ['encoded dots and slash', '/book/..%2fsecret.txt'],
  ['twice encoded dots', '/book/%252e%252e/secret.txt'],
  ['backslashes', '/book/..%5csecret.txt'],
  ['a symbolic link to a file', '/book/link.svg'],
  ['a symbolic link to a folder', '/book/up/secret.txt'],
  ['a null byte', '/book/link.svg%00.png'],
  ['a broken escape', '/book/%zz'],
  ['an absolute path', '//etc/passwd'],
  ['a file: address', 'file:///etc/passwd'],
])('does not serve %s', async (_, target) => {
  const origin = await served()
  expect(await get(origin.url, target)).toMatchObject({ status: 404, body: '' })
})

test('answers neither another host name nor another method', async () => {
  const origin = await served()
  expect((await get(origin.url, '/sheet.html', { headers: { host: 'evil.example' } })).status).toBe(404)
  expect((await get(origin.url, '/sheet.html', { method: 'POST' })).status).toBe(404)
})
