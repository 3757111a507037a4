import type { BookStyle } from '../config/style.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import type { Geometry } from './page.ts'

/**
 * What is wrong with a page as a grid. Errors where pages would be a mess: a size that is none, lines on broken pixels, a
 * type area that the paper has no room for; a warning where the type area is no whole number of squares or lines.
 * @param style the book's own, for the places of what it sets; whole sizes are Banxin's own affair
 */
export function gridFindings(geometry: Geometry, style: BookStyle | undefined): Diagnostic[] {
  const { trim, area, margin, size, cell, pitch, notePitch, writing } = geometry
  const placeOf = (...names: string[]): Place =>
    names.map((name) => style?.places[name]).find((place) => place !== undefined) ?? { file: 'style.css' }
  const say = (
    severity: 'error' | 'warning',
    rule: string,
    message: string,
    hint: string,
    place: Place,
  ): Diagnostic => ({
    severity,
    rule: `pages/${rule}`,
    message,
    hint,
    place,
    domain: 'configuration',
  })

  const sizes: [string, number][] = [
    ['--page-width', trim.width],
    ['--page-height', trim.height],
    ['--area-width', area.width],
    ['--area-height', area.height],
    ['--margin-top', margin.top],
    ['--margin-inner', margin.inner],
    ['--size', size],
    ['--pitch', pitch],
    ['--note-pitch', notePitch],
  ]
  const missing = sizes.filter(([, length]) => !(length > 0))
  if (missing.length > 0)
    return missing.map(([name]) =>
      say(
        'error',
        'size-invalid',
        `${name} 不是大于 0 的长度。`,
        '写成 14px、10.5pt、100mm 这样；字数、行数只写数字。',
        placeOf(name, ...MAKERS),
      ),
    )

  const found: Diagnostic[] = []
  for (const [name, length] of [
    ['--pitch', pitch],
    ['--note-pitch', notePitch],
  ] as const) {
    if (isWhole(length)) continue
    const message = `${name} 是 ${length.toFixed(1)} px，不是整数个 px，各页的行会对不齐。`
    const hint = `写成 ${Math.floor(length)}px 或 ${Math.ceil(length)}px（1 px = 0.75 pt）。`
    found.push(say('error', 'pitch-not-whole', message, hint, placeOf(name, '--note-size', '--size')))
  }
  if (size >= pitch) {
    const message = `行距 --pitch（${round(pitch)} px）容不下字号 --size（${round(size)} px）。`
    found.push(
      say('error', 'pitch-too-small', message, '行距通常是字号的 1.6 到 1.8 倍。', placeOf('--pitch', '--size')),
    )
  }
  for (const [side, outer, hint, names] of [
    [
      '宽',
      mmToPx(trim.width) - margin.inner - area.width,
      '减少每行字数（直排减少行数），或减小 --margin-inner。',
      ['--margin-inner', '--page-width', ...MAKERS],
    ],
    [
      '高',
      mmToPx(trim.height) - margin.top - area.height,
      '减少行数（直排减少每行字数），或减小 --margin-top。',
      ['--margin-top', '--page-height', ...MAKERS],
    ],
  ] as const) {
    if (outer >= 0) continue
    const message = `版心连同${side === '宽' ? '订口' : '天头'}比纸${side}，多出 ${round((-outer * 25.4) / 96)} 毫米。`
    found.push(say('error', 'area-too-large', message, hint, placeOf(...names)))
  }
  if (found.length > 0) return found
  const [inline, block] = writing === 'vertical' ? [area.height, area.width] : [area.width, area.height]
  for (const [what, extent, step, unit, names] of [
    ['每行', inline, cell, '字', ['--area-width', '--area-height', '--characters', '--size']],
    ['每面', block, pitch, '行', ['--area-height', '--area-width', '--lines', '--pitch']],
  ] as const) {
    const count = Math.round(extent / step)
    if (Math.abs(extent - count * step) < HAIR) continue
    const message = `版心${what}是 ${round(extent / step)} ${unit}，不是整数。`
    const hint = `改 --characters、--lines 而不直接改 --area-width、--area-height，版心就总是整字整行。`
    found.push(say('warning', 'grid-not-whole', message, hint, placeOf(...names)))
  }
  return found
}

/** What the type area is made from. */
const MAKERS = ['--area-width', '--area-height', '--characters', '--lines', '--size', '--pitch']

/** Browsers count in 64ths of a px; a line that is shorter by more than that loses its last character. */
const HAIR = 0.03
const isWhole = (value: number) => Math.abs(value - Math.round(value)) < HAIR
const round = (value: number) => Math.round(value * 100) / 100
const mmToPx = (length: number) => (length * 96) / 25.4
