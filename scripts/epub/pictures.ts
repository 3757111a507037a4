import { readFile } from 'node:fs/promises'
import type { Element } from 'hast'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { Document } from '../html/document.ts'
import type { Asset } from '../manuscript/chapter.ts'
import { writeXml } from '../manuscript/xml.ts'
import { walk } from './walk.ts'

type PackedPicture = {
  asset: Asset
  /** Path beside the content documents: `images/picture-1.svg`. */
  path: string
  data: Uint8Array | string
}

/** The pictures that the content documents use, in the order of their first use, and nothing else of the book's folder. */
export type PictureBox = {
  /** Points every `img` of a chapter to its place in the EPUB. Changes the tree in place. */
  place(section: Element): void
  /** Reads what has been placed. */
  pack(): Promise<{ pictures: PackedPicture[]; diagnostics: Diagnostic[] }>
}

/** Collects the pictures of one EPUB. A picture that is missing from `Document.assets` is reported, and its alternative text is printed. */
export function collectPictures(document: Document): PictureBox {
  const used = new Map<Asset, { path: string; source: string | undefined }>()
  const diagnostics: Diagnostic[] = []

  const place = (section: Element): void =>
    walk(section, (element, source) => {
      if (element.tagName !== 'img') return
      const src = String(element.properties.src ?? '')
      const asset = findAsset(document.assets, src)
      if (!asset) {
        diagnostics.push(missing(src, source))
        element.tagName = 'span'
        element.children = [{ type: 'text', value: String(element.properties.alt ?? '') }]
        element.properties = { dataGenerated: '' }
        return
      }
      const entry = used.get(asset) ?? { path: `images/picture-${used.size + 1}.${EXTENSION[asset.mediaType]}`, source }
      used.set(asset, entry)
      element.properties.src = entry.path
      element.properties.width ??= asset.width
      element.properties.height ??= asset.height
    })

  const pack = async () => {
    const pictures: PackedPicture[] = []
    for (const [asset, entry] of used) {
      const data = await dataOf(asset)
      if (data) pictures.push({ asset, path: entry.path, data })
      else diagnostics.push(missing(asset.file, entry.source))
    }
    return { pictures, diagnostics }
  }
  return { place, pack }
}

/** An SVG goes in cleaned or not at all. */
async function dataOf({ mediaType, path, drawing }: Asset): Promise<Uint8Array | string | undefined> {
  if (mediaType === 'image/svg+xml') return drawing && writeXml(drawing.tree)
  return readFile(path).catch(() => undefined)
}

const EXTENSION: Record<Asset['mediaType'], string> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
}

/** The tree names a picture as the browser's origin serves it: `/book/<asset.file>`. */
function findAsset(assets: readonly Asset[], src: string): Asset | undefined {
  const written = src.replace(/^\/book\//, '')
  const decoded = decode(written)
  return assets.find((asset) => asset.file === written) ?? assets.find((asset) => asset.file === decoded)
}

function missing(src: string, source: string | undefined): Diagnostic {
  return {
    severity: 'error',
    rule: 'epub/picture-missing',
    message: `图片“${src.replace(/^\/book\//, '')}”没有找到，不能放进电子书。`,
    hint: '检查图片的路径和文件名（大小写也要一致），图片要在书稿文件夹里。',
    place: placeOf(source),
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
