import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const COMPOSITION = 'tests/html/print/composition.test.ts'
const PRINTED = 'tests/preflight/type/printed.test.ts'
const CONTROLS = 'tests/whole-book/controls.test.ts'
const LONELY = 'tests/whole-book/lonely-lines.test.ts'

/**
 * For every requirement of docs/typesetting.md what turns red when it is switched off: a file, and words of the test's name or of the
 * change that it makes. All of them measure a page that the browser has set.
 */
const SWITCHES: Record<string, [file: string, words: string][]> = {
  R01: [[COMPOSITION, "'R01 what may not begin a line': { without"]],
  R02: [[COMPOSITION, "'R02 a dash or ellipsis may not': { without"]],
  R03: [[COMPOSITION, "'R03 what may not end a line': { css"]],
  R04: [[COMPOSITION, "'R04 —— and …… are whole': { css"]],
  R05: [[COMPOSITION, "'R05 a number keeps its unit': { without"]],
  R06: [[COMPOSITION, "'R06 a note call keeps its word': { without"]],
  R07: [
    [COMPOSITION, "'R07 marks that meet are squeezed': { css"],
    [COMPOSITION, "'R07 a mark by itself fills its square': { without"],
    [PRINTED, "'marks that are not squeezed', 'R07'"],
  ],
  R08: [[COMPOSITION, "'R08 half a square at the end of a line': { css"]],
  R09: [[COMPOSITION, "'R09 half a square at the beginning of a line': { css"]],
  R10: [[PRINTED, 'marks that hang outside are found']],
  R11: [[COMPOSITION, "'R11 an eighth of a square between Han and Latin, none at line ends': {"]],
  R12: [
    [COMPOSITION, "'R12 every line but the last is full': { css"],
    [PRINTED, "'lines that are not justified',\n      'R12'"],
  ],
  R13: [
    [PRINTED, "'lines that are drawn out too far', 'R13'"],
    ['tests/html/print/stretch.test.ts', "'breaks'"],
  ],
  R14: [
    [CONTROLS, "'R14 every line on the grid: sizes of blocks in whole lines'"],
    [PRINTED, "prove('.page p { margin-block-start: 3px"],
  ],
  R15: [[CONTROLS, "'R15 a heading takes whole lines'"]],
  R16: [[CONTROLS, "'R16 no heading at the foot of a page'"]],
  R17: [[COMPOSITION, "'R17 no character alone on the last line': { without"]],
  R18: [
    [CONTROLS, "off: 'p { widows: 1; }'"],
    [CONTROLS, "off: '.kept { break-inside: auto; }'"],
    [CONTROLS, "off: 'p { orphans: 1; }'"],
    [LONELY, "off: '.note p { widows: 1 }'"],
    [LONELY, "off: '.note p { orphans: 1 }'"],
    [LONELY, "off: 'td { widows: 1 }'"],
    [LONELY, "off: 'td { orphans: 1 }'"],
  ],
  R19: [
    [COMPOSITION, "'R19 the first line is two squares in': { css"],
    [PRINTED, "'another indent', 'R19'"],
  ],
  R20: [
    [PRINTED, "'dots that are not there', 'R20'"],
    [PRINTED, "'dots on the other side', 'R20'"],
  ],
  R21: [
    [PRINTED, "'lines of names that are not there', 'R21'"],
    [PRINTED, "'lines of two names that are one',\n      'R21'"],
    [PRINTED, "'dots between text and line', 'R21'"],
  ],
  R22: [[CONTROLS, "'R22 the leading has room for marks on both sides of a line'"]],
  R23: [
    [PRINTED, "'readings in the line', 'R23'"],
    [PRINTED, "'readings that touch', 'R23'"],
    [PRINTED, "'zhuyin in a row', 'R23'"],
    [PRINTED, "'tones at the first symbol', 'R23'"],
  ],
  R24: [
    [CONTROLS, "'R24 numbers of up to three digits"],
    [CONTROLS, "'R24 longer ones stand digit by digit where the edition wants it'"],
    [PRINTED, "'numbers that are not combined', 'R24'"],
  ],
  R25: [
    [PRINTED, "'marks that lie on their side', 'R25'"],
    [PRINTED, "'marks in the forms of horizontal lines', 'R25'"],
  ],
  R26: [[COMPOSITION, "'R26 —— is one line of two squares': { css"]],
  R27: [[COMPOSITION, "'R27 an interpunct is half a square': { without"]],
  R28: [[PRINTED, "'quotes as narrow as Latin ones', 'R28'"]],
  R29: [[PRINTED, "'slanted Han', 'R29'"]],
  R30: [['tests/whole-book/imported.test.ts', 'R30']],
  R31: [[COMPOSITION, "'R31 ？！ fill one square': {"]],
  R32: [[COMPOSITION, 'R32: %s across the borders of elements']],
  R33: [
    [PRINTED, "'notes in one row', 'R33'"],
    [PRINTED, "'notes too small to be read', 'R33'"],
    ['tests/html/print/two-rows.test.ts', 'in %s it is a bracket like others'],
  ],
  R34: [
    [PRINTED, 'heads and folios at the binding are found'],
    [PRINTED, 'a running head where a chapter opens is found'],
    [PRINTED, 'a folio on a title page is found'],
    [PRINTED, 'a folio that is not there is found'],
  ],
  R35: [
    [CONTROLS, "'R35 folios of the contents end at the edge'"],
    [CONTROLS, "'R35 leaders lead to them'"],
  ],
  R36: [
    [CONTROLS, "'R36 rows of a table on the grid: their rules take no room'"],
    [CONTROLS, "'R36 and cells have no air above and below'"],
    [CONTROLS, "'R36 the caption of a table above it'"],
    [CONTROLS, "'R36 that of a figure below it'"],
    [CONTROLS, "'R36 a caption with its table'"],
    [PRINTED, "'captions between the lines', 'R36'"],
  ],
  B01: [[CONTROLS, "'B01 the trim size'"]],
  G01: [[CONTROLS, "'G01 head margin of 37 mm, binding margin of 28 mm'"]],
  G02: [
    [CONTROLS, "'G02 22 lines'"],
    [CONTROLS, "'G02 of 28 characters: each gives a hair'"],
    [CONTROLS, "'G02 the first line has 26: its indent is two of these squares'"],
  ],
  G03: [
    [CONTROLS, "'G03 title 二号, centred'"],
    [CONTROLS, "'G03 levels in 黑, 楷 and 仿宋"],
    [CONTROLS, "'G03 numbered by themselves'"],
  ],
  G04: [
    [CONTROLS, "'G04 the folio 四号, one character from the outer edge'"],
    [CONTROLS, "'G04 the folio 7 mm below the type area'"],
  ],
}

const documented = async () =>
  [...(await readFile('docs/typesetting.md', 'utf8')).matchAll(/^\| ([RGB]\d\d) \|/gm)].map(([, id]) => id as string)

test('every requirement of docs/typesetting.md has a control, and no other', async () => {
  expect((await documented()).toSorted()).toEqual(Object.keys(SWITCHES).toSorted())
})

test('the controls are there', async () => {
  const gone: string[] = []
  for (const [id, switches] of Object.entries(SWITCHES))
    for (const [file, words] of switches) {
      if (!(await readFile(file, 'utf8')).includes(words)) gone.push(`${id} ${file}: ${words}`)
    }
  expect(gone).toEqual([])
})
