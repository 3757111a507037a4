// The one way to the validator, whose reader of CSS is 120 small files, or one.
import { setFlagsFromString } from 'node:v8'
import type * as Library from '@likecoin/epubcheck-ts'
import { loadingOneFile } from '../workers/one-file.ts'

// Its reader of XML is WebAssembly and as busy as a book is long: it is worth what bin/wasm-tiers.js saves elsewhere.
setFlagsFromString('--wasm-tier-up')
setFlagsFromString('--wasm-dynamic-tiering')

export const { EpubCheck } = await loadingOneFile(
  { 'css-tree': 'dist/csstree.esm.js' },
  () => import('@likecoin/epubcheck-ts'),
)

export type EpubCheck = Library.EpubCheck
export type ValidationMessage = Library.ValidationMessage
