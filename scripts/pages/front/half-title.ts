import { h } from 'hastscript'
import { toHtml } from '../../html/serialize.ts'
import type { Part } from '../part.ts'
import { titleBySense } from '../title-breaks.ts'
import type { FrontRequest } from './request.ts'

/** 半扉页: the title alone, before the title page; its back stays blank. */
export function halfTitlePart({ document, edition }: FrontRequest): Part {
  const page = h('section.half-title-page', { dataGenerated: '' }, [
    h('p.title', titleBySense(document.book.title, edition)),
  ])
  return { kind: 'half-title', html: toHtml(page), notes: '', recto: true }
}
