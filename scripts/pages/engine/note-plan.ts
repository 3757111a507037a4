/** What the layout says of a call. Distances along the block axis, in px from the block start of the page. */
export type CallBox = {
  /** Where its line begins and ends, or the block around it that may not be broken (a table row, a heading, a figure). */
  start: number
  end: number
  /** Nothing but headings stands before that line on the page: to move it on would leave the page empty. */
  first: boolean
  /** The block around it, if there is one: it may leave as much empty as it is high. */
  kept?: object | undefined
}

export type NoteRoom = {
  extent: number
  /** What notes carried over from the page before take. */
  carried: number
  /** They go on at the next page: no other note can begin before they end. */
  unfinished: boolean
  /** What the notes take with the first one, the first two, … of the calls; carried ones included. */
  taken: readonly number[]
  /** What stands above the first note: distance and rule. */
  lead: number
  /** Line pitch of the notes. */
  line: number
}

export type NotePlan = {
  /** How many notes stand whole on this page: those of the first calls. */
  whole: number
  /** px from the start of the notes at which the next note is cut; it goes on at the next page. */
  cut?: number
  /** How many calls after these stay on the page though their notes only follow on the next one. */
  late: number
  /** What the text may take. */
  room: number
  /** The call whose line goes to the next page so that its note can begin there. */
  left?: number
}

/** Lines of a note that must fit where it begins. */
const BEGINNING = 2

/**
 * Decides which notes a page takes. A note stands on the page of its call, whole where it fits; else it begins there when
 * two of its lines fit; else the line of its call goes to the next page, unless that line is the page's first: then the
 * note follows late. Nor does a line leave when that would leave a third of the page empty: its notes begin with one
 * line, or follow. `calls` are those on the page when it has no notes, in reading order.
 */
export function planNotes(calls: readonly CallBox[], notes: NoteRoom): NotePlan {
  const { extent, carried, taken, lead, line } = notes
  const plan: NotePlan = { whole: 0, late: 0, room: extent - carried }
  let open = !notes.unfinished
  let deepest = 0
  const leave = (index: number): NotePlan => {
    plan.left = index
    plan.room = Math.min(plan.room, (calls[index] as CallBox).start)
    // Notes called from the same line go with it.
    while (plan.whole > 0 && (calls[plan.whole - 1] as CallBox).end > plan.room) plan.whole -= 1
    return plan
  }
  for (const [index, call] of calls.entries()) {
    if (call.end > plan.room + HAIR) break
    const inLine = call.start < deepest
    deepest = Math.max(deepest, call.end)
    if (!open) {
      if (!call.first && !(plan.cut !== undefined && inLine)) return leave(index)
      plan.late += 1
      continue
    }
    const before = index > 0 ? (taken[index - 1] as number) : carried || lead
    if (deepest + (taken[index] as number) <= extent + HAIR) {
      plan.whole += 1
      plan.room = extent - (taken[index] as number)
      continue
    }
    open = false
    const free = extent - deepest
    const stays = call.first || wouldEmpty(index)
    const begins = free - before >= (stays ? 1 : BEGINNING) * line
    if (!stays && !(begins && !wouldCrowd(index))) return leave(index)
    if (begins) {
      plan.cut = free
      plan.room = deepest
    } else plan.late += 1
  }
  return plan

  /** Whether the page stays empty for a good part when the line of this call leaves it, and all its notes. */
  function wouldEmpty(index: number): boolean {
    const { start, kept: block } = calls[index] as CallBox
    if (block) return false
    let before = index
    while (before > 0 && (calls[before - 1] as CallBox).end > start) before -= 1
    const kept = before > 0 ? (taken[before - 1] as number) : carried
    return extent - kept - start > MOST_EMPTY * extent
  }

  /** A note that is cut here makes the others of its line late; on a page of their own they may all fit. */
  function wouldCrowd(index: number): boolean {
    const { start, end } = calls[index] as CallBox
    let last = index
    while (calls[last + 1] && (calls[last + 1] as CallBox).start < end) last += 1
    const size = (taken[last] as number) - (index > 0 ? (taken[index - 1] as number) : carried)
    return last > index && lead + size + end - start <= extent
  }
}

/** The part of a page that may stay empty so that a note begins well, and with its call. */
const MOST_EMPTY = 1 / 3

/** Sizes are multiples of 1/64 px. */
const HAIR = 0.05
