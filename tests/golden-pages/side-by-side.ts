import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { h } from 'hastscript'
import { toHtml } from '../../scripts/html/serialize.ts'

/** Not in git. */
const FOLDER = 'coverage/golden-pages'

/** The third picture: on white, what is the same stays white. */
const STYLE = `
body { margin: 2rem; font: 15px/1.6 sans-serif; background: #ddd; }
main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; }
figure { margin: 0; }
img, .difference { display: block; width: 100%; background-color: #fff; }
.difference { background-size: 100% 100%; background-blend-mode: difference; }
`

/** Writes a page that shows both pictures and what is between them. Returns its path from the working folder. */
export async function writeSideBySide(
  name: string,
  words: readonly string[],
  expected: Buffer,
  actual: Buffer,
): Promise<string> {
  const [old, now] = [expected, actual].map((png) => `data:image/png;base64,${png.toString('base64')}`)
  const [width, height] = [actual.readUInt32BE(16), actual.readUInt32BE(20)]
  const difference = `aspect-ratio:${width}/${height};background-image:url(${old}),url(${now})`
  const shown = (title: string, picture: string | undefined) =>
    h('figure', [h('figcaption', title), h('img', { src: picture, alt: '' })])
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
