import type { Element } from 'xast'
import type { OriginFile } from '../browser/origin.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Face, FontSet } from '../fonts/face.ts'
import { fontFaceRules } from '../fonts/rules.ts'
import { verticalForms } from '../fonts/vertical-forms.ts'
import type { Document } from '../html/document.ts'
import type { Drawing } from '../manuscript/chapter.ts'
import { writeXml } from '../manuscript/xml.ts'
import { mapFonts } from './picture-fonts.ts'

/**
 * What the browser gets in place of the document's SVG files, by path: the cleaned drawings, those with words carrying the
 * faces of the edition inside. An SVG that is shown as a picture sees no font of the page around it, and would silently be set
 * in whatever the machine has.
 */
export async function pictureFiles(
  document: Pick<Document, 'assets'>,
  fonts: FontSet,
): Promise<{ files: Map<string, OriginFile>; diagnostics: Diagnostic[] }> {
  const files = new Map<string, OriginFile>()
  const diagnostics: Diagnostic[] = []
  for (const { file, drawing } of document.assets) {
    const path = `/book/${file}`
    if (!drawing || files.has(path)) continue
    const { svg, unknown } = await withFaces(drawing, fonts.faces)
    files.set(path, { body: svg, type: 'image/svg+xml' })
    if (unknown.size > 0) diagnostics.push(replaced(file, [...unknown]))
  }
  return { files, diagnostics }
}

async function withFaces(drawing: Drawing, faces: readonly Face[]): Promise<{ svg: string; unknown: Set<string> }> {
  if (drawing.words.length === 0) return { svg: writeXml(drawing.tree), unknown: new Set() }
  const { tree, families, bold, unknown } = mapFonts(drawing.tree, new Set(faces.map(({ family }) => family)))
  const wanted = faces.filter(({ family, weight }) => families.has(family) && (weight === 400 || bold))
  const text = drawing.words.map((words) => words.text).join('')
  const characters = drawing.vertical ? text + verticalForms(text) : text
  const { cutFace } = await import('../fonts/cut-face.ts')
  const cut = (await Promise.all(wanted.map((face) => cutFace(face, characters)))).filter((face) => face !== undefined)
  const rules = fontFaceRules(cut, ({ data }) => `data:font/ttf;base64,${Buffer.from(data).toString('base64')}`)
  const svg = tree.children.find((node): node is Element => node.type === 'element')
  svg?.children.push({
    type: 'element',
    name: 'style',
    attributes: {},
    // Slanted or thickened by the browser, letters would be no TrueType in the PDF.
    children: [{ type: 'text', value: `${rules}*{font-synthesis:none!important}` }],
  })
  return { svg: writeXml(tree), unknown }
}

function replaced(file: string, names: readonly string[]): Diagnostic {
  return {
    severity: 'info',
    rule: 'pages/picture-font',
    message: `图片 ${file} 指定的字体 ${names.join('、')} 不在本书之中，印刷时以宋体代替。`,
    place: { file },
  }
}
