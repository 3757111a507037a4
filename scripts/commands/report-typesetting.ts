import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Measured, RequirementId, TypeReport } from '../preflight/type/report.ts'
import { REQUIREMENTS } from '../preflight/type/requirements.ts'

/** Places told; report.json has them all. */
const TOLD = 12

/** A row for every requirement that was measured, with the places that do not meet it. */
export function typesettingTable(typesetting: TypeReport): Element {
  const rows = Object.entries(typesetting)
    .filter((entry): entry is [RequirementId, Measured] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, measured]) => row(id, measured))
  const head = ['', '要求', '看过', '不合', '在哪里，量得多少']
  return h('table', [
    h('thead', [
      h(
        'tr',
        head.map((title) => h('th', { scope: 'col' }, title)),
      ),
    ]),
    h('tbody', rows),
  ])
}

function row(id: RequirementId, { count, checked, places, figures }: Measured): Element {
  return h('tr', { className: count > 0 ? ['unmet'] : [] }, [
    h('th', { scope: 'row' }, id),
    h('td', REQUIREMENTS[id].title),
    h('td.number', String(checked)),
    h('td.number', String(count)),
    h('td', [...figureLine(figures), ...placeList(places)]),
  ])
}

function figureLine(figures: Measured['figures']): ElementContent[] {
  const words = Object.entries(figures ?? {}).map(([name, value]) => {
    if (typeof value === 'number') return `${name} ${rounded(value)}`
    const counts = Object.entries(value).map(([figure, times]) => `${figure}（${times} 次）`)
    return `${name} ${counts.join('、')}`
  })
  return words.length > 0 ? [h('p', words.join('；'))] : []
}

function placeList(places: Measured['places']): ElementContent[] {
  if (places.length === 0) return []
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

const rounded = (value: number) => String(Math.round(value * 1000) / 1000)
