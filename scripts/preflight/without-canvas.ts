import { registerHooks } from 'node:module'

/**
 * PDF.js loads a native canvas under Node, to draw with. Nothing is drawn here, and loading it costs every thread 0.1 s and 25 MB:
 * an empty module stands in for it, and empty classes for those that PDF.js would take from it. Imported by pdf-js.ts alone, and that only in
 * the threads that read a PDF.
 */
const EMPTY = 'banxin:no-canvas'

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@napi-rs/canvas' ? { url: EMPTY, format: 'commonjs', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === EMPTY ? { format: 'commonjs', source: '', shortCircuit: true } : next(url, context),
})

for (const name of ['DOMMatrix', 'Path2D', 'FontFace']) {
  Object.defineProperty(globalThis, name, { value: class {}, writable: true })
}
