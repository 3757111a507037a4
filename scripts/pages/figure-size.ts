import type { Element } from 'hast'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { Document } from '../html/document.ts'
import { hasClass } from '../html/elements.ts'
import { visit } from '../manuscript/visit.ts'
import type { Geometry } from './page.ts'

/** Share of the type area that a picture may take along the block axis: a caption has to fit below it. */
const PICTURE_SHARE = 0.75

/** Size in whole px that a figure's picture has on the page: its own, or less where the type area is smaller. */
export function sizeOnPage(
  image: Element,
  { writing, area }: Pick<Geometry, 'writing' | 'area'>,
): { width: number; height: number; scale: number } | undefined {
  const width = Number(image.properties.width)
  const height = Number(image.properties.height)
  if (!(width > 0) || !(height > 0)) return undefined
  const vertical = writing === 'vertical'
  const most = {
    width: vertical ? area.width * PICTURE_SHARE : area.width,
    height: vertical ? area.height : area.height * PICTURE_SHARE,
  }
  const scale = Math.min(1, most.width / width, most.height / height)
  return { width: Math.round(width * scale), height: Math.round(height * scale), scale }
}

/**
 * Below this share of its own size a picture's words and lines are likely too small to read. One of pixels may be reduced further: at 400 to the
 * inch it has what a press wants, and a camera's more than that.
 */
const LEAST_SCALE = { drawing: 0.4, pixels: 96 / 400 }

/** A warning for each figure whose picture the page takes only much reduced, or cuts much of. */
export function reducedPictures(document: Document, geometry: Geometry): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const { section } of document.chapters) {
    visit(section, 'element', (figure) => {
      if (figure.tagName !== 'figure' || !hasClass(figure, 'figure')) return
      const image = figure.children.find(
        (child): child is Element => child.type === 'element' && child.tagName === 'img',
      )
      if (!image) return
      const place = placeOf(String(figure.properties.dataSource ?? ''))
      const fault = hasClass(figure, 'bleed') ? cropped(figure, image, geometry) : reduced(image, geometry)
      if (fault) found.push({ severity: 'warning', ...fault, place })
    })
  }
  return found
}

type Fault = Pick<Diagnostic, 'rule' | 'message' | 'hint'>

function reduced(image: Element, geometry: Geometry): Fault | undefined {
  const shown = sizeOnPage(image, geometry)
  const kind = /\.svg$/i.test(String(image.properties.src)) ? 'drawing' : 'pixels'
  if (!shown || shown.scale >= LEAST_SCALE[kind]) return undefined
  const { width, height } = image.properties
  return {
    rule: 'pages/picture-reduced',
    message: `图片原大 ${width}×${height} px，版心放不下，缩成了 ${shown.width}×${shown.height} px。`,
    hint: '图里的字和线可能太小：请裁去空边、改画成合开本的形状，或拆成几张图。',
  }
}

/** Share of a full-page picture that the shape of the paper may cut off before anybody is told. */
const MOST_CROPPED = 0.15

/** A full-page picture has the shape of the paper; styles/page.css leaves three lines to its caption. */
function cropped(figure: Element, image: Element, { trim, writing, pitch }: Geometry): Fault | undefined {
  const caption = figure.children.some((child) => child.type === 'element' && child.tagName === 'figcaption')
  const lines = caption ? (3 * pitch * 25.4) / 96 : 0
  const vertical = writing === 'vertical'
  const [width, height] = [trim.width - (vertical ? lines : 0), trim.height - (vertical ? 0 : lines)]
  const ratio = Number(image.properties.width) / Number(image.properties.height)
  const kept = Math.min(ratio / (width / height), width / height / ratio)
  if (!(kept < 1 - MOST_CROPPED)) return undefined
  return {
    rule: 'pages/picture-cropped',
    message: `满版图按纸的形状裁切，这张图裁去了 ${Math.round((1 - kept) * 100)}%。`,
    hint: `请先裁成宽 ${Math.round(width)}、高 ${Math.round(height)} 的比例，或删去 bleed。`,
  }
}
