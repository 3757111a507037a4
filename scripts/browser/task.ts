import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Member } from './pool.ts'
import type { Loss, Seat } from './seat.ts'

export type Job<P, T> = {
  /** How much work it is, in a unit of the caller's. The heaviest that waits goes first. */
  weight: number
  /** File of the manuscript that it is about, for messages. */
  file?: string
  /** Begun anew elsewhere when its tab is lost. */
  work: (place: P) => Promise<T>
}

/** A job on its way, and those who wait for it. */
export type Task<P> = {
  weight: number
  file?: string
  losses: number
  /** Where it cost a tab: it goes to another browser if there is one. */
  shunned: Set<Member>
  /** Does the job and settles it; not so when its tab was lost. */
  attempt(seat: Seat<P>): Promise<Loss | undefined>
  /** Settles it without a value. */
  giveUp(diagnostics: Diagnostic[]): void
  fail(error: unknown): void
}

/** `settled` is told when the job has its end, whatever it is. */
export function taskOf<P, T>(
  { weight, file, work }: Job<P, T>,
  resolve: (outcome: Outcome<T>) => void,
  reject: (error: unknown) => void,
  settled: (task: Task<P>) => void,
): Task<P> {
  const task: Task<P> = {
    weight,
    file,
    losses: 0,
    shunned: new Set(),
    async attempt(seat) {
      try {
        const outcome = await seat.watch(work(seat.place))
        if ('loss' in outcome) return outcome.loss
        settled(task)
        resolve({ value: outcome.value, diagnostics: seat.tab.problems.splice(0) })
      } catch (error) {
        task.fail(error)
      }
      return undefined
    },
    giveUp(diagnostics) {
      settled(task)
      resolve({ diagnostics })
    },
    fail(error) {
      settled(task)
      reject(error)
    },
  }
  return task
}
