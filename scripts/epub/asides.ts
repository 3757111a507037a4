import type { Element } from 'hast'
import { hasClass } from '../html/elements.ts'
import { walk } from './walk.ts'

/**
 * Says of notices and side notes that they are notes (ARIA 1.2 `note`; an `aside` cannot be a `doc-notice`). Without it each is a
 * landmark of the page, and several of them cannot be told apart. Changes the tree in place.
 */
export function nameAsides(section: Element): void {
  walk(section, (element) => {
    if (hasClass(element, 'notice') || hasClass(element, 'side-note')) element.properties.role = 'note'
  })
}
