import { PDFObject } from './pdf-lib.ts'

/** An object whose text is known already: written as it is, never read. */
export class AsWritten extends PDFObject {
  readonly text: string

  /** @param text PDF syntax; characters are bytes */
  constructor(text: string) {
    super()
    this.text = text
  }

  override toString(): string {
    return this.text
  }

  override sizeInBytes(): number {
    return this.text.length
  }

  override copyBytesInto(buffer: Uint8Array, offset: number): number {
    for (let at = 0; at < this.text.length; at += 1) buffer[offset + at] = this.text.charCodeAt(at)
    return this.text.length
  }
}
