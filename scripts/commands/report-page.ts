import { readFile } from 'node:fs/promises'
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Diagnostic, Place, Severity } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { toHtml } from '../html/serialize.ts'
import type { Inputs } from './inputs.ts'
import type { Report } from './report.ts'
import { typesettingTables } from './report-typesetting.ts'
import { size } from './table.ts'

/**
 * dist/report.html: the report for people, in one file that needs nothing else and runs nothing. The same report gives the same bytes.
 * @returns its HTML
 */
export async function composeReportPage(report: Report): Promise<string> {
  const style = await readFile(new URL('../../styles/report.css', import.meta.url), 'utf8')
  const title = `${report.book.title} · 构建报告`
  const page = h(null, [
    { type: 'doctype' },
    h('html', { lang: 'zh-Hans' }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { httpEquiv: 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
        h('meta', { name: 'viewport', content: 'width=device-width' }),
        h('title', title),
        h('style', style),
      ]),
      h('body', [
        ...opening(report),
        ...section('做成的文件', [madeTable(report)]),
        ...section('发现的问题', findings(report)),
        ...section('版面测量', typesetting(report)),
        ...section('字体', fonts(report)),
        ...section('由什么做成', madeFrom(report)),
      ]),
    ]),
  ])
  return `${toHtml(page)}\n`
}

/** Nothing for a section without content. */
function section(title: string, content: ElementContent[]): Element[] {
  return content.length > 0 ? [h('section', [h('h2', title), ...content])] : []
}

function opening({ book, banxin, browser, draft, editions, diagnostics }: Report): Element[] {
  const all = [...diagnostics, ...editions.flatMap((edition) => edition.diagnostics)]
  const made = editions.filter((edition) => edition.made).length
  const count = made === editions.length ? `${made} 个版本都做成了` : `${editions.length} 个版本，做成 ${made} 个`
  const facts: [string, string][] = [
    ['日期', book.date],
    ['标识', book.identifier],
    ['篇幅', `${book.chapters} 章，${book.characters} 字，注 ${book.notes} 条，图 ${book.images} 幅`],
    ['版心', `${banxin}${browser ? `，${browser.description}` : ''}`],
  ]
  return [
    h('header', [
      h('h1', book.title),
      h('p.subtitle', '构建报告'),
      h('p.summary', `${count}；${summary(all)}。${draft ? '草稿：没有做成品检查。' : ''}`),
      h(
        'dl',
        facts.flatMap(([name, value]) => [h('dt', name), h('dd', value)]),
      ),
    ]),
  ]
}

function madeTable({ editions }: Report): Element {
  return table(
    ['版本', '文件', '页数', '大小', 'SHA-256'],
    editions.map(({ name, file, made, pages, sheets, copies, bytes, sha256 }) =>
      h('tr', [
        h('th', { scope: 'row' }, name),
        h('td', made ? file : '没有做成'),
        h('td.number', amount(pages, sheets, copies)),
        h('td.number', bytes === null ? '—' : size(bytes)),
        h('td.code', sha256 ?? '—'),
      ]),
    ),
  )
}

/** Pages; sides and sheets of paper where pages are on them; copies and pages where they are numbered. */
function amount(pages: number | null, sheets: number | null, copies: number | null): string {
  if (pages === null) return '—'
  if (sheets !== null) return `${pages} 面，${sheets} 张`
  return copies === null ? String(pages) : `${pages}（${copies} 份）`
}

/** Each once, the worst first, with the editions that it was found in. */
function findings({ diagnostics, editions }: Report): ElementContent[] {
  const found = new Map<string, { diagnostic: Diagnostic; names: string[] }>()
  const add = (diagnostic: Diagnostic, name?: string) => {
    const key = JSON.stringify(diagnostic)
    const names = found.get(key)?.names ?? []
    found.set(key, { diagnostic, names: name === undefined ? names : [...names, name] })
  }
  for (const diagnostic of diagnostics) add(diagnostic)
  for (const { name, diagnostics } of editions) for (const diagnostic of diagnostics) add(diagnostic, name)
  if (found.size === 0) return [h('p', '没有。')]
  const rank = ({ diagnostic }: { diagnostic: Diagnostic }) => Object.keys(LABELS).indexOf(diagnostic.severity)
  const sorted = [...found.values()].sort((a, b) => rank(a) - rank(b))
  return [
    h(
      'ul.findings',
      sorted.map(({ diagnostic, names }) => finding(diagnostic, names)),
    ),
  ]
}

const LABELS: Record<Severity, string> = { error: '错误', warning: '警告', info: '说明' }

function finding({ severity, rule, message, hint, place }: Diagnostic, names: readonly string[]): Element {
  return h('li', { className: [severity] }, [
    h('p', [
      h('span.severity', LABELS[severity]),
      ...(place ? [h('span.code', placeText(place)), '　'] : []),
      message,
      ' ',
      h('span.code.quiet', rule),
      ...(names.length > 0 ? [' ', h('span.quiet', names.join('、'))] : []),
    ]),
    ...(hint ? [h('p.hint', `→ ${hint}`)] : []),
  ])
}

function placeText({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':')
}

function typesetting({ editions }: Report): ElementContent[] {
  return typesettingTables(editions.flatMap(({ name, typesetting }) => (typesetting ? [{ name, typesetting }] : [])))
}

/** Each font file once, with what it serves as and the editions that are set in it. */
function fonts({ editions }: Report): ElementContent[] {
  type Row = { font: Report['editions'][number]['fonts'][number]; roles: Set<string>; names: Set<string> }
  const files = new Map<string, Row>()
  for (const { name, fonts } of editions) {
    for (const font of fonts) {
      const row = files.get(font.identity) ?? { font, roles: new Set(), names: new Set() }
      row.roles.add(`${ROLES[font.family] ?? font.family}${font.weight === 700 ? '（粗）' : ''}`)
      row.names.add(name)
      files.set(font.identity, row)
    }
  }
  if (files.size === 0) return []
  const rows = [...files.values()].map(({ font, roles, names }) =>
    h('tr', [
      h('td', [h('span', font.name), h('br'), h('span.quiet', font.version)]),
      h('td', [...roles].join('、')),
      h('td', [h('span.code', font.from), h('br'), h('span.quiet', font.licence)]),
      h('td', [...names].join('、')),
    ]),
  )
  return [table(['字体', '用作', '来源与许可', '版本'], rows)]
}

/** All that went in, one line a thing: what is another in another build explains why that made other files. */
function madeFrom({ inputs }: Report): ElementContent[] {
  const rows = Object.entries(KINDS).flatMap(([kind, label]) =>
    Object.entries(inputs[kind as keyof Inputs]).map(([name, value]) =>
      h('tr', [h('td', label), h('td.code', name), h('td.code', value)]),
    ),
  )
  const note =
    '书稿、样式、字体后面是文件的 SHA-256。两次做出的文件不一样，比较两份 report.json 的 inputs：不同的那一行就是原因。'
  return [h('p.quiet', note), table(['种类', '名称', '值'], rows)]
}

const KINDS: Record<keyof Inputs, string> = {
  settings: '设定',
  sources: '书稿',
  styles: '样式',
  fonts: '字体',
  programs: '程序',
}

const ROLES: Record<string, string> = {
  'Banxin Song': '宋体',
  'Banxin Hei': '黑体',
  'Banxin Kai': '楷体',
  'Banxin Fangsong': '仿宋',
  'Banxin Biaosong': '小标宋',
  'Banxin Mono': '等宽体',
}

function table(head: readonly string[], rows: Element[]): Element {
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
