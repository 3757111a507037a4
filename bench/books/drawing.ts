import type { Random } from './random.ts'

/** A small chart with words in it, as an SVG file: bars of chance heights. */
export function drawing(random: Random): string {
  const bars = Array.from({ length: 8 }, (_, index) => {
    const height = 20 + random.below(140)
    return `<rect x="${20 + index * 40}" y="${180 - height}" width="28" height="${height}" fill="#bbb" stroke="#000"/>`
  })
  const labels = Array.from(
    { length: 8 },
    (_, index) => `<text x="${34 + index * 40}" y="196" font-size="12" text-anchor="middle">第${index + 1}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="350" height="204" viewBox="0 0 350 204">
${[...bars, ...labels].join('\n')}
</svg>
`
}
