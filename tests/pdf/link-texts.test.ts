import { expect, test } from 'vitest'
import type { Language } from '../../scripts/config/book.ts'
import type { Document } from '../../scripts/html/document.ts'
import { AsWritten } from '../../scripts/pdf/as-written.ts'
import { describeLinks } from '../../scripts/pdf/link-texts.ts'
import { parseObject } from '../../scripts/pdf/parse-object.ts'
import { PDFDict, PDFDocument, PDFHexString, PDFName } from '../../scripts/pdf/pdf-lib.ts'

const chapters = [
  { headings: [{ id: '节', number: '一、', text: '引言', level: 2 }], notes: [{ id: 'note-1-2', number: '②' }] },
] as unknown as Document['chapters']

/** What the link says, whose annotation goes on like this. */
async function said(rest: string, language: Language = 'zh-Hans') {
  const pdf = await PDFDocument.create()
  const ref = pdf.context.register(new AsWritten(`<</Type /Annot\n/Subtype /Link\n/Rect [0 0 9 9]\n${rest}>>`))
  describeLinks(pdf, language, chapters)
  const annotation = parseObject(pdf.context.lookup(ref)?.toString() ?? '', pdf.context) as PDFDict
  return annotation.lookup(PDFName.of('Contents'), PDFHexString).decodeText()
}

test('a heading by its number and title', async () => {
  expect(await said('/Dest /%E8%8A%82')).toBe('一、引言')
})

test('a note by its number, and the way back from it', async () => {
  expect(await said('/Dest /note-1-2')).toBe('注释 ②')
  expect(await said('/Dest /call-1-2')).toBe('回到注释 ② 的正文')
  expect(await said('/Dest /note-1-2', 'ja')).toContain('②')
})

test('a page of the web by its address', async () => {
  expect(await said('/A <</Type /Action /S /URI /URI (https://example.org/a\\(b\\))>>')).toContain(
    'https://example.org/a',
  )
})

test('a place without a name by a word', async () => {
  expect(await said('/Dest /figure-1')).not.toBe('')
})

test('what is no link says nothing', async () => {
  const pdf = await PDFDocument.create()
  const ref = pdf.context.register(new AsWritten('<</Type /Annot /Subtype /Text>>'))
  describeLinks(pdf, 'zh-Hans', chapters)
  expect(pdf.context.lookup(ref)?.toString()).not.toContain('Contents')
  expect(pdf.context.lookup(ref)).not.toBeInstanceOf(PDFDict)
})
