import { setFlagsFromString } from 'node:v8'

/**
 * Whether V8 is sparing in this process from now on, in all its threads: busy functions are optimised by Maglev, and not once more by TurboFan. Where
 * other processes of ours have taken the second core, as on the first build of an e-book, which draws its cover, TurboFan takes a seventh of
 * the time from work that is at hand. Where a core is free, or the work is long, it is worth its time. Where V8 does it otherwise, all is as before.
 */
export function compileSparingly(sparing: boolean): void {
  setFlagsFromString(sparing ? '--efficiency-mode' : '--no-efficiency-mode')
}
