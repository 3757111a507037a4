/** The package carries no types. */
declare module 'fontverter' {
  /** Rejects when `font` is no TTF, OTF, woff or woff2 file. */
  export function convert(font: Buffer, format: 'truetype' | 'woff2'): Promise<Buffer>
}
