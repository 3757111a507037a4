import { PDFArray, PDFDict, PDFName, PDFNumber } from '../../pdf/pdf-lib.ts'
import { type Fault, faults } from './fault.ts'
import { type ArchivalFile, dictIn, has, isA, nameIn } from './objects.ts'

/** Annotations, forms, actions and whatever else a file may hold (ISO 19005-2, 6.3 to 6.5 and 6.8 to 6.11; of 6.1, what dictionaries say). */
export function checkOthers(file: ArchivalFile): Fault[] {
  const { pdf, dicts, streams } = file
  const { catalog } = pdf
  const names = dictIn(catalog, 'Names')
  const filters = streams.flatMap(({ dict }) => filtersOf(dict))
  const pages = pdf.getPages().map(({ node }) => node)
  return [
    ...faults('6.1.7.1', [
      streams.some(({ dict }) => has(dict, 'F') || has(dict, 'FFilter') || has(dict, 'FDecodeParms')) &&
        '流在别的文件里',
    ]),
    ...faults('6.1.7.2', [
      ...new Set(filters.filter((filter) => !FILTERS.has(filter)).map((filter) => `不能用的压缩 ${filter}`)),
    ]),
    ...faults('6.1.8', [!dicts.every(isNamedPlainly) && '结构类型的名称不是 UTF-8']),
    ...faults('6.1.12', [has(catalog, 'Perms') && '有权限']),
    ...faults('6.1.13', [...new Set(pages.flatMap((page) => (hasGoodBoxes(page) ? [] : ['页的大小出了范围'])))]),
    ...pages.flatMap((page) => annotationsOf(page).flatMap(checkAnnotation)),
    ...faults('6.4', [has(catalog, 'AcroForm') && '有表单', has(catalog, 'NeedsRendering') && '有动态表单']),
    ...faults('6.5.1', [
      ...new Set(
        dicts.flatMap((dict) =>
          isA(dict, 'Action') || has(dict, 'A') || has(dict, 'OpenAction') ? forbidden(dict) : [],
        ),
      ),
    ]),
    ...faults('6.5.2', [dicts.some((dict) => has(dict, 'AA')) && '有自动的动作']),
    ...faults('6.8', [(dicts.some((dict) => has(dict, 'EF')) || (names && has(names, 'EmbeddedFiles'))) && '有附件']),
    ...faults('6.9', [has(catalog, 'OCProperties') && '有图层']),
    ...faults('6.10', [
      names && has(names, 'AlternatePresentations') && '有别的演示方式',
      pages.some((page) => has(page, 'PresSteps')) && '有演示的步骤',
    ]),
    ...faults('6.11', [has(catalog, 'Requirements') && '对阅读器有要求']),
  ]
}

/** ISO 32000-1, table 6, without LZWDecode and Crypt. */
const FILTERS = new Set(
  'ASCIIHexDecode ASCII85Decode FlateDecode RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode JPXDecode'.split(' '),
)

function filtersOf(dict: PDFDict): string[] {
  const filter = dict.lookup(PDFName.of('Filter'))
  const all = filter instanceof PDFArray ? filter.asArray() : [filter]
  return all.flatMap((one) => (one instanceof PDFName ? [one.decodeText()] : []))
}

function isNamedPlainly(dict: PDFDict): boolean {
  return !isA(dict, 'StructElem') || /^[\x21-\x7e]+$/.test(nameIn(dict, 'S') ?? '')
}

const BOXES = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox']

function hasGoodBoxes(page: PDFDict): boolean {
  return BOXES.every((key) => {
    const box = page.lookup(PDFName.of(key))
    if (!(box instanceof PDFArray)) return key !== 'MediaBox'
    const [left = 0, lower = 0, right = 0, upper = 0] = box.asArray().map((one) => Number(one.toString()))
    return [right - left, upper - lower].every((length) => length >= 3 && length <= 14_400)
  })
}

function annotationsOf(page: PDFDict): PDFDict[] {
  const list = page.lookup(PDFName.of('Annots'))
  const all = list instanceof PDFArray ? list.asArray().map((one) => page.context.lookup(one)) : []
  return all.filter((one) => one instanceof PDFDict)
}

function checkAnnotation(annotation: PDFDict): Fault[] {
  const kind = nameIn(annotation, 'Subtype')
  const flags = annotation.lookup(PDFName.of('F'))
  const bits = flags instanceof PDFNumber ? flags.asNumber() : 0
  return [
    ...faults('6.3.1', [kind !== 'Link' && `有 ${kind} 注释`]),
    ...faults('6.3.2', [(bits & PRINT) === 0 && '链接没有注明要印', (bits & UNSEEN) !== 0 && '链接注明不显示']),
    ...faults('6.3.3', [has(annotation, 'AP') && '链接有外观，没有核对']),
  ]
}

/** ISO 32000-1, table 165: Print; Invisible, Hidden, NoView, ToggleNoView. */
const PRINT = 4
const UNSEEN = 1 | 2 | 32 | 256

/** The actions in a dictionary, and those that come after them. */
function forbidden(dict: PDFDict): string[] {
  const own = isA(dict, 'Action') ? [dict] : []
  const actions = [...own, ...['A', 'OpenAction'].flatMap((key) => dictIn(dict, key) ?? [])]
  const kinds = actions.map((action) => nameIn(action, 'S') ?? '').filter((kind) => kind !== '')
  return kinds.filter((kind) => !ACTIONS.has(kind)).map((kind) => `有 ${kind} 动作`)
}

/** 6.5.1 lets more pass, which nobody needs here. */
const ACTIONS = new Set(['GoTo', 'URI'])
