// The one way to the validator, whose reader of CSS is 120 small files, or one.
import type * as Library from '@likecoin/epubcheck-ts'
import { loadingOneFile } from '../workers/one-file.ts'

export const { EpubCheck } = await loadingOneFile(
  { 'css-tree': 'dist/csstree.esm.js' },
  () => import('@likecoin/epubcheck-ts'),
)

export type EpubCheck = Library.EpubCheck
export type ValidationMessage = Library.ValidationMessage
