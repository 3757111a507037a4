// The one way to puppeteer: its part that speaks with a browser. What it has besides, to find, download and start browsers of all kinds, is as much
// again to load, in every command. The types of the whole package are a copy of those of this part.
import type { Browser, ConnectOptions } from 'puppeteer-core'
import { connect } from 'puppeteer-core/lib/puppeteer/puppeteer-core-browser.js'

export { PipeTransport } from 'puppeteer-core/internal/node/PipeTransport.js'

/** As puppeteer documents its `connect`. */
export const connectTo = connect as unknown as (options: ConnectOptions) => Promise<Browser>
