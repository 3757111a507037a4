import { EpubCheck } from '@likecoin/epubcheck-ts'
import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { namesNeeded, quickenQueries } from '../../scripts/preflight/quick-queries.ts'
import { altered, built } from './altered-epub.ts'
import { sampleDocument } from './sample.ts'

const XHTML = 'http://www.w3.org/1999/xhtml'

/** Markup that the validator has something against, or that it has to look at, one of each kind that it asks about. */
const FAULTS = [
  '<a href="#nowhere">甲</a>',
  '<a href="#chapter-1"><a href="#chapter-1">甲</a></a>',
  '<a href="#chapter-1"><input type="text"/></a>',
  '<audio src="missing.mp3"><video src="missing.mp4"></video></audio>',
  `<x:audio xmlns:x="${XHTML}" src="missing.mp3"/>`,
  `<x:dfn xmlns:x="${XHTML}"><x:dfn>甲</x:dfn></x:dfn>`,
  '<bdo>甲</bdo>',
  '<bdo dir="ltr">甲</bdo>',
  '<img src="missing.png" alt=""/>',
  '<img alt=""/>',
  '<span id="a" aria-describedby="nowhere" aria-owns="nowhere" aria-controls="nowhere">甲</span>',
  '<span aria-flowto="nowhere" aria-activedescendant="nowhere" aria-labelledby="nowhere">甲</span>',
  '<label for="nowhere">甲</label>',
  '<output for="nowhere">甲</output>',
  '<map id="a" name="b"><area href="#chapter-1"/></map>',
  '<span style="color: red; position: fixed">甲</span>',
  '<span onclick="go()">甲</span>',
  '<span onblur="go()">甲</span>',
  '<script>go()</script>',
  '<iframe src="https://example.com/"></iframe>',
  '<object data="missing.svg"></object>',
  '<embed src="missing.swf"/>',
  '<svg xmlns="http://www.w3.org/2000/svg"><image href="missing.png"/><use href="#nowhere"/><a/></svg>',
  '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:foreignObject><svg:title/></svg:foreignObject></svg:svg>',
  '<math xmlns="http://www.w3.org/1998/Math/MathML" altimg="missing.png"><csymbol>甲</csymbol></math>',
  '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:lambda/></m:math>',
  '<span itemscope="itemscope" itemprop="a">甲</span><a itemprop="b">甲</a>',
  '<time datetime="yesterday"><time>甲</time></time>',
  '<time pubdate="pubdate">甲</time>',
  '<ins cite="missing.xhtml">甲</ins><del cite="missing.xhtml">甲</del><q cite="missing.xhtml">甲</q>',
  '<menu type="toolbar"/>',
  '<video poster="missing.png"><source src="missing.mp4"/><track src="missing.vtt"/></video>',
  '<picture><source srcset="missing.webp"/><img src="missing.png" alt=""/></picture>',
  '<center>甲</center><font>甲</font><big>甲</big>',
  '<span xmlns:epub="http://www.idpf.org/2007/ops" epub:type="nonsense">甲</span>',
  '<style>p { color: }</style>',
  '<link rel="stylesheet" href="missing.css"/>',
  '<span role="nonsense" contextmenu="a" dropzone="b">甲</span>',
  '<span id="twice">甲</span><span id="twice">乙</span>',
  '<b>甲</i>',
  '<!-- audio video script --><![CDATA[<audio/>]]>',
]

test('what the validator says stays the same', async () => {
  const epub = await built(sampleDocument())
  const broken = await Promise.all(FAULTS.map((fault) => altered(epub, '功在当代', fault)))
  const messages = async (data: Uint8Array) => (await EpubCheck.validate(data)).messages
  const asked = []
  for (const { data } of broken) asked.push(await messages(data))
  quickenQueries()
  for (const [index, { data }] of broken.entries()) {
    expect(await messages(data), FAULTS[index]).toEqual(asked[index])
  }
  expect(asked.filter(({ length }) => length > 0).length).toBeGreaterThan(30)
  expect(await messages(epub.data)).toEqual([])
})

test('a query whose names are not in the text is not asked, another is', () => {
  quickenQueries()
  const parsed = XmlDocument.fromString(`<x:html xmlns:x="${XHTML}"><x:p class="a">字</x:p></x:html>`)
  expect(parsed.root.find('.//h:p[@class]', { h: XHTML })).toHaveLength(1)
  expect(parsed.root.get('.//h:p[@id]', { h: XHTML })).toBeNull()
  expect(parsed.root.find('.//h:audio | .//h:p', { h: XHTML })).toHaveLength(1)
  // Proof that it is not even asked: this name is bound to nothing, and asking would throw.
  expect(parsed.root.find('.//unbound:audio')).toEqual([])
  expect(() => parsed.root.find('.//unbound:p')).toThrow()
  parsed.dispose()
})

test('the same query of the same node is asked once, and its answer is nobody’s to change', () => {
  quickenQueries()
  const parsed = XmlDocument.fromString('<a><b/><c><b/></c></a>')
  const { root } = parsed
  const first = root.find('.//b')
  first.pop()
  expect(root.find('.//b')).toHaveLength(2)
  expect(root.get('./c')?.find('.//b')).toHaveLength(1)
  expect(root.find('.//b')).toHaveLength(2)
  parsed.dispose()
})

test.each([
  ['.//html:img[@src]', [['img', 'src']]],
  ['./html:head/html:meta[@name]', [['head', 'meta', 'name']]],
  ['.//*[@epub:type]', [['type']]],
  ['.//*[@a or @b]', [['a'], ['b']]],
  ['.//html:p[@a or @b]/html:i', [['p', 'i']]],
  ['.//html:p[@a or not(@b)]', [['p']]],
  ['.//html:a[@itemprop and not(@href)]', [['a', 'itemprop']]],
  ['.//html:map[@id and @name]', [['map', 'id', 'name']]],
  [
    './/html:td[@headers] | .//html:th[@headers]',
    [
      ['td', 'headers'],
      ['th', 'headers'],
    ],
  ],
  ['.//html:a[not(@href)]', [['a']]],
  ["//html:input[not(@type='hidden')]", [[]]],
  ['.//html:a//html:input', [['a', 'input']]],
  ['ancestor::html:a', [[]]],
  ['.//svg:use/@xlink:href', [['use', 'href']]],
  ['.//html:p[html:a[@href]]', [[]]],
  ['.//html:*[@usemap]', [['usemap']]],
])('%s', (xpath, names) => {
  expect(namesNeeded(xpath)).toEqual(names)
})
