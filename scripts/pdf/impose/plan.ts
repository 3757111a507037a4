/** Width and height in mm. */
export type Size = { width: number; height: number }

/** A rectangle on one side of a sheet: mm from its lower left corner. */
export type Box = Size & { x: number; y: number }

/** One page of the publication on one side of a sheet. */
export type Placed = {
  /** From 0, in reading order. */
  page: number
  /** Where its lower left corner goes, and by how much it is made smaller. */
  x: number
  y: number
  scale: number
  /** What may be seen of it: a page that is moved towards the fold may not lie on its neighbour. */
  clip: Box
}

/** A thin line for whoever folds or staples: mm on the sheet. */
export type Mark = { from: [x: number, y: number]; to: [x: number, y: number]; dashed?: boolean }

/** One side of a sheet of paper; `back`: where the blank back of a booklet with a front cover lies. */
export type Side = { placed: Placed[]; marks: Mark[]; back?: Box }

/** What a printer gets: the sides in the order in which they are printed. `duplex`: every second side is the back of the one before. */
export type SheetPlan = { sheet: Size; duplex: boolean; sides: Side[] }
