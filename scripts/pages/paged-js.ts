/** The bundle that the corrections (engine/corrections/) replace methods of: on any other they would break pages without a word. */
export const PAGED_JS = {
  name: 'Paged.js 0.4.3',
  sha256: '6d7ae76b6f3ae8ccd06cdb2f8ca65acb6be25702e57bf65af89ef5067ad5e9e3',
}
