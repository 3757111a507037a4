import { type Diagnostic, eachOnce, type Outcome } from '../diagnostics/diagnostic.ts'
import type { BrowserSession } from './launch.ts'
import { allLost, browserLost, jobFails, startedAgain, tabLost } from './losses.ts'
import type { Origin } from './origin.ts'
import type { Member } from './pool.ts'
import { openQueue } from './queue.ts'
import { type Loss, openSeat, type Seat } from './seat.ts'
import type { Tab } from './tab.ts'
import { type Job, type Task, taskOf } from './task.ts'

export type CrewRequest<P> = {
  origin: Origin
  /** Makes a new tab ready; what it gives is what jobs work with. */
  prepare: (tab: Tab) => Promise<P>
  /** Seconds without a sign (Tab.lastSign) after which a tab is taken for hung. Absent: it may be silent as long as it likes. */
  patience?: number
  /** Weight of the work that makes up for opening one more tab. */
  worth: number
}

/** Tabs over all browsers of a pool that do jobs of one kind. Which tab does which has no part in what comes out. */
export type Crew<P> = {
  /**
   * Does a job: its value, and what its tab complained about meanwhile. There is no value when it cost too many tabs, no browser is left, or the
   * crew is closed.
   * Rejects as `work` and `prepare` do.
   */
  run<T>(job: Job<P, T>): Promise<Outcome<T>>
  /** Says that jobs of this weight are to come, so that tabs for them open in time. */
  expect(weight: number): void
  /** What was lost on the way, and complaints of tabs between jobs. */
  diagnostics(): Diagnostic[]
  close(): Promise<void>
}

/** Tabs that one job may cost: what takes down two takes down the third. */
const MOST_LOSSES = 2

/** A tab, opening or open. */
type Desk<P> = { member: Member; seat?: Seat<P> }

/** How a tab ended, in which session of its browser, and the job that was under way. */
type Lost<P> = { loss: Loss; session: BrowserSession; task?: Task<P> }

/** `members`: where a browser starts again, its member gets the new session. */
export function openCrew<P>(members: readonly Member[], request: CrewRequest<P>): Crew<P> {
  const { origin, prepare, patience, worth } = request
  const queue = openQueue<Task<P>>((a, b) => b.losses - a.losses || b.weight - a.weight)
  const unfinished = new Set<Task<P>>()
  const desks = new Set<Desk<P>>()
  /** Browsers that are gone or open no tab. */
  const left = new Set<Member>()
  const farewells: Promise<void>[] = []
  const losses: Diagnostic[] = []
  const complaints: Diagnostic[] = []
  let expected = 0
  let starting = false
  let closed = false
  let failure: { error: unknown } | undefined

  const living = () => members.filter((member) => !left.has(member) && member.session.browser.connected)
  const fits = (member: Member) => (task: Task<P>) =>
    !task.shunned.has(member) || living().every((other) => task.shunned.has(other))

  /** Opens tabs as long as there is work that is worth them. */
  function hire(): void {
    if (closed || failure || starting) return
    if (living().length === 0) {
      if (unfinished.size > 0) void startAgain()
      return
    }
    const load = [...unfinished].reduce((sum, { weight }) => sum + weight, expected)
    for (;;) {
      // A job that cost a tab in one browser needs one in another, be it worth that or not.
      const stranded = queue.find((task) => ![...desks].some(({ member }) => fits(member)(task)))
      const member = stranded || desks.size < Math.ceil(load / worth) ? leastBusy(stranded) : undefined
      if (!member) break
      const desk = { member }
      desks.add(desk)
      void man(desk)
    }
    queue.wake()
  }

  /** The browser with the fewest tabs of those that may have one more, and where `task` fits. */
  function leastBusy(task?: Task<P>): Member | undefined {
    const tabsOf = (member: Member) => [...desks].filter((desk) => desk.member === member).length
    const free = living().filter((member) => tabsOf(member) < member.tabs && (!task || fits(member)(task)))
    return free.sort((a, b) => tabsOf(a) - tabsOf(b))[0]
  }

  /** A tab from its opening to its end. */
  async function man(desk: Desk<P>): Promise<void> {
    try {
      const lost = await serve(desk)
      if (lost && closed) lost.task?.giveUp([])
      else if (lost) report(desk.member, lost)
    } catch (error) {
      failure = { error }
      for (const task of queue.drain()) task.fail(error)
    }
    desks.delete(desk)
    farewells.push(dismiss(desk))
    hire()
  }

  /** Opens the tab and does jobs in it until it is lost or no more come. */
  async function serve(desk: Desk<P>): Promise<Lost<P> | undefined> {
    const { member } = desk
    const { session } = member
    const opened = await openSeat({ session, origin, prepare, patience })
    if ('loss' in opened) return { ...opened, session }
    desk.seat = opened.seat
    for (;;) {
      const task = closed ? undefined : await queue.take(fits(member))
      if (!task) return undefined
      complaints.push(...opened.seat.tab.problems.splice(0))
      const loss = await task.attempt(opened.seat)
      if (!loss) continue
      // What is asked for while a page comes to its end is asked for again.
      opened.seat.tab.problems.length = 0
      return { loss, session, task }
    }
  }

  /** Says what was lost, and sees to the job that it was lost over. */
  function report(member: Member, { loss, session, task }: Lost<P>): void {
    if (loss === 'disconnected' || !task) {
      // Not so when the browser has been started again meanwhile.
      const gone = !left.has(member) && member.session === session
      if (gone) losses.push(browserLost(member.name, loss))
      if (gone) left.add(member)
      if (task) queue.put(task)
      return
    }
    losses.push(tabLost(member.name, loss, { file: task.file, patience }))
    task.losses += 1
    task.shunned.add(member)
    if (task.losses < MOST_LOSSES) queue.put(task)
    else task.giveUp([jobFails(task.file)])
  }

  /** All browsers are gone: this machine's own is started once more; where there is none, what waits is given up. */
  async function startAgain(): Promise<void> {
    const member = members.find(({ again }) => again)
    const again = member?.again
    if (member) member.again = undefined
    starting = true
    const outcome = await again?.().catch(() => undefined)
    starting = false
    if (member && outcome?.value) {
      member.session = outcome.value
      left.delete(member)
      losses.push(startedAgain(member.name))
      return hire()
    }
    const found = [...(outcome?.diagnostics ?? []), allLost(members.map(({ name }) => name))]
    for (const task of queue.drain()) task.giveUp(found)
  }

  async function dismiss({ seat }: Desk<P>): Promise<void> {
    complaints.push(...(seat?.tab.problems.splice(0) ?? []))
    await seat?.leave()
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure.error)
        if (closed) return resolve({ diagnostics: [] })
        const task = taskOf(job, resolve, reject, (settled) => unfinished.delete(settled))
        expected = Math.max(0, expected - job.weight)
        unfinished.add(task)
        queue.put(task)
        hire()
      }),
    expect(weight) {
      expected += weight
      hire()
    },
    diagnostics: () => [...losses, ...sorted(complaints)],
    async close() {
      closed = true
      queue.close()
      for (const task of queue.drain()) task.giveUp([])
      await Promise.all([...farewells, ...[...desks].map(dismiss)])
    },
  }
}

/** Each once, in an order that no tab's timing decides. */
function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return eachOnce(diagnostics).sort((a, b) => (a.message < b.message ? -1 : 1))
}
