// Prints the hash of the sample book's EPUB: build.test.ts runs it in other time zones.
import { createHash } from 'node:crypto'
import { buildEpub } from '../../scripts/epub/build.ts'
import { sampleDocument } from './sample.ts'

const { value } = await buildEpub({
  document: sampleDocument(),
  edition: {
    name: 'ebook',
    format: 'epub',
    writing: 'horizontal',
    notes: 'chapter',
  },
})
console.log(
  createHash('sha256')
    .update(value?.data ?? '')
    .digest('hex'),
)
