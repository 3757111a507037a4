/** The Chromium build that the npm package @sparticuz/chromium 153.0.0 holds, and that is downloaded elsewhere; change it with the package. */
export const PINNED_BUILD = '153.0.8010.0'
