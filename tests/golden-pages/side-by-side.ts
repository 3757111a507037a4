import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { h } from 'hastscript'
import { toHtml } from '../../scripts/html/serialize.ts'

/** Not in git. */
const FOLDER = 'coverage/golden-pages'

const STYLE = `
body { margin: 2rem; font: 15px/1.6 sans-serif; background: #ddd; }
main { display: flex; flex-wrap: wrap; gap: 2rem; }
figure { margin: 0; }
img, .difference { display: block; background: #fff; image-rendering: pixelated; }
`

/** Writes a page that shows both pictures and what is between them. Returns its path from the working folder. */
export async function writeSideBySide(
  name: string,
  words: readonly string[],
  expected: Buffer,
  actual: Buffer,
): Promise<string> {
  const [old, now] = [expected, actual].map((png) => `data:image/png;base64,${png.toString('base64')}`)
  const zoom = 2
  const width = actual.readUInt32BE(16) * zoom
  const height = actual.readUInt32BE(20) * zoom
  const difference = `width:${width}px;height:${height}px;background:url(${old}),url(${now});background-size:contain;background-blend-mode:difference;filter:invert(1)`
  const shown = (title: string, picture: string | undefined) =>
    h('figure', [h('figcaption', title), h('img', { src: picture, width, height, alt: '' })])
  const page = h(null, [
    { type: 'doctype' },
    h('meta', { charset: 'utf-8' }),
    h('title', name),
    h('style', STYLE),
    h('h1', name),
    h('p', words.join('; ')),
    h('main', [
      shown('expected', old),
      shown('actual', now),
      h('figure', [h('figcaption', 'difference'), h('div.difference', { style: difference })]),
    ]),
  ])
  const file = path.join(FOLDER, `${name}.html`)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, toHtml(page))
  return file
}
