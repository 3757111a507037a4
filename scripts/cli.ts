import { main } from './commands/program.ts'

// The pages' scripts are TypeScript too, and are stripped for the browser with Node's own function, which calls itself
// experimental at its first use. The warning is about our choice and not about the user's book.
const warn = process.emitWarning
process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
  if (!String(warning).includes('stripTypeScriptTypes')) warn.call(process, warning, ...rest)
}) as typeof process.emitWarning

// `banxin check | head` closes the pipe early; that is not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await main(process.argv.slice(2))
