/** One end of a way for messages: as much of a `MessagePort` as PDF.js uses. */
export type LinkedPort = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: Listener, options?: { signal?: AbortSignal } | null): void
  removeEventListener(type: 'message', listener: Listener): void
}

type Listener = (event: { data: unknown }) => void

/**
 * Two ports, each of which gets what is posted at the other, in the next microtask. For the two halves of PDF.js in one thread: between
 * them it would make a structured clone of every message, a tenth of the reading. Objects and arrays are copied, since the sender empties and
 * fills them again; bytes are handed over as they are.
 */
export function linkedPorts(): [LinkedPort, LinkedPort] {
  const [heardHere, heardThere] = [new Set<Listener>(), new Set<Listener>()]
  return [portTo(heardThere, heardHere), portTo(heardHere, heardThere)]
}

function portTo(others: ReadonlySet<Listener>, own: Set<Listener>): LinkedPort {
  return {
    postMessage(message) {
      const data = copyOf(message)
      queueMicrotask(() => {
        for (const listener of others) listener({ data })
      })
    },
    addEventListener(_type, listener, options) {
      own.add(listener)
      options?.signal?.addEventListener('abort', () => own.delete(listener), { once: true })
    },
    removeEventListener: (_type, listener) => void own.delete(listener),
  }
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = copyOf((value as Record<string, unknown>)[key])
  return copy
}
