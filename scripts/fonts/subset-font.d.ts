/** The package carries no types. */
declare module 'subset-font' {
  /** Cuts a TTF, OTF or woff2 file down to the characters of `text`; all layout features stay. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: { targetFormat?: 'truetype'; variationAxes?: Record<string, number> },
  ): Promise<Uint8Array>
}
