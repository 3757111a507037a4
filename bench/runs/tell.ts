/** In a measured process: says that a stage has ended, and waits until the figures have been read. */
export function endOfStage(stage: string): Promise<void> {
  return send({ stage })
}

/** In a measured process: hands back what came out. */
export function tellResult(result: Record<string, unknown>): Promise<void> {
  return send({ result })
}

function send(message: object): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send) return resolve()
    process.once('message', () => resolve())
    process.send(message)
  })
}
