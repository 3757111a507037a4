import { deflated } from './deflated.ts'
import { type PDFDocument, PDFName, PDFRawStream, PDFString } from './pdf-lib.ts'
import { srgbProfile } from './srgb-profile.ts'

const KEY = PDFName.of('OutputIntents')

/**
 * Says which colours are meant by the numbers of the file (ISO 32000-1, 14.11.5; ISO 19005-2, 6.2.3): a browser means sRGB by all that it
 * draws, grey included. For files that are read on screens.
 */
export function setOutputIntent({ catalog, context }: PDFDocument): void {
  const packed = deflated(srgbProfile())
  const stream = PDFRawStream.of(context.obj({ N: 3, Filter: 'FlateDecode', Length: packed.length }), packed)
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    RegistryName: PDFString.of('http://www.color.org'),
    DestOutputProfile: context.register(stream),
  })
  catalog.set(KEY, context.obj([intent]))
}

/** Takes it back: of a file whose numbers are inks now. */
export function dropOutputIntent({ catalog }: PDFDocument): void {
  catalog.delete(KEY)
}
