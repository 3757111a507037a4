import type { Correction } from './correction.ts'

/**
 * Paged.js waits for an animation frame between two pages (queue.js): 16 ms a page for nothing, and no frame at all
 * in a hidden tab. A microtask keeps the order and costs nothing.
 */
export const tick: Correction = {
  name: 'tick',
  prepare(chunker) {
    chunker.q.tick = (task) => queueMicrotask(task)
  },
}
