import os from 'node:os'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { type Place, readPlaces } from './addresses.ts'
import { type Crew, type CrewRequest, openCrew } from './crew.ts'
import { type BrowserOptions, type BrowserSession, notPinned, openBrowser } from './launch.ts'
import { connectBrowser } from './remote.ts'

/** Browsers of one version that share the work: one on this machine, or any number elsewhere. */
export type BrowserPool = {
  /** As the browsers give it: `HeadlessChrome/153.0.8010.0`. */
  version: string
  /** The build that the lock file names: the same pages on every machine. */
  pinned: boolean
  /** For the report, in Chinese. */
  description: string
  /** Tabs for one kind of work, opened as there is work for them. */
  crew<P>(request: CrewRequest<P>): Crew<P>
  /** Ends what was started here and lets go of the rest; safe to call twice. */
  close(): Promise<void>
}

/** One browser of the pool, and how to have it again. */
export type Member = {
  /** For messages: `本机的浏览器`, `ws://10.0.0.5:9222`. */
  name: string
  /** Most tabs that work in it at a time. */
  tabs: number
  session: BrowserSession
  /** Starts it anew after its end; absent where it cannot be. Used once. */
  again?: () => Promise<Outcome<BrowserSession>>
}

export type PoolOptions = BrowserOptions & {
  /** Places of the browsers (addresses.ts). Default: the environment variable BANXIN_BROWSERS; else this machine's browser alone. */
  places?: string
  /** Tabs in this machine's browser. Default: two where there are two cores. */
  tabs?: number
}

/**
 * Opens the browsers. The first decides the version: one of another version breaks pages elsewhere, so it is left out with a warning.
 * A place where no browser answers is an error.
 */
export async function openPool(options: PoolOptions): Promise<Outcome<BrowserPool>> {
  const env = options.env ?? process.env
  const { value: places, diagnostics } = readPlaces(options.places ?? env.BANXIN_BROWSERS ?? '')
  if (!places) return { diagnostics }
  const opened = await Promise.all(places.map((place) => openMember(place, options)))
  const members = opened.flatMap(({ value }) => value ?? [])
  const found = opened.flatMap((outcome) => outcome.diagnostics)
  if (members.length < places.length) {
    await Promise.all(members.map(({ session }) => session.close()))
    return { diagnostics: found }
  }
  const gathered = await gatherPool(members)
  return { value: gathered.value, diagnostics: [...found, ...gathered.diagnostics] }
}

/** A pool of browsers that are open already; the pool closes them. Needs one at least. */
export async function gatherPool(members: readonly Member[]): Promise<Outcome<BrowserPool>> {
  const [first] = members
  if (!first) throw new Error('a pool of no browser')
  const fitting = members.filter(({ session }) => buildOf(session) === buildOf(first.session))
  const others = members.filter((member) => !fitting.includes(member))
  await Promise.all(others.map(({ session }) => session.close()))
  const diagnostics = others.map((other) => otherVersion(other, first))
  if (first.session.remote && !first.session.pinned) diagnostics.push(notPinned(first.session))
  const { version, pinned, description } = first.session
  const value: BrowserPool = {
    version,
    pinned,
    description: fitting.length > 1 ? `${description}，共 ${fitting.length} 个浏览器` : description,
    crew: (request) => openCrew(fitting, request),
    close: async () => void (await Promise.all(fitting.map(({ session }) => session.close()))),
  }
  return { value, diagnostics }
}

/** Opens the browser at one place; without a value it does not answer or does not work. */
export async function openMember(place: Place, options: PoolOptions): Promise<Outcome<Member>> {
  if (place === 'local') {
    const open = () => openBrowser(options)
    const { value: session, diagnostics } = await open()
    const tabs = options.tabs ?? Math.min(2, os.availableParallelism())
    return { value: session && { name: '本机的浏览器', tabs, session, again: open }, diagnostics }
  }
  const { value: session, diagnostics } = await connectBrowser(place, options)
  return { value: session && { name: place.name, tabs: 1, session }, diagnostics }
}

/** `153.0.8010.0`, whatever the product calls itself. */
function buildOf({ version }: BrowserSession): string {
  return version.replace(/^.*\//, '')
}

function otherVersion({ name, session }: Member, first: Member): Diagnostic {
  return {
    severity: 'warning',
    rule: 'browser/other-version',
    message: `没有用 ${name}：它的版本是 ${buildOf(session)}，第一个浏览器 ${first.name} 是 ${buildOf(first.session)}，混在一起分页会不一致。`,
    hint: '让所有的浏览器是同一个版本，或者从 --browsers、BANXIN_BROWSERS 里去掉它。',
    domain: 'machine',
  }
}
