import { expect, test } from 'vitest'
import { leaveOutFirst } from '../../scripts/pdf/leave-out.ts'
import { PDFDocument, PDFHexString, PDFName } from '../../scripts/pdf/pdf-lib.ts'
import { work as readPages } from '../../scripts/preflight/pdf-thread.ts'

/** Six pages, each as wide as it is named. */
async function pdfOf(nums: (number | { S: string; St: number } | { P: PDFHexString })[]) {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < 6; page += 1) pdf.addPage([100 + page, 200])
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: nums as never }))
  return pdf
}

async function shown(pdf: PDFDocument) {
  const data = await pdf.save()
  const { labels, read } = await readPages({ pdf: data, wanted: new Map(), skipped: new Set() })
  return { labels, widths: read.map(([, { width }]) => width) }
}

const named = (words: string) => ({ P: PDFHexString.fromText(words) })

test('the pages that stay keep their labels', async () => {
  const pdf = await pdfOf([0, named('封面'), 1, named('封二'), 2, { S: 'r', St: 1 }, 4, { S: 'D', St: 1 }])
  leaveOutFirst(pdf, 2)
  expect(await shown(pdf)).toEqual({ labels: ['i', 'ii', '1', '2'], widths: [102, 103, 104, 105] })
})

test('a label that counts goes on where it was', async () => {
  const pdf = await pdfOf([0, { S: 'D', St: 7 }, 5, named('末')])
  leaveOutFirst(pdf, 3)
  expect((await shown(pdf)).labels).toEqual(['10', '11', '末'])
})

test('none left out: nothing changes', async () => {
  const pdf = await pdfOf([0, { S: 'D', St: 1 }])
  leaveOutFirst(pdf, 0)
  expect((await shown(pdf)).labels).toEqual(['1', '2', '3', '4', '5', '6'])
})
