import { expect, it } from 'vitest'
import { findTeasers } from '../../scripts/import/teasers.ts'

const whole = '政绩观是对履行职责的根本认识和态度。以下是全文。'

it.each([
  ['above the whole text', ['政绩观是对履行职责的根本认识……', whole], [0]],
  ['below it', [whole, '政绩观是对履行职责的根本认识……'], [1]],
])('finds a teaser %s', (_, paragraphs, found) => expect([...findTeasers(paragraphs)]).toEqual(found))

it.each([
  ['a full repetition', [whole, whole]],
  ['an ellipsis of its own', ['政绩观是对职责的一种不同的认识……', whole]],
  ['a few words', ['政绩观……', whole]],
  ['a paragraph far away', ['政绩观是对履行职责的根本认识……', '别的。', whole]],
])('leaves %s', (_, paragraphs) => expect([...findTeasers(paragraphs)]).toEqual([]))
