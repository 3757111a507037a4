/**
 * What becomes of colours: `grey`, all of them tints of black; `black`, text and lines black without tints, so that nothing is screened, and
 * pictures in tints; `neutral`, only what is grey already becomes black ink, and colours stay for whoever separates them.
 */
export type Colour = 'grey' | 'black' | 'neutral'

/** Red, green and blue, 0 to 1 (sRGB). */
export type Rgb = readonly [red: number, green: number, blue: number]

/** The share of black ink, 0 to 1, that text and lines of a colour get; undefined: the colour stays. */
export function blackOf(rgb: Rgb, colour: Colour): number | undefined {
  const [red, green, blue] = rgb
  if (colour === 'neutral') return red === green && green === blue ? round(1 - red) : undefined
  const ink = 1 - luma(rgb)
  return round(colour === 'grey' ? ink : ink > LIGHTEST ? 1 : 0)
}

/** How light a colour looks, 0 black to 1 white (ITU-R BT.601: of gamma-encoded values, as Separations of RGB to grey have it). */
export function luma([red, green, blue]: Rgb): number {
  return RED * red + GREEN * green + BLUE * blue
}

export const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114]

/** Lighter tints are grounds: solid, they would drown what stands on them. */
const LIGHTEST = 0.12

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
