/** Runs a task as soon as there is room for its weight. */
export type Gate = <Result>(weight: number, task: () => Promise<Result>) => Promise<Result>

/**
 * Lets tasks run side by side while their weights together are within `capacity`; one that is heavier than that runs alone.
 * First come, first served.
 */
export function openGate(capacity: number): Gate {
  const waiting: { weight: number; enter(): void }[] = []
  let free = capacity
  const letIn = () => {
    for (let first = waiting[0]; first && first.weight <= free; first = waiting[0]) {
      waiting.shift()
      free -= first.weight
      first.enter()
    }
  }
  return async (weight, task) => {
    const taken = Math.min(weight, capacity)
    await new Promise<void>((enter) => {
      waiting.push({ weight: taken, enter })
      letIn()
    })
    try {
      return await task()
    } finally {
      free += taken
      letIn()
    }
  }
}
