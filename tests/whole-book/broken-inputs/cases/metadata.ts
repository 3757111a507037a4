import type { Case } from './case.ts'

const yaml = (text: string): Case['files'] => ({ 'book.yaml': text, '01.md': '# 章\n\n正文。\n' })
const with_ = (text: string) =>
  yaml(`title: 小书\ndate: 2026-11-22\nidentifier: urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b11\n${text}\n`)

/** What book.yaml says of the book. */
export const metadata: Case[] = [
  { name: 'no title', errors: ['book.yaml:1:1 config/key-missing'], files: yaml('date: 2026-11-22\n') },
  {
    name: 'an empty title',
    errors: ['book.yaml:1:8 config/value-invalid'],
    files: yaml('title: ""\ndate: 2026-11-22\n'),
  },
  {
    name: 'a title of blanks',
    errors: ['book.yaml:1:8 config/value-invalid'],
    files: yaml('title: "　 "\ndate: 2026-11-22\n'),
  },
  {
    name: 'a title of markup and quotes',
    files: yaml(
      "title: '<b>A</b> & \"B\" ]]> &lt; ''C'' -- '\ndate: 2026-11-22\nidentifier: urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b11\n",
    ),
  },
  {
    name: 'a title with a control character',
    errors: ['book.yaml:1:8 config/value-invalid'],
    files: yaml('title: "甲\\u0001乙"\ndate: 2026-11-22\n'),
  },
  {
    name: 'a title with half a surrogate pair',
    errors: ['book.yaml:1:8 config/value-invalid'],
    files: yaml('title: "甲\\uD800乙"\ndate: 2026-11-22\n'),
  },
  { name: 'a title with a line feed and a tabulator', files: yaml('title: "甲\\n乙\\t丙"\ndate: 2026-11-22\n') },
  {
    name: 'a title of emoji, right to left',
    files: yaml('title: 😀 مرحبا\ndate: 2026-11-22\nidentifier: urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b11\n'),
  },
  {
    name: 'languages that are none',
    errors: ['book.yaml:4:11 config/value-invalid'],
    files: with_('language: klingon!'),
  },
  {
    name: 'a language of another shape',
    errors: ['book.yaml:4:11 config/value-invalid'],
    files: with_('language: zh_CN'),
  },
  {
    name: 'an identifier that is none',
    errors: ['book.yaml:3:13 config/value-invalid'],
    files: yaml('title: 小书\ndate: 2026-11-22\nidentifier: 12 34\n'),
  },
  {
    name: 'an ISBN with a wrong digit',
    errors: ['book.yaml:3:13 config/value-invalid'],
    files: yaml('title: 小书\ndate: 2026-11-22\nidentifier: urn:isbn:9787010000009\n'),
  },
  {
    name: 'a day that is none',
    errors: ['book.yaml:2:7 config/value-invalid'],
    files: yaml('title: 小书\ndate: 2026-02-30\n'),
  },
  {
    name: 'a date in another order',
    errors: ['book.yaml:2:7 config/value-invalid'],
    files: yaml('title: 小书\ndate: 22/11/2026\n'),
  },
  {
    name: 'a year of five digits',
    errors: ['book.yaml:2:7 config/value-invalid'],
    files: yaml('title: 小书\ndate: 12026-11-22\n'),
  },
  {
    name: 'a year before zip files and before Christ',
    files: yaml('title: 小书\ndate: 0001-01-01\nidentifier: urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b11\n'),
  },
  {
    name: 'no creators, and empty ones',
    errors: ['book.yaml:4:12 config/value-invalid', 'book.yaml:4:23 config/value-invalid'],
    files: with_('creators: ["", {name: "", role: aut}]'),
  },
  {
    name: 'a creator of a role that is none',
    errors: ['book.yaml:4:12 config/value-invalid'],
    files: with_('creators: [{name: 甲, role: king}]'),
  },
  {
    name: 'empty words',
    errors: [
      'book.yaml:4:11 config/value-invalid',
      'book.yaml:5:12 config/value-invalid',
      'book.yaml:6:9 config/value-invalid',
      'book.yaml:7:14 config/value-invalid',
      'book.yaml:8:12 config/value-invalid',
      'book.yaml:8:16 config/value-invalid',
    ],
    files: with_('subtitle: ""\npublisher: "  "\nrights: ""\ndescription: ""\nsubjects: ["", " "]'),
  },
  {
    name: 'words of markup',
    files: with_(
      'subtitle: <i>x</i>\npublisher: "A&B"\nrights: "]]>"\ndescription: "<p>段</p>\\n\\n二"\nsubjects: ["<", "&amp;"]\ncreators: ["O\'Neil <x@y.z>"]',
    ),
  },
  {
    name: 'control characters in words',
    errors: [
      'book.yaml:7:12 config/value-invalid',
      'book.yaml:4:12 config/value-invalid',
      'book.yaml:5:14 config/value-invalid',
      'book.yaml:6:12 config/value-invalid',
    ],
    files: with_('publisher: "甲\\u0007"\ndescription: "\\u0000"\nsubjects: ["\\uFFFE"]\ncreators: ["\\u001b[31m"]'),
  },
  {
    name: 'a bomb of aliases',
    errors: ['book.yaml:2:8 config/yaml-alias'],
    files: yaml(
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ntitle: [*d,*d,*d,*d]\n',
    ),
  },
  {
    name: 'chapters that are not there, outside, a folder',
    errors: [
      'book.yaml:4:12 config/chapter-missing',
      'book.yaml:4:19 config/chapter-outside',
      'book.yaml:4:28 config/chapter-outside',
      'book.yaml:4:41 config/chapter-outside',
    ],
    files: with_('chapters: [02.md, ../x.md, /etc/passwd, "."]'),
  },
  {
    name: 'keys twice, unknown, of another kind',
    errors: ['book.yaml:4:1 config/yaml-syntax'],
    files: with_('title: 二\nfoo: 1\nfront: 3'),
  },
  {
    name: 'no chapter',
    errors: ['book.yaml:3:11 config/value-invalid'],
    files: { '01.md': '', 'book.yaml': 'title: 小书\ndate: 2026-11-22\nchapters: []\n' },
  },
  { name: 'YAML that is none', errors: ['book.yaml:2:1 config/yaml-syntax'], files: yaml('title: [\n') },
  {
    name: 'a book.yaml in GBK',
    errors: ['book.yaml:1:4 config/not-utf8'],
    files: { '01.md': '# 章\n', 'book.yaml': new Uint8Array([0x74, 0x3a, 0x20, 0xd6, 0xd0]) },
  },
]
