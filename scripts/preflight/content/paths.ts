/** The box of a path while it is built (ISO 32000-1, 8.5.2), in user space. */
export type PathBox = {
  move(x: number, y: number): void
  rectangle(x: number, y: number, width: number, height: number): void
  /** From where the path is: two control points and the end. */
  curve(points: readonly [number, number, number, number, number, number]): void
  /** Where the path is. */
  at(): readonly [x: number, y: number]
  /** Two corners of the path's box, undefined when there is no path; the next one begins. */
  take(): [number, number, number, number] | undefined
}

export function openPath(): PathBox {
  let box: [number, number, number, number] | undefined
  let x = 0
  let y = 0
  const reach = (px: number, py: number) => {
    box ??= [px, py, px, py]
    box[0] = Math.min(box[0], px)
    box[1] = Math.min(box[1], py)
    box[2] = Math.max(box[2], px)
    box[3] = Math.max(box[3], py)
  }
  const move = (px: number, py: number) => {
    x = px
    y = py
    reach(x, y)
  }
  return {
    move,
    rectangle(left, top, width, height) {
      reach(left + width, top + height)
      move(left, top)
    },
    curve([x1, y1, x2, y2, x3, y3]) {
      for (const t of [...extremes(x, x1, x2, x3), ...extremes(y, y1, y2, y3)])
        reach(bezier(x, x1, x2, x3, t), bezier(y, y1, y2, y3, t))
      reach(x, y)
      move(x3, y3)
    },
    at: () => [x, y],
    take() {
      const taken = box
      box = undefined
      return taken
    },
  }
}

function bezier(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const s = 1 - t
  return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3
}

/** Where a cubic turns back, 0 < t < 1: the zeros of its derivative. */
function extremes(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = p3 - 3 * p2 + 3 * p1 - p0
  const b = 2 * (p2 - 2 * p1 + p0)
  const c = p1 - p0
  const found: number[] = []
  if (Math.abs(a) < 1e-12) {
    if (Math.abs(b) > 1e-12) found.push(-c / b)
  } else {
    const root = Math.sqrt(b * b - 4 * a * c)
    found.push((-b + root) / (2 * a), (-b - root) / (2 * a))
  }
  return found.filter((t) => t > 0 && t < 1)
}
