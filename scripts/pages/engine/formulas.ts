/**
 * Fits formulas into the lines of the page: one in the line takes the height of the line, as far as it keeps clear of the lines
 * beside it, and else whole lines more; one that stands alone takes whole lines. In vertical lines they lie on their side
 * (CLREQ 3.2.4, as Latin text does): MathML knows horizontal lines only, so each is turned in a box of its size.
 * What is wider than its place is set smaller, down to three fifths.
 * @param source the part, not in the document
 * @param notes of the part, likewise
 * @param measure an empty page in the document
 */
export function fitFormulas(source: Node, notes: Node, measure: HTMLElement, vertical: boolean): void {
  const place = measure.querySelector('.notes') as HTMLElement
  const text = document.createElement('div')
  measure.prepend(text)
  const [home, noteHome] = [fragmentOf(source), fragmentOf(notes)]
  text.append(home)
  place.append(noteHome)
  const boxes = [...measure.querySelectorAll<HTMLElement>('.formula-box')]
  for (const box of boxes) box.dataset.fitting = ''
  shrink(boxes, vertical)
  const measures = measureAll(boxes)
  for (const [index, box] of boxes.entries()) {
    const found = measures[index] as Measure
    if (box.parentElement?.classList.contains('formula')) fitAlone(box, found, vertical)
    else fitInLine(box, found, vertical)
    delete box.dataset.fitting
  }
  source.appendChild(moved(text))
  notes.appendChild(moved(place))
  text.remove()
}

function fragmentOf(node: Node): DocumentFragment {
  return moved(node as ParentNode & Node)
}

function moved(parent: Node): DocumentFragment {
  const fragment = document.createDocumentFragment()
  fragment.append(...parent.childNodes)
  return fragment
}

/** Lengths in px: of the formula; above and below its base line; of the text around it. */
type Measure = { width: number; above: number; below: number; size: number; pitch: number }

/** While they are measured formulas stand upright and in line, whatever the page is. */
function measureAll(boxes: readonly HTMLElement[]): Measure[] {
  const probes = boxes.map((box) => {
    const probe = document.createElement('span')
    probe.style.cssText = 'display:inline-block;width:0;height:0'
    box.prepend(probe)
    return probe
  })
  const found = boxes.map((box, index): Measure => {
    const math = (box.lastElementChild as HTMLElement).getBoundingClientRect()
    const base = probes[index]?.getBoundingClientRect().bottom ?? math.bottom
    const { fontSize } = getComputedStyle(box.parentElement as HTMLElement)
    return {
      width: math.width,
      above: base - math.top,
      below: math.bottom - base,
      size: Number.parseFloat(fontSize),
      pitch: pitchAround(box),
    }
  })
  for (const probe of probes) probe.remove()
  return found
}

/** Small text in a line (line-height 0) has no lines of its own. */
function pitchAround(box: HTMLElement): number {
  for (let element = box.parentElement; element; element = element.parentElement) {
    const pitch = Number.parseFloat(getComputedStyle(element).lineHeight)
    if (pitch > 0) return pitch
  }
  return 0
}

/** Part of a square that stands above the base line (styles/cjk.css). */
const ASCENT = 0.88

/** Part of the room between two lines that a formula may take, beyond its square. */
const REACH = 0.85

/** Least room before and behind a formula that stands alone together, beside what its lines have of their own, in em. */
const CLEAR = 1

function fitInLine(box: HTMLElement, { width, above, below, size, pitch }: Measure, vertical: boolean): void {
  // As the browser has them: whole px above and below the base line, and of the room the larger half below.
  const [ascent, descent] = [Math.round(ASCENT * size), Math.round((1 - ASCENT) * size)]
  const room = Math.max(0, pitch - ascent - descent)
  const linesOver = (extent: number, square: number) =>
    Math.max(0, Math.ceil((extent - square - room * REACH) / Math.max(1, pitch)))
  const [over, under] = [linesOver(above, ascent), linesOver(below, descent)]
  const math = box.lastElementChild as HTMLElement
  if (!vertical) {
    // The square, or as much as moves the lines beside it whole lines away.
    const before = ascent + (over > 0 ? Math.floor(room / 2) + over * pitch : 0)
    const after = descent + (under > 0 ? Math.ceil(room / 2) + under * pitch : 0)
    math.style.marginBlock = `${px(before - above)} ${px(after - below)}`
    return
  }
  // Its square stands in the middle of the line; what it takes beyond that it takes outside.
  // A box without a line in it is centred, with its margins.
  const lines = Math.max(over, under)
  const more = lines > 0 ? (pitch - size) / 2 + lines * pitch : 0
  // Where the room is odd, the middle of a line is none of its box.
  const lower = lines > 0 ? Math.ceil(room / 2) - Math.floor(room / 2) : 0
  box.style.cssText = `inline-size:${px(width)};block-size:${px(size)};margin-block:${px(more)};vertical-align:${px(-lower / 2)}`
  math.style.left = px(size + above - ASCENT * size)
}

function fitAlone(box: HTMLElement, { width, above, below, size, pitch }: Measure, vertical: boolean): void {
  const block = box.parentElement as HTMLElement
  const height = above + below
  block.style.blockSize = px(Math.ceil((height + CLEAR * size) / pitch) * pitch)
  if (!vertical) return
  box.style.cssText = `inline-size:${px(width)};block-size:${px(height)}`
  const math = box.lastElementChild as HTMLElement
  math.style.left = px(height)
}

/** The least share of its size that a formula may be set in, to fit. */
const LEAST = 0.6

function shrink(boxes: readonly HTMLElement[], vertical: boolean): void {
  const rooms = boxes.map((box) => roomOf(box, vertical))
  // Fractions and signs do not become smaller by quite as much as their font: what is still too wide is made smaller once more.
  for (let round = 0; round < ROUNDS; round += 1) {
    const shares = boxes.map((box, index) => {
      const math = box.lastElementChild as HTMLElement
      return { math, share: (rooms[index] ?? 0) / Math.max(1, math.getBoundingClientRect().width) }
    })
    const wide = shares.filter(({ share }) => share < 1)
    if (wide.length === 0) return
    for (const { math, share } of wide) {
      const set = Number.parseFloat(math.style.fontSize || '1')
      math.style.fontSize = `${Math.max(LEAST, Math.floor(set * share * 100) / 100)}em`
      // As small as it may be: its number comes close.
      if (set === LEAST) numberOf(math)?.style.setProperty('padding-inline-start', '0')
    }
  }
}

const ROUNDS = 3

const numberOf = (part: Element) => part.closest('.formula')?.querySelector<HTMLElement>(':scope > .formula-number')

/** The length of the line that a formula may take, px. */
function roomOf(box: HTMLElement, vertical: boolean): number {
  const block = box.closest<HTMLElement>('.formula, p, li, td, th, h1, h2, h3, h4, h5, h6, figcaption') ?? box
  const { width, height } = block.getBoundingClientRect()
  const number = numberOf(box)?.getBoundingClientRect()
  // The formula stands in the middle; a long one goes as far to the beginning of the line as its number wants.
  const taken = (vertical ? number?.height : number?.width) ?? 0
  return (vertical ? height : width) - taken
}

const px = (length: number) => `${Math.round(length * 1000) / 1000}px`
