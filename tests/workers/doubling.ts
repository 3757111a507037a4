/** A module that does its work in a thread: doubles numbers, throws at words, never ends at nothing. */
export async function work(task: number | string | undefined): Promise<number> {
  if (typeof task === 'string') throw new RangeError(`${task} is no number`)
  if (task === undefined) return new Promise((resolve) => setTimeout(resolve, 60_000))
  return task * 2
}
