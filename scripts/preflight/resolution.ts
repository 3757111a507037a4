import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import { pictureAddress } from '../html/images.ts'
import type { Asset } from '../manuscript/chapter.ts'
import type { Geometry } from '../pages/page.ts'
import type { PageText } from './page-text.ts'
import type { PrintedPicture } from './printed-picture.ts'

/** A picture of the manuscript on a page, in the order of the page. */
export type PlacedPicture = {
  /** data-source of the block that it stands in. */
  source: string
  file: string
  /** Pixels; of a drawing CSS px. */
  width: number
  height: number
  drawing: boolean
}

/**
 * Least pixels to an inch. Halftone: twice the screen ruling, which is some 150 lines to the inch in offset printing (ISO 12647-2) and 75 on an
 * office printer. Line art goes to the press without a screen that would hide its steps.
 */
export const LEAST_PPI = { office: { tones: 150, lines: 150 }, press: { tones: 300, lines: 600 } } as const

/** Pictures by page. */
export function placedPictures(texts: readonly PageText[], assets: readonly Asset[]): PlacedPicture[][] {
  const known = new Map(assets.map((asset) => [pictureAddress(asset), asset]))
  return texts.map(({ images }) =>
    images.flatMap(({ source, address }) => {
      const asset = known.get(address)
      if (!asset) return []
      const { file, width, height, drawing } = asset
      return [{ source, file, width, height, drawing: drawing !== undefined }]
    }),
  )
}

/**
 * A warning for each picture that has too few pixels for the size at which it is printed, at its place in the manuscript.
 * @param placed by page: which pictures of the manuscript stand there
 * @param area the type area, CSS px: up to its size a picture with more pixels is printed larger
 */
export function checkResolution(
  printed: readonly PrintedPicture[],
  placed: readonly (readonly PlacedPicture[])[],
  { kind, area }: { kind: keyof typeof LEAST_PPI; area: Geometry['area'] },
): Diagnostic[] {
  const found: Diagnostic[] = []
  const counts = new Map<string, number>()
  for (const picture of printed) {
    const { page, width, height, lines, ppi } = picture
    const key = `${page} ${width} ${height}`
    const before = counts.get(key) ?? 0
    counts.set(key, before + 1)
    const least = LEAST_PPI[kind][lines ? 'lines' : 'tones']
    if (Math.round(ppi) >= least) continue
    const own = ownerOf(picture, placed[page] ?? [], before)
    const [across, down] = [width, height].map((pixels) => Math.round((pixels / ppi) * 25.4))
    const room = ppi < 97 ? Math.max(1, Math.min(area.width / width, area.height / height)) : 1
    const needed = [width, height].map((pixels) => Math.ceil((pixels * room * least) / ppi / 10) * 10).join('×')
    const what = `${lines ? '线条图' : '图片'}${own ? ` ${own.file} ` : ''}`
    const where = kind === 'press' ? '印刷' : '办公室打印'
    found.push({
      severity: 'warning',
      rule: 'preflight/picture-resolution',
      message: `第 ${page + 1} 页的${what}只有 ${Math.round(ppi)} ppi（${width}×${height} 像素印成 ${across}×${down} 毫米），${where}要 ${least}。`,
      hint: `换一张至少 ${needed} 像素的原图（把小图放大没有用）；图表、线条改用 SVG。`,
      place: placeOf(own?.source ?? ''),
    })
  }
  return found
}

/** The picture of the manuscript with these pixels; the drawing that may hold it; the only one there is. */
function ownerOf(
  { width, height }: PrintedPicture,
  placed: readonly PlacedPicture[],
  before: number,
): PlacedPicture | undefined {
  const same = placed.filter(
    (one) =>
      !one.drawing &&
      ((one.width === width && one.height === height) || (one.width === height && one.height === width)),
  )
  return (
    same[before] ??
    same.at(-1) ??
    placed.find(({ drawing }) => drawing) ??
    (placed.length === 1 ? placed[0] : undefined)
  )
}
