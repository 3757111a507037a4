import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserSession } from './launch.ts'
import type { Origin } from './origin.ts'
import { openTab, type Tab } from './tab.ts'

/** Why a tab is of no more use: its browser is gone, its page crashed or was closed, or nothing moved in it for too long. */
export type Loss = 'disconnected' | 'crashed' | 'stalled'

/** A tab at work. */
export type Seat<P> = {
  place: P
  tab: Tab
  /** Waits for `work`, but no longer than the tab lives. Rejects as the work does. */
  watch<T>(work: Promise<T>): Promise<{ value: T } | { loss: Loss }>
  /** Closes the tab, without waiting where it does not answer. */
  leave(): Promise<void>
}

/** Seconds that closing a tab may take. */
const FAREWELL = 5

/**
 * Opens a tab and makes it ready for its work. `patience`: seconds after which a tab that gave no sign is taken for hung;
 * absent, it may take as long as it likes.
 */
export async function openSeat<P>(request: {
  session: BrowserSession
  origin: Origin
  prepare: (tab: Tab) => Promise<P>
  patience?: number
}): Promise<{ seat: Seat<P> } | { loss: Loss }> {
  const { session, origin, prepare, patience } = request
  let tab: Tab | undefined
  let lose: (loss: Loss) => void = () => {}
  const lost = new Promise<{ loss: Loss }>((resolve) => {
    lose = (loss) => resolve({ loss })
  })
  const gone = () => lose('disconnected')
  session.browser.on('disconnected', gone)
  const watch = async <T>(work: Promise<T>): Promise<{ value: T } | { loss: Loss }> => {
    const began = performance.now()
    const hung = () => performance.now() - Math.max(began, tab?.lastSign() ?? 0) > (patience ?? 0) * 1000
    const timer = patience && setInterval(() => hung() && lose('stalled'), (patience * 1000) / 4)
    const done = work.then((value) => ({ value }))
    try {
      return await Promise.race([done, lost])
    } catch (error) {
      // A call that was under way when the browser went away fails too, a moment before or after that is known.
      const known = await Promise.race([lost, pause(50)])
      if (known) return known
      if (!session.browser.connected) return { loss: 'disconnected' }
      if (tab?.isClosed()) return { loss: 'crashed' }
      throw error
    } finally {
      clearInterval(timer)
    }
  }
  const leave = async () => {
    session.browser.off('disconnected', gone)
    await Promise.race([tab?.close().catch(() => {}), pause(FAREWELL * 1000, undefined, { ref: false })])
  }
  const open = async () => {
    tab = await openTab(session, origin)
    tab.on('error', () => lose('crashed'))
    tab.on('close', () => lose('crashed'))
    return { tab, place: await prepare(tab) }
  }
  const opened = await watch(open()).catch(async (error: unknown) => {
    await leave()
    throw error
  })
  if ('loss' in opened) {
    void leave()
    return opened
  }
  return { seat: { ...opened.value, watch, leave } }
}
