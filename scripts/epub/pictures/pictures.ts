import { createHash } from 'node:crypto'
import type { Element } from 'hast'
import type { Store } from '../../config/store.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { placeOf } from '../../diagnostics/place.ts'
import type { Document } from '../../html/document.ts'
import { pictureAddress } from '../../html/images.ts'
import type { Asset } from '../../manuscript/chapter.ts'
import { openGate } from '../../workers/gate.ts'
import { walk } from '../walk.ts'
import { type LoadedPicture, loadPicture } from './load.ts'

export type PackedPicture = Pick<LoadedPicture, 'data' | 'mediaType' | 'width' | 'height'> & {
  /** Path beside the content documents: `images/picture-1.svg`. */
  path: string
  /** The file that it was, relative to the book's folder. */
  file: string
}

/** The pictures that the content documents use, in the order of their first use, and nothing else of the book's folder. */
export type PictureBox = {
  pictures: PackedPicture[]
  /** Points every `img` of a chapter to its place in the EPUB; one without a picture becomes its alternative text. Changes the tree in place. */
  place(section: Element): void
}

/**
 * Reads the pictures of one EPUB and makes them ready, each once, however often and under however many names it is used.
 * One that is missing or damaged is reported at its first use.
 * @param store keeps what took long to make, by content
 */
export async function packPictures(
  document: Document,
  store?: Store,
): Promise<{ box: PictureBox; diagnostics: Diagnostic[] }> {
  const uses = usesOf(document)
  const gate = openGate(AT_ONCE)
  const loaded = await Promise.all(
    uses.map(({ asset }) => (asset ? gate(1, () => loadPicture(asset, store)) : { problem: 'missing' as const })),
  )
  const byContent = new Map<string, PackedPicture>()
  const bySource = new Map<string, PackedPicture>()
  const diagnostics: Diagnostic[] = []
  for (const [index, { src, source, asset }] of uses.entries()) {
    const picture = loaded[index] ?? { problem: 'missing' }
    if ('problem' in picture) {
      diagnostics.push(picture.problem === 'missing' ? missing(src, source) : damaged(src, source))
      continue
    }
    if (picture.from) diagnostics.push(reduced(src, source, picture, picture.from))
    const hash = createHash('sha256').update(picture.data).digest('hex')
    const number = byContent.size + 1
    const path = `images/picture-${number}.${EXTENSION[picture.mediaType]}`
    const packed = byContent.get(hash) ?? { ...picture, path, file: asset?.file ?? src }
    byContent.set(hash, packed)
    bySource.set(src, packed)
  }
  const place = (section: Element) => placeAll(section, bySource)
  return { box: { pictures: [...byContent.values()], place }, diagnostics }
}

/** Decoded, one may take 256 MB. */
const AT_ONCE = 2

const EXTENSION: Record<PackedPicture['mediaType'], string> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
}

type Use = { src: string; source: string | undefined; asset: Asset | undefined }

/** Every picture that is shown, at its first place: in the text of a chapter, then in its notes, as the EPUB has them. */
function usesOf(document: Document): Use[] {
  const assets = new Map(document.assets.map((asset) => [pictureAddress(asset), asset]))
  const uses = new Map<string, Use>()
  for (const { section, notes } of document.chapters) {
    for (const tree of [section, ...notes.map(({ element }) => element)]) {
      walk(tree, ({ tagName, properties }, source) => {
        const src = String(properties.src ?? '')
        if (tagName === 'img' && !uses.has(src)) uses.set(src, { src, source, asset: assets.get(src) })
      })
    }
  }
  return [...uses.values()]
}

/** The name of a picture as its author knows it, from its address in the tree. */
const fileOf = (src: string) => src.replace(/^\/book\//, '').replace(/%(25|23|3F)/g, decodeURIComponent)

function placeAll(section: Element, pictures: ReadonlyMap<string, PackedPicture>): void {
  walk(section, (element) => {
    if (element.tagName !== 'img') return
    const picture = pictures.get(String(element.properties.src ?? ''))
    if (picture) {
      Object.assign(element.properties, { src: picture.path, width: picture.width, height: picture.height })
      return
    }
    element.tagName = 'span'
    element.children = [{ type: 'text', value: String(element.properties.alt ?? '') }]
    element.properties = { dataGenerated: '' }
  })
}

function missing(src: string, source: string | undefined): Diagnostic {
  return {
    severity: 'error',
    rule: 'epub/picture-missing',
    message: `图片“${fileOf(src)}”没有找到，不能放进电子书。`,
    hint: '检查图片的路径和文件名（大小写也要一致），图片要在书稿文件夹里。',
    place: placeOf(source),
  }
}

function damaged(src: string, source: string | undefined): Diagnostic {
  return {
    severity: 'error',
    rule: 'epub/picture-damaged',
    message: `图片“${fileOf(src)}”已损坏，不能放进电子书。`,
    hint: '重新导出或重新复制一次。',
    place: placeOf(source),
  }
}

type Size = { width: number; height: number }

function reduced(src: string, source: string | undefined, now: Size, from: Size): Diagnostic {
  const size = ({ width, height }: Size) => `${width} × ${height}`
  return {
    severity: 'info',
    rule: 'epub/picture-reduced',
    message: `图片“${fileOf(src)}”有 ${size(from)} 像素，书店不收这么大的，电子书里缩到 ${size(now)}。`,
    place: placeOf(source),
  }
}
