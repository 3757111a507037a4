// Keeps V8's nursery from growing beyond 8 MB, here and in every thread and process of ours. Left alone it grows to 64 MB in each of them, two hundred
// megabytes at the peak of a build; much smaller it is copied so often that a build takes a tenth longer. There is no switch for its size once
// a process runs, but for how fast it grows: so it is watched, and kept from growing when it is large enough. Where V8 comes to do it
// otherwise, all is as before.
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Bytes of both its halves. */
const ENOUGH = 8 * 2 ** 20

/** Milliseconds. */
const OFTEN = 20

// Another thread may have settled it for itself already.
setFlagsFromString('--semi-space-growth-factor=2')
const watch = setInterval(() => {
  const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  if (nursery && nursery.space_size < ENOUGH) return
  setFlagsFromString('--semi-space-growth-factor=1')
  clearInterval(watch)
}, OFTEN)
watch.unref()
