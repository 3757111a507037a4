import path from 'node:path'
import type { Image, ImageReference } from 'mdast'
import { findInside, type NotFound } from '../config/inside.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { sortAddress } from './address.ts'
import type { Asset, Chapter } from './chapter.ts'
import { definitionsOf } from './definitions.ts'
import { finding } from './findings.ts'
import type { PictureInspector } from './picture.ts'
import type { Unusable } from './pixels.ts'
import { visit } from './visit.ts'

/**
 * The pictures that a chapter uses: every one a readable picture file inside the book's folder, whole.
 * Whatever else an address may point to (the web, another folder, a data: address) is an error of its own.
 *
 * @returns assets keyed by their `src` as written
 */
export async function findImages(
  root: string,
  chapter: Chapter,
  inspect: PictureInspector,
): Promise<Outcome<Map<string, Asset>>> {
  const nodes = new Map<string, Image | ImageReference>()
  for (const { src, node } of picturesOf(chapter)) if (!nodes.has(src)) nodes.set(src, node)
  const found = await Promise.all([...nodes.keys()].map((src) => findImage(root, chapter.file, src, inspect)))

  const assets = new Map<string, Asset>()
  const diagnostics: Diagnostic[] = []
  for (const [index, [src, node]] of [...nodes].entries()) {
    const { asset, refusal } = found[index] ?? {}
    if (asset) assets.set(src, asset)
    if (refusal) diagnostics.push(finding(...refusal, chapter.file, node))
  }
  return { value: assets, diagnostics }
}

async function findImage(
  root: string,
  chapter: string,
  src: string,
  inspect: PictureInspector,
): Promise<{ asset?: Asset; refusal?: Refusal }> {
  const address = sortAddress(src)
  if (address.kind !== 'path') return { refusal: refusals[address.kind] }
  const found = await findInside(root, address.path, path.posix.dirname(chapter))
  if (found.kind !== 'inside') return { refusal: unreachable(src, found.kind, chapter) }
  const picture = await inspect.file(found.path)
  if ('problem' in picture) return { refusal: unprintable(src, picture) }
  return { asset: { src, file: found.file, path: found.path, ...picture } }
}

type Refusal = [rule: string, message: string, hint: string]

const refusals: Record<Exclude<ReturnType<typeof sortAddress>['kind'], 'path'>, Refusal> = {
  empty: ['image-missing', '图片没有写文件名。', '写成 ![说明](assets/文件名)。'],
  fragment: ['image-missing', '图片没有写文件名。', '写成 ![说明](assets/文件名)。'],
  remote: [
    'image-remote',
    '不取网上的图片：网页会变，印出来就不一样了。',
    '把图片存进书的 assets 文件夹，写 assets/文件名。',
  ],
  data: ['image-data', '不支持写在正文里的图片（data:）。', '把图片存成 assets 文件夹里的文件，写 assets/文件名。'],
  file: [
    'image-file-url',
    '图片用了 file:// 地址，换一台机器就找不到。',
    '把图片存进书的 assets 文件夹，写 assets/文件名。',
  ],
  mail: ['image-scheme', '图片地址不是文件。', '把图片存进书的 assets 文件夹，写 assets/文件名。'],
  other: ['image-scheme', '图片地址不是文件。', '把图片存进书的 assets 文件夹，写 assets/文件名。'],
}

function unreachable(src: string, kind: NotFound, file: string): Refusal {
  switch (kind) {
    case 'missing':
      return ['image-missing', `找不到图片 ${src}。`, `路径从 ${file} 所在的文件夹写起；检查文件名和大小写。`]
    case 'outside':
      return [
        'image-outside',
        `图片 ${src} 在书的文件夹之外。`,
        '把图片复制到 assets 文件夹；../ 和符号链接都不能引到外面。',
      ]
    case 'absolute':
      return ['image-absolute', `图片 ${src} 用了绝对路径。`, '把图片放进书的 assets 文件夹，写 assets/文件名。']
    case 'backslash':
      return ['image-missing', `图片路径 ${src} 用了反斜线。`, '文件夹之间用 / 分隔。']
  }
}

function unprintable(src: string, { problem, detail }: Unusable): Refusal {
  switch (problem) {
    case 'unreadable':
      return ['image-unreadable', `读不了图片 ${src}（${detail}）。`, '检查它是不是文件、有没有读权限。']
    case 'empty':
      return ['image-damaged', `图片 ${src} 是空的，一个字节也没有。`, '重新导出或重新复制一次。']
    case 'pointer':
      return ['image-type', `${src} 只是 Git LFS 的指针，图片还没有取来。`, '先运行 git lfs pull。']
    case 'damaged':
      return [
        'image-damaged',
        `图片 ${src} 已损坏，读不到底（${detail}）。`,
        '文件多半没有存完或没有传完：重新导出或重新复制一次。',
      ]
    case 'kind':
      return ['image-type', `${src} 是 ${detail} 图片，浏览器和电子书不认。`, '另存为 PNG 或 JPEG。']
    case 'type':
      return [
        'image-type',
        `${src} 不是能用的图片。`,
        '用 SVG、PNG、JPEG、WebP、AVIF 或 GIF；文件可能已损坏，重新导出一次。',
      ]
    case 'size':
      return ['image-size', `图片 ${src} 没有尺寸。`, '给 <svg> 加上 viewBox，如 viewBox="0 0 400 300"。']
    case 'too-large':
      return [
        'image-too-large',
        `图片 ${src} 太大（${detail}）。`,
        '缩小到印刷够用：A4 整幅 300 dpi 约 2480 × 3508 像素。',
      ]
  }
}

function picturesOf(chapter: Chapter): { src: string; node: Image | ImageReference }[] {
  const definitions = definitionsOf(chapter.tree)
  const pictures: { src: string; node: Image | ImageReference }[] = []
  visit(chapter.tree, (node) => {
    if (node.type === 'image') pictures.push({ src: node.url, node })
    if (node.type === 'imageReference') pictures.push({ src: definitions.get(node.identifier)?.url ?? '', node })
  })
  return pictures
}
