import type { Command, CommanderError } from 'commander'
import { didYouMean } from '../config/findings.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** What was wrong with a command line, in Chinese, and what to type instead. */
export function explainMisuse(error: CommanderError, args: readonly string[], program: Command): Diagnostic {
  const command = program.commands.find((one) => one.name() === args[0])
  const help = `banxin ${command ? `${command.name()} ` : ''}--help 列出全部用法。`
  const wrong = (message: string, hint = help): Diagnostic => ({
    severity: 'error',
    rule: 'cli/usage',
    message,
    hint,
    domain: 'configuration',
  })
  const instead = (word: string, known: string[]) => {
    const best = didYouMean(word, known)
    return best ? `是不是想写 ${best}？${help}` : help
  }
  const commands = program.commands.map((one) => one.name())
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? ''

  switch (error.code) {
    case 'commander.unknownCommand':
      return wrong(`没有叫 ${named} 的命令。`, instead(named, commands))
    case 'commander.unknownOption': {
      const known = (command ?? program).options.flatMap(({ long }) => long ?? [])
      return wrong(`不认识的选项 ${named}。`, instead(named, known))
    }
    case 'commander.missingArgument':
      return wrong(`少了 <${named}>。`)
    case 'commander.optionMissingArgument':
    case 'commander.missingMandatoryOptionValue':
      return wrong(`要写明 ${named}。`)
    case 'commander.invalidArgument': {
      const argument = error.message.match(/ is invalid for argument '([^']+)'\. (.*)$/su)
      if (argument) return wrong(`参数 <${argument[1]}> 的值不对。`, argument[2] + help)
      const choices = command?.options.find(({ flags }) => flags === named)?.argChoices
      // What the option's own reader says comes last.
      const why = error.message.match(/ is invalid\. (\P{ASCII}.*)$/su)?.[1] ?? ''
      return wrong(`选项 ${named} 的值不对。`, choices ? `可以写：${choices.join('、')}。` : why + help)
    }
    case 'commander.excessArguments':
      // Without a command it is the command's own name that is mistyped.
      return command ? wrong('多写了参数。') : wrong(`没有叫 ${args[0]} 的命令。`, instead(args[0] ?? '', commands))
    case 'banxin.withoutCopies':
      return wrong(`${error.message}。`, '加上份号，如 --copies 1-200。')
    default:
      return wrong(error.message.replace(/^error: /, ''))
  }
}
