import sharp from 'sharp'
import { hugePng, photograph, slope } from '../support/pictures.ts'

/** The pictures of the stress book, by path: every format and colour that cameras, printers and drawing programs leave. */
export async function stressPictures(): Promise<Record<string, string | Uint8Array>> {
  const frames = await Promise.all(['#a33', '#3a3', '#33a'].map((colour) => flat(colour).png().toBuffer()))
  const moving = () => sharp(frames, { join: { animated: true } })
  return {
    'assets/plan.svg': PLAN,
    'assets/dirty.svg': DIRTY,
    'assets/a.png': await flat('#a33').png().toBuffer(),
    'assets/b.webp': await flat('#3a3').webp().toBuffer(),
    'assets/c.gif': await flat('#33a').gif().toBuffer(),
    'assets/photo.jpg': await flat('#aa3').withMetadata({ orientation: 6 }).toColourspace('cmyk').jpeg().toBuffer(),
    'assets/photo.webp': await slope(320, 200).webp().toBuffer(),
    'assets/clear.png': await slope(160, 100, 4).webp({ lossless: true }).toBuffer(),
    'assets/moving.webp': await moving().webp().toBuffer(),
    'assets/moving.gif': await moving().gif().toBuffer(),
    'assets/new.avif': await slope(320, 200).avif({ effort: 0 }).toBuffer(),
    'assets/cmyk.jpg': await slope(320, 200).toColourspace('cmyk').jpeg().toBuffer(),
    'assets/相机 (1).jpg': await photograph(slope(320, 200)),
    'assets/big.png': hugePng(3000, 2000),
    'assets/deep.png': await slope(160, 100).toColourspace('rgb16').png().toBuffer(),
  }
}

const flat = (background: string) => sharp({ create: { width: 60, height: 40, channels: 3, background } })

const PLAN =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100"><title>平面图</title>' +
  '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#a33"/></linearGradient></defs>' +
  '<rect id="r" width="180" height="80" x="10" y="10" fill="url(#g)"/><use xlink:href="#r" x="5"/>' +
  '<text x="20" y="60" font-size="20">平面<tspan font-weight="bold">图</tspan></text></svg>'

/** As drawing programs leave them: an external DTD, entities, names of their own; and what must never run. */
const DIRTY = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Drawing Program -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_ink "http://www.inkscape.org/namespaces/inkscape">
]>
<svg version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ink="&ns_ink;"
  width="240px" height="120px" viewBox="0 0 240 120" onload="alert(1)" ink:version="1">
  <ink:guide position="1,1"/>
  <script>alert(2)</script>
  <style>@import url(https://example.com/a.css); .a { fill: #a33 }</style>
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
  <image xlink:href="https://example.com/a.png" width="10" height="10"/>
  <a xlink:href="javascript:alert(3)"><rect class="a" x="10" y="10" width="100" height="50"/></a>
  <g id="1 g" ink:label="一"><defs><circle id="dot" r="9"/></defs><use xlink:href="#dot" x="200" y="60"/></g>
  <text x="10" y="100" onclick="alert(4)">留下的字</text>
</svg>`
