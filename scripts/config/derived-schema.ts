import * as v from 'valibot'
import { readCopyNumbers } from './copy-numbers.ts'

/** No printable characters, and what no output can carry. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these
const UNPRINTABLE = /[\u0000-\u001F\u007F\uFFFE\uFFFF]/

const COPIES = '应当是份号，如 1-200、7 或 1-50,61-70（六位以内，从小到大，一次至多一万份）'

/** Options of editions that are made from the finished pages of another one. */
export const derivedEntries = {
  of: v.optional(v.pipe(v.string('应当是印刷版本的名称'), v.trim(), v.nonEmpty('不能为空'))),
  press: v.optional(v.literal(true, '应当是 true（印刷厂用的文件）')),
  wrap: v.optional(v.literal(true, '应当是 true（胶订的书封）')),
  colour: v.optional(
    v.picklist(['grey', 'black', 'cmyk'], '应当是 grey（单黑，有灰）、black（纯黑，没有网点）或 cmyk（四色）'),
  ),
  inkLimit: v.optional(
    v.pipe(
      v.number('应当是总墨量，%，如 300'),
      v.minValue(100, '是 %，不能小于 100'),
      v.maxValue(400, '四种墨一共 400%，不能更大'),
    ),
  ),
  impose: v.optional(
    v.picklist(['saddle', '2up', '4up'], '应当是 saddle（骑马订）、2up（一面两页）或 4up（一面四页）'),
  ),
  bleed: v.optional(
    v.pipe(v.number('应当是出血，毫米，如 3'), v.minValue(0, '不能小于 0'), v.maxValue(10, '是毫米，不能大于 10')),
  ),
  paper: v.optional(v.picklist(['a5', 'a4', 'a3', 'a2', 'a1'], '应当是 a5、a4、a3、a2 或 a1')),
  caliper: v.optional(
    v.pipe(
      v.number('应当是纸的厚度，毫米，如 0.1'),
      v.minValue(0, '不能小于 0'),
      v.maxValue(0.5, '是毫米，不能大于 0.5'),
    ),
  ),
  board: v.optional(
    v.pipe(
      v.number('应当是封面纸的厚度，毫米，如 0.25'),
      v.minValue(0, '不能小于 0'),
      v.maxValue(3, '是毫米，不能大于 3'),
    ),
  ),
  section: v.optional(
    v.pipe(
      v.number('应当是整数，如 4'),
      v.integer('应当是整数，如 4'),
      v.minValue(1, '每帖至少一张'),
      v.maxValue(24, '每帖至多 24 张'),
    ),
  ),
  marks: v.optional(
    v.array(v.picklist(['fold', 'staple'], '应当是 fold（折线）或 staple（订位）'), '应当是列表，如 [fold, staple]'),
  ),
  instructions: v.optional(v.boolean('应当是 true（前面有一张说明怎样印）或 false（没有）')),
  copies: v.optional(
    v.pipe(
      v.union([v.string(), v.number()], COPIES),
      v.transform((value) => readCopyNumbers(String(value))),
      v.custom<number[]>((numbers) => Array.isArray(numbers), COPIES),
    ),
  ),
  watermark: v.optional(
    v.pipe(
      v.string('应当是文字'),
      v.check((value) => !UNPRINTABLE.test(value) && value.isWellFormed(), '不能有控制字符'),
      v.trim(),
      v.nonEmpty('不能为空'),
      v.maxLength(30, '太长，至多 30 字'),
    ),
  ),
  each: v.optional(v.boolean('应当是 true（一份一个文件，放在文件夹里）或 false（合成一个文件）')),
}
