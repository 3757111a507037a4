import { readFile } from 'node:fs/promises'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Asset, Drawing } from './chapter.ts'
import type { PictureInspector } from './picture.ts'
import { cleanSvg } from './svg.ts'
import { bitmapsIn } from './svg-bitmaps.ts'
import { drawnWords, hasVerticalLines } from './svg-words.ts'

/**
 * The same assets, those in SVG with what is in them. Every file is read once, however many chapters show it; one that is
 * malformed, or that holds what may not be printed, is reported once.
 */
export async function readDrawings(
  assets: ReadonlyMap<string, Asset>,
  inspect: PictureInspector,
): Promise<Outcome<Map<string, Asset>>> {
  const drawings = new Map<string, Outcome<Drawing>>()
  const value = new Map<string, Asset>()
  for (const [key, asset] of assets) {
    if (asset.mediaType !== 'image/svg+xml') {
      value.set(key, asset)
      continue
    }
    const drawing = drawings.get(asset.file) ?? (await readDrawing(asset, inspect))
    drawings.set(asset.file, drawing)
    value.set(key, { ...asset, drawing: drawing.value })
  }
  return { value, diagnostics: [...drawings.values()].flatMap(({ diagnostics }) => diagnostics) }
}

/** What is in an SVG file; the value is absent when it is malformed. */
export function drawingOf(data: Uint8Array, file: string): Outcome<Drawing> {
  const { value: tree, diagnostics } = cleanSvg(data, file)
  return { value: tree && { tree, words: drawnWords(tree), vertical: hasVerticalLines(tree) }, diagnostics }
}

async function readDrawing({ path, file }: Asset, inspect: PictureInspector): Promise<Outcome<Drawing>> {
  const data = await readFile(path).catch(() => undefined)
  if (!data) return { diagnostics: [gone(file)] }
  const drawing = drawingOf(data, file)
  if (!drawing.value) return drawing
  for (const bitmap of bitmapsIn(drawing.value.tree)) {
    const picture = await inspect.bytes(bitmap)
    if ('problem' in picture) return { diagnostics: [...drawing.diagnostics, badBitmap(file, picture.detail)] }
  }
  return drawing
}

function gone(file: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'manuscript/image-unreadable',
    message: `读不了图片 ${file}。`,
    hint: '检查它是不是文件、有没有读权限。',
    place: { file },
  }
}

function badBitmap(file: string, detail: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'manuscript/image-damaged',
    message: `图片 ${file} 里嵌着的一张位图读不出来${detail && `（${detail}）`}。`,
    hint: '在绘图软件里重新嵌入这张位图，再存一次。',
    place: { file },
  }
}
