/** What waits to be taken, and those who wait to take it. */
export type Queue<T> = {
  put(item: T): void
  /** The first item that fits, as soon as there is one; undefined once the queue is closed. */
  take(fits: (item: T) => boolean): Promise<T | undefined>
  /** The first item that fits, left where it is. */
  find(fits: (item: T) => boolean): T | undefined
  /** Asks all who wait again: what fits may have changed. */
  wake(): void
  /** Takes all out. */
  drain(): T[]
  close(): void
}

/** `order`: as for Array.sort; items that it holds equal keep the order in which they came. */
export function openQueue<T>(order: (a: T, b: T) => number): Queue<T> {
  const items: T[] = []
  let sleepers: (() => void)[] = []
  let closed = false
  const wake = () => {
    const woken = sleepers
    sleepers = []
    for (const rise of woken) rise()
  }
  return {
    put(item) {
      items.push(item)
      items.sort(order)
      wake()
    },
    async take(fits) {
      while (!closed) {
        const index = items.findIndex(fits)
        if (index >= 0) return items.splice(index, 1)[0]
        await new Promise<void>((resolve) => {
          sleepers.push(resolve)
        })
      }
      return undefined
    },
    find: (fits) => items.find(fits),
    wake,
    drain: () => items.splice(0),
    close() {
      closed = true
      wake()
    },
  }
}
