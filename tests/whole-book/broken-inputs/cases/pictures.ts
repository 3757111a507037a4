import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { hugePng, photograph, pngChunk, slope } from '../../../support/pictures.ts'
import { type Case, page } from './case.ts'

const SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30"'
const svg = (content: string, before = '', attributes = '') =>
  page('![图](a.svg)', { 'a.svg': `${before}<svg ${SVG} ${attributes}>${content}</svg>` })

const png = await slope(40, 30).png().toBuffer()
const jpeg = await slope(40, 30).jpeg().toBuffer()
const large = await slope(400, 300).jpeg().toBuffer()
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)

function withBadSum(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const start = copy.indexOf('IDAT')
  const sum = start + 4 + copy.readUInt32BE(start - 4)
  copy[sum] = (copy[sum] ?? 0) ^ 1
  return copy
}

/** Pictures: damaged, of the wrong kind, oddly named; drawings as drawing programs and attackers write them. */
export const pictures: Case[] = [
  {
    name: 'half a JPEG',
    errors: ['01.md:3:1 manuscript/image-damaged'],
    files: page('![图](a.jpg)', { 'a.jpg': half(large) }),
  },
  {
    name: 'a JPEG without its last bytes',
    errors: ['01.md:3:1 manuscript/image-damaged'],
    files: page('![图](a.jpg)', { 'a.jpg': jpeg.subarray(0, -40) }),
  },
  {
    name: 'half a PNG',
    errors: ['01.md:3:1 manuscript/image-damaged'],
    files: page('![图](a.png)', { 'a.png': half(png) }),
  },
  {
    name: 'a PNG with a wrong sum',
    errors: ['01.md:3:1 manuscript/image-damaged'],
    files: page('![图](a.png)', { 'a.png': withBadSum(png) }),
  },
  {
    name: 'a header and nothing else',
    errors: ['01.md:3:1 manuscript/image-damaged'],
    files: page('![图](a.png)', { 'a.png': png.subarray(0, 33) }),
  },
  {
    name: 'half a WebP, half a GIF, half an AVIF',
    errors: [
      '01.md:3:1 manuscript/image-damaged',
      '01.md:5:1 manuscript/image-damaged',
      '01.md:7:1 manuscript/image-damaged',
    ],
    files: page('![图](a.webp)\n\n![图](a.gif)\n\n![图](a.avif)', {
      'a.webp': half(await slope(400, 300).webp().toBuffer()),
      'a.gif': half(await slope(400, 300).gif().toBuffer()),
      'a.avif': half(await slope(400, 300).avif({ effort: 0 }).toBuffer()),
    }),
  },
  {
    name: 'nothing at all',
    errors: ['01.md:3:1 manuscript/image-damaged'],
    files: page('![图](a.png)', { 'a.png': '' }),
  },
  {
    name: 'a pointer of Git LFS',
    errors: ['01.md:3:1 manuscript/image-type'],
    files: page('![图](a.png)', { 'a.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n' }),
  },
  {
    name: 'text, a web page, a zip',
    errors: ['01.md:3:1 manuscript/image-type', '01.md:3:13 manuscript/image-type', '01.md:3:25 manuscript/image-type'],
    files: page('![图](a.png) ![图](b.jpg) ![图](c.gif)', {
      'a.png': '不是图片',
      'b.jpg': '<!DOCTYPE html><html><body>404</body></html>',
      'c.gif': 'PK\u0003\u0004',
    }),
  },
  {
    name: 'kinds that no reader knows',
    errors: ['01.md:3:1 manuscript/image-type', '01.md:5:1 manuscript/image-type'],
    files: page('![图](a.tif)\n\n![图](b.bmp)', {
      'a.tif': await slope(40, 30).tiff().toBuffer(),
      'b.bmp': Buffer.from(
        '424d3a000000000000003600000028000000010000000100000001001800000000000400000000000000000000000000000000000000ff00000000',
        'hex',
      ),
    }),
  },
  {
    name: 'suffixes that are wrong',
    files: page('![图](a.png)\n\n![图](b.JPG)\n\n![图](c)', {
      'a.png': jpeg,
      'b.JPG': png,
      c: await slope(40, 30).webp().toBuffer(),
    }),
  },
  {
    name: 'four hundred megapixels',
    errors: ['01.md:3:1 manuscript/image-too-large'],
    files: page('![图](a.png)', { 'a.png': hugePng(20_000, 20_000) }),
  },
  { name: 'one pixel high and sixty thousand wide', files: page('![图](a.png)', { 'a.png': hugePng(60_000, 1) }) },
  {
    name: 'a telephone’s photograph, CMYK, 16 bits, AVIF',
    files: page('![图](a.jpg)\n\n![图](b.jpg)\n\n![图](c.png)\n\n![图](d.avif)', {
      'a.jpg': await photograph(slope(40, 30)),
      'b.jpg': await slope(40, 30).toColourspace('cmyk').jpeg().toBuffer(),
      'c.png': await slope(40, 30).toColourspace('rgb16').png().toBuffer(),
      'd.avif': await slope(40, 30).avif({ effort: 0 }).toBuffer(),
    }),
  },
  {
    name: 'bytes behind the end',
    files: page('![图](a.jpg)\n\n![图](b.png)', {
      'a.jpg': Buffer.concat([jpeg, Buffer.from('<script>')]),
      'b.png': Buffer.concat([png, Buffer.from('PK')]),
    }),
  },
  {
    name: 'a moving picture',
    files: page('![图](a.gif)', {
      'a.gif': await sharp([png, png], { join: { animated: true } })
        .gif()
        .toBuffer(),
    }),
  },
  {
    name: 'a note of a million blanks',
    files: page('![图](a.png)', {
      'a.png': Buffer.concat([png.subarray(0, -12), pngChunk('tEXt', Buffer.alloc(1 << 20, 32)), png.subarray(-12)]),
    }),
  },
  {
    name: 'names with blanks, Han, number signs, percent signs, large letters',
    files: page(
      '![图](<a b.png>) ![图](图.PNG) ![图](<a%23b.png>) ![图](a%25b.png) ![图](100%.png) ![图](<a&b\'".png>) ![图](<a+b;c=d.png>)',
      {
        'a b.png': png,
        '图.PNG': png,
        'a#b.png': png,
        'a%b.png': png,
        '100%.png': png,
        'a&b\'".png': png,
        'a+b;c=d.png': png,
      },
    ),
  },
  {
    name: 'a name in other letters',
    errors: ['01.md:3:1 manuscript/image-missing'],
    files: page('![图](A.PNG)', { 'a.png': png }),
  },
  {
    name: 'outside of the book',
    errors: [
      '01.md:3:1 manuscript/image-outside',
      '01.md:3:16 manuscript/image-outside',
      '01.md:3:33 manuscript/image-absolute',
      '01.md:3:51 manuscript/image-missing',
    ],
    files: page('![图](../a.png) ![图](..%2fa.png) ![图](/etc/passwd) ![图](a\\\\b.png)'),
  },
  {
    name: 'links of the file system',
    errors: ['01.md:5:1 manuscript/image-outside', '01.md:7:1 manuscript/image-missing'],
    files: page('![图](in.png)\n\n![图](out.png)\n\n![图](loop.png)', { 'a.png': png }),
    prepare: async (folder) => {
      await writeFile(path.join(folder, '../outside.png'), png)
      await symlink('a.png', path.join(folder, 'in.png'))
      await symlink('../outside.png', path.join(folder, 'out.png'))
      await symlink('loop.png', path.join(folder, 'loop.png'))
    },
  },
  {
    name: 'a folder, and nothing',
    errors: [
      '01.md:3:1 manuscript/image-unreadable',
      '01.md:5:1 manuscript/image-missing',
      '01.md:7:1 manuscript/image-missing',
    ],
    files: page('![图](a.png)\n\n![图](b.png)\n\n![图]()'),
    prepare: (folder) => mkdir(path.join(folder, 'a.png')),
  },
  { name: 'the same picture a hundred times', files: page('![图](a.png)\n\n'.repeat(100), { 'a.png': png }) },
  { name: 'no alternative text', files: page('![](a.png)', { 'a.png': png }) },
  { name: 'alternative text of markup', files: page('![<b> & "]]>" **粗** \'](a.png "题 & <题>")', { 'a.png': png }) },
  {
    name: 'pictures as HTML',
    errors: ['01.md:3:1 html/html-image', '01.md:3:50 html/html-image'],
    files: page('<img src="a.png"><picture><source srcset="a.png"><img src=a.png></picture>', { 'a.png': png }),
  },
  {
    name: 'a drawing that is not closed',
    errors: ['a.svg:3:1 manuscript/svg-malformed'],
    files: page('![图](a.svg)', { 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">\n<g>\n</svg>' }),
  },
  {
    name: 'a drawing with a script, handlers, addresses',
    files: svg(
      '<script>alert(1)</script><a xlink:href="javascript:x"><rect onclick="x()" width="9" height="9"/></a><image href="https://evil.example/a.png" width="9" height="9"/><use href="other.svg#a"/><style>@import "x.css";.a{fill:red}</style>',
    ),
  },
  {
    name: 'a drawing with an external document type',
    files: svg(
      '<rect width="9" height="9"/>',
      '<?xml version="1.0" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
    ),
  },
  {
    name: 'a drawing with a bomb of entities',
    errors: ['a.svg:1:111 manuscript/svg-malformed'],
    files: svg(
      '<text>&c;</text>',
      '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    ),
  },
  {
    name: 'a drawing that reads a file',
    errors: ['a.svg:1:111 manuscript/svg-malformed'],
    files: svg('<text>&x;</text>', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  },
  {
    name: 'a drawing with a bomb of uses',
    errors: ['a.svg manuscript/svg-too-heavy'],
    files: svg(
      `<g id="a0"><rect width="1" height="1"/></g>${Array.from({ length: 9 }, (_, n) => `<g id="a${n + 1}">${`<use xlink:href="#a${n}"/>`.repeat(10)}</g>`).join('')}`,
    ),
  },
  {
    name: 'a drawing that uses itself',
    files: svg('<g id="a"><use xlink:href="#a"/><rect width="1" height="1"/></g>'),
  },
  {
    name: 'a drawing of draw.io',
    files: svg(
      '<defs/><g><g data-cell-id="0"><g data-cell-id="1"><rect x="0" y="0" width="30" height="20" fill="#ffffff" stroke="#000000" pointer-events="all" style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212));"/><switch><foreignObject pointer-events="none" width="100%" height="100%" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility" style="overflow: visible; text-align: left;"><div xmlns="http://www.w3.org/1999/xhtml" style="display: flex">框</div></foreignObject><text x="3" y="9" font-size="8px" text-anchor="middle">框</text></switch></g></g></g>',
      '<!-- Do not edit --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
      'style="background: transparent; color-scheme: light dark;" version="1.1" content="&lt;mxfile host=&quot;x&quot;&gt;&lt;/mxfile&gt;"',
    ),
  },
  {
    name: 'a drawing of Inkscape',
    files: page('![图](a.svg)', {
      'a.svg':
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<svg width="40mm" height="30mm" viewBox="0 0 40 30" version="1.1" id="svg1" inkscape:version="1.3" sodipodi:docname="图.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><sodipodi:namedview id="namedview1" pagecolor="#ffffff" inkscape:zoom="1"/><defs id="defs1"><linearGradient id="g1"><stop style="stop-color:#000;stop-opacity:1" offset="0" id="stop1"/></linearGradient><inkscape:path-effect effect="skeletal" id="pe1"/><clipPath clipPathUnits="userSpaceOnUse" id="cp1"><path d="M0 0h9v9z" id="p0"/></clipPath></defs><g inkscape:label="图层 1" inkscape:groupmode="layer" id="layer1" clip-path="url(#cp1)"><path style="fill:url(#g1);-inkscape-stroke:none" d="m 1,1 h 9 v 9 z" id="path1" sodipodi:nodetypes="cccc"/><flowRoot xml:space="preserve" id="fr1"><flowRegion id="r1"><rect id="r2" width="9" height="9"/></flowRegion><flowPara id="fp1">流</flowPara></flowRoot><text xml:space="preserve" id="text1"><tspan sodipodi:role="line" id="ts1" x="2" y="9">字</tspan></text></g><metadata id="md1"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata></svg>',
    }),
  },
  {
    name: 'a drawing of Illustrator',
    files: page('![图](a.svg)', {
      'a.svg':
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator 27 -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [\n\t<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">\n\t<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">\n\t<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n\t<!ENTITY ns_xlink "http://www.w3.org/1999/xlink">\n]>\n<svg version="1.1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;" xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" x="0px" y="0px" viewBox="0 0 40 30" style="enable-background:new 0 0 40 30;" xml:space="preserve"><style type="text/css">.st0{fill:#FFF;clip-path:url(#SVGID_1_);}.st1{display:none}</style><switch><foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1"><i:aipgfRef xlink:href="#adobe_illustrator_pgf"/></foreignObject><g i:extraneous="self"><rect id="图形_1" data-name="图形 1" class="st0" width="9" height="9"/><g id="_x31_23"><path d="M0 0h9"/></g></g></switch><i:aipgf id="adobe_illustrator_pgf"><![CDATA[eJzs]]></i:aipgf></svg>',
    }),
  },
  {
    name: 'a drawing with bitmaps in it',
    files: svg(
      `<image xlink:href="data:image/png;base64,${png.toString('base64')}" width="9" height="9"/><image href="data:image/jpeg;base64,\n${jpeg.toString('base64')}" width="9" height="9"/>`,
    ),
  },
  {
    name: 'a drawing with a damaged bitmap in it',
    errors: ['a.svg manuscript/image-damaged'],
    files: svg(
      `<image xlink:href="data:image/png;base64,${Buffer.from(half(png)).toString('base64')}" width="9" height="9"/>`,
    ),
  },
  {
    name: 'a drawing with ids doubled, with blanks, with digits',
    files: svg(
      '<g id="a b"/><g id="1"/><rect id="x" width="9" height="9"/><rect id="x" width="9" height="9"/><rect id="" width="1" height="1"/><use xlink:href="#1"/><style>#a\u3000{}#甲{fill:red}</style><linearGradient id="甲"/><rect fill="url(#甲)"/>',
    ),
  },
  {
    name: 'a drawing without size, of nothing, of a light year',
    errors: [
      '01.md:3:1 manuscript/image-size',
      '01.md:5:1 manuscript/image-size',
      '01.md:7:1 manuscript/image-too-large',
    ],
    files: page('![图](a.svg)\n\n![图](b.svg)\n\n![图](c.svg)', {
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'b.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" viewBox="0 0 0 0"/>',
      'c.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9460730472580800" height="1"/>',
    }),
  },
  {
    name: 'a drawing with words as a web page',
    errors: ['a.svg manuscript/svg-foreign-words'],
    files: svg('<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">字</p></foreignObject>'),
  },
  {
    name: 'a drawing with animation, title, unknown elements and attributes',
    files: svg(
      '<title>题<b/></title><desc>说<x:y xmlns:x="urn:x">明</x:y></desc><rect width="9" height="9" foo="bar" data-x="1" tabindex="-1" role="banana" aria-label="x"><animate attributeName="x" to="9"/></rect><foo/><svg x="1"><circle r="1"/></svg><view id="v"/><cursor/>',
    ),
  },
  {
    name: 'a drawing compressed, and one in UTF-16',
    errors: ['01.md:3:1 manuscript/image-type', '01.md:5:1 manuscript/image-type'],
    files: page('![图](a.svgz)\n\n![图](b.svg)', {
      'a.svgz': gzipSync('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'),
      'b.svg': Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(
          '<?xml version="1.0" encoding="utf-16"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="1" height="1"/></svg>',
          'utf16le',
        ),
      ]),
    }),
  },
]
