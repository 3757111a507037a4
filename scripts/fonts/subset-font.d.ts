/** The package carries no types. */
declare module 'subset-font' {
  /** Cuts a TTF, OTF or woff2 file down to the characters of `text`; all layout features stay, or those of `keepFeatures`. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: { targetFormat?: 'truetype'; variationAxes?: Record<string, number>; keepFeatures?: string[] },
  ): Promise<Uint8Array>
}
