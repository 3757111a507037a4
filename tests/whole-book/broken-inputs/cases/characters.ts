import { type Case, page } from './case.ts'

const control = (code: number) => String.fromCharCode(code)

/** Characters that XML, or a reader, cannot take. */
export const characters: Case[] = [
  { name: 'a control character', errors: ['01.md:3:2 manuscript/control-character'], files: page(`甲${control(1)}乙`) },
  {
    name: 'an escape sequence of a terminal',
    errors: ['01.md:3:1 manuscript/control-character'],
    files: page(`${control(27)}[31m红`),
  },
  { name: 'a NUL', errors: ['01.md:3:2 manuscript/control-character'], files: page(`甲${control(0)}乙`) },
  { name: 'a form feed', errors: ['01.md:3:2 manuscript/control-character'], files: page(`甲${control(12)}乙`) },
  { name: 'U+FFFE and U+FFFF', errors: ['01.md:3:2 manuscript/control-character'], files: page('甲\uFFFE乙\uFFFF丙') },
  { name: 'noncharacters of other planes', files: page('甲\u{1FFFE}乙\uFDD0丙') },
  { name: 'C1 controls', files: page('甲\u0085乙\u0080丙') },
  {
    name: 'half a surrogate pair',
    errors: ['01.md:3:2 manuscript/not-utf8'],
    files: {
      '01.md': Buffer.concat([Buffer.from('# 章\n\n甲'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('乙\n')]),
    },
  },
  {
    name: 'references to characters that are none',
    files: page('甲&#0;乙&#xD800;丙&#x1;丁&#xFFFE;戊&#x110000;己&#27;庚&nbsp;辛&bogus;壬'),
  },
  { name: 'the same in HTML', files: page('<span title="&#1;&#xFFFF;&#xDC00;">甲&#2;乙&#xFFFE;</span>') },
  { name: 'a byte order mark in the middle', files: page('甲\uFEFF乙') },
  {
    name: 'UTF-16',
    errors: ['01.md:1:1 manuscript/not-utf8'],
    files: { '01.md': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('# 章\n\n正文。\n', 'utf16le')]) },
  },
  {
    name: 'GBK',
    errors: ['01.md:1:3 manuscript/not-utf8'],
    files: { '01.md': Buffer.from([0x23, 0x20, 0xd5, 0xc2, 0x0a, 0x0a, 0xd5, 0xfd, 0xce, 0xc4]) },
  },
  { name: 'directions turned over', files: page('甲\u202E乙\u2066丙\u2069丁 مرحبا שלום') },
  {
    name: 'emoji of many parts, private use, rare characters',
    files: page('👩‍👩‍👧‍👦🏳️‍🌈 \uE000\u{F0000} 𠮷𰻞 e\u0301\u0302\u0303'),
  },
  { name: 'line ends of every kind', files: { '01.md': '# 章\r\r\n正文。\u2028行\u2029段\r\n\n末段。\r' } },
  {
    name: '`]]>` wherever it can stand',
    files: page('甲]]>乙 `c]]>d` [链]]>接](https://a.cn/?]]> "题]]>")\n\n```js\na[b[0]]>1 && "</pre>" <!--\n```'),
  },
]
