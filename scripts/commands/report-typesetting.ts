import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Measured, RequirementId, TypeReport } from '../preflight/type/report.ts'
import { REQUIREMENTS } from '../preflight/type/requirements.ts'

type MeasuredEdition = { name: string; typesetting: TypeReport }

/** What was measured of the composition: a row a requirement and a column an edition, the places that do not meet it, the figures. */
export function typesettingTables(editions: readonly MeasuredEdition[]): ElementContent[] {
  if (editions.length === 0) return []
  const measured = (id: RequirementId) => editions.filter(({ typesetting }) => typesetting[id])
  const ids = (Object.keys(REQUIREMENTS) as RequirementId[]).filter((id) => measured(id).length > 0)
  const withFigures = ids.filter((id) => editions.some(({ typesetting }) => typesetting[id]?.figures))
  return [
    h('p.quiet', '格里是看过几处；有不合要求的，写明几处不合。各项要求见 docs/typesetting.md。'),
    table(editions, ids, countCell),
    ...places(editions, ids),
    ...(withFigures.length > 0 ? [h('h3', '量得的数'), table(editions, withFigures, figureCell)] : []),
  ]
}

function table(
  editions: readonly MeasuredEdition[],
  ids: readonly RequirementId[],
  cell: (id: RequirementId, measured: Measured | undefined) => Element,
): Element {
  const head = ['编号', '要求', ...editions.map(({ name }) => name)].map((title) => h('th', { scope: 'col' }, title))
  const rows = ids.map((id) =>
    h('tr', [
      h('th', { scope: 'row' }, id),
      h('td', REQUIREMENTS[id].title),
      ...editions.map(({ typesetting }) => cell(id, typesetting[id])),
    ]),
  )
  return h('table', [h('thead', [h('tr', head)]), h('tbody', rows)])
}

function countCell(_: RequirementId, measured: Measured | undefined): Element {
  if (!measured) return h('td.quiet', '—')
  const { count, checked } = measured
  return count === 0 ? h('td', String(checked)) : h('td.unmet', `${checked}，不合 ${count}`)
}

function figureCell(id: RequirementId, measured: Measured | undefined): Element {
  const words = Object.entries(measured?.figures ?? {}).map(([name, value]) => {
    const known = FIGURES[`${id} ${name}`] ?? name
    if (typeof value === 'number') return `${known} ${value}`
    const counts = Object.entries(value).map(([figure, times]) => `${figure}（${times} 次）`)
    return `${known} ${counts.join('、')}`
  })
  return h('td', words.length > 0 ? words.join('；') : '—')
}

const FIGURES: Record<string, string> = {
  'R11 gaps': '间隙（字）',
  'R12 full': '整字收尾',
  'R12 half': '半字收尾',
  'R12 largest': '最大出入（磅）',
  'R12 uneven': '直排各字上下出入（磅）',
  'R13 p50': '一半的行不过（字）',
  'R13 p95': '九成五不过',
  'R13 max': '最大',
  'R13 over0_1': '超过十分之一字的行',
  'R14 pitch': '行距（磅）',
  'R14 largest': '最大出入',
  'R14 register': '正背面差',
  'R19 indents': '缩进（字）',
  'R22 pitch': '行距（字）',
  'G01 top': '天头（毫米）',
  'G01 binding': '订口',
  'G01 width': '版心宽',
  'G02 lines': '满页行数',
  'G02 characters': '每行字数',
  'G04 below': '版心下（毫米）',
  'G04 inset': '距边（字）',
}

/** Places told of each requirement in each edition; report.json has them all. */
const TOLD = 12

function places(editions: readonly MeasuredEdition[], ids: readonly RequirementId[]): ElementContent[] {
  const lists = ids.flatMap((id) =>
    editions.flatMap(({ name, typesetting }) => {
      const found = typesetting[id]?.places ?? []
      if (found.length === 0) return []
      return [h('h4', `${id} ${REQUIREMENTS[id].title}　${name}`), ...placeList(found)]
    }),
  )
  return lists.length > 0 ? [h('h3', '不合的地方'), ...lists] : []
}

function placeList(places: Measured['places']): ElementContent[] {
  const items = places
    .slice(0, TOLD)
    .map(({ page, line, source, text }) =>
      h('li', [
        line > 0 ? `第 ${page} 页第 ${line} 行` : `第 ${page} 页`,
        ...(source ? ['　', h('span.code', source)] : []),
        ...(text ? [`　${text}`] : []),
      ]),
    )
  const rest = places.length - items.length
  return [h('ul.places', items), ...(rest > 0 ? [h('p.quiet', `另有 ${rest} 处，见 report.json。`)] : [])]
}
