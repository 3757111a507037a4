import { createRequire } from 'node:module'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type Format, printDiagnostics } from '../diagnostics/print.ts'
import { explainMisuse } from './misuse.ts'
import { runBuild, runCheck, runDoctor, runImport, runInit, runPreview } from './run.ts'
import { version } from './version.ts'

/**
 * Parses the arguments and runs the command.
 * @returns the exit code: 0 done, 1 an error in the manuscript or an output, 2 wrong use or configuration, 3 the machine
 */
export async function main(args: readonly string[]): Promise<number> {
  const outcome = { code: 0 }
  const program = describeCommands(await version(), outcome)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    const misuse = explainMisuse(error, args, program)
    process.stderr.write(await printDiagnostics([misuse], { format: 'text', color: process.stderr.isTTY }))
    return 2
  }
  return outcome.code
}

function describeCommands(banxin: string, outcome: { code: number }): Command {
  const program = new Command('banxin')
    .description('版心：把一个文件夹的 Markdown 排成讲义、小册子（横排、直排）和电子书。')
    .version(banxin, '-V, --version', '显示版本号')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示一个命令的帮助')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .configureHelp(chineseHelp)
    .showSuggestionAfterError(false)
    .addHelpText('after', codesHelp)
    .action(() => {
      program.outputHelp()
    })

  program
    .command('build')
    .description('把书排成它的全部版本，写进 dist/')
    .argument('[书稿文件夹]', '放着 book.yaml 的文件夹', 'manuscript')
    .option('-e, --edition <名称...>', '只做这些版本')
    .option('-o, --out <文件夹>', '写到哪里', folderName, 'dist')
    .option('--draft', '草样：不检查成品，报告里注明', false)
    .option('--copies <份号>', '给讲义编份号，如 1-200、1-50,61-70')
    .option('--watermark <文字>', '有份号的讲义再加水印（与 --copies 同用）')
    .option('--each', '一份一个文件，不合成一个（与 --copies 同用）', false)
    .addOption(browserOption())
    .addOption(browsersOption())
    .addHelpText(
      'after',
      examples(
        'banxin build',
        'banxin build --edition handout ebook',
        'banxin build --edition handout --copies 1-200',
        'banxin build ../书 --out ../成品',
      ),
    )
    .action(async (manuscript: string, { copies, watermark, each, ...options }: BuildOptions, command: Command) => {
      const alone = copies === undefined && (watermark !== undefined ? '--watermark' : each ? '--each' : undefined)
      if (alone) command.error(`${alone} 要与 --copies 同用`, { code: 'banxin.withoutCopies', exitCode: 2 })
      const asked = copies === undefined ? undefined : { copies, watermark, each }
      outcome.code = await runBuild({ manuscript, ...options, editions: options.edition ?? [], copies: asked })
    })

  program
    .command('check')
    .description('做一遍全部检查，不写文件')
    .argument('[书稿文件夹]', '放着 book.yaml 的文件夹', 'manuscript')
    .option('-e, --edition <名称...>', '只检查这些版本')
    .addOption(new Option('-f, --format <格式>', '怎样列出发现').choices(['text', 'json', 'github']).default('text'))
    .addOption(browserOption())
    .addOption(browsersOption())
    .addHelpText('after', examples('banxin check', 'banxin check --format github', 'banxin check ../书 --format json'))
    .action(
      async (
        manuscript: string,
        options: { edition?: string[]; format: Format; browser?: string; browsers?: string },
      ) => {
        outcome.code = await runCheck({ manuscript, ...options, editions: options.edition ?? [] })
      },
    )

  program
    .command('preview')
    .description('在浏览器里看排好的页面，改了书稿就重排')
    .argument('[书稿文件夹]', '放着 book.yaml 的文件夹', 'manuscript')
    .option('-e, --edition <名称>', '先看这个版本')
    .option('-p, --port <端口>', '用这个端口，不用随便哪个空着的', portNumber, 0)
    .option('--editor <命令>', '点页面时用它打开书稿，{file}、{line}、{column} 换成位置')
    .addOption(browserOption())
    .addOption(browsersOption())
    .addHelpText(
      'after',
      examples(
        'banxin preview',
        'banxin preview ../书 --edition booklet-vertical',
        'banxin preview --editor "code -g {file}:{line}:{column}"',
      ),
    )
    .action(async (manuscript: string, options: PreviewOptions) => {
      outcome.code = await runPreview({ manuscript, ...options })
    })

  program
    .command('import')
    .description('把纯文本整理成书稿，并列出改了什么')
    .argument('<文件...>', '文本文件（.txt）')
    .requiredOption('-o, --out <文件夹>', '新书稿的文件夹', folderName)
    .option('-t, --title <书名>', '书名；不写就从文中找')
    .option('--force', '文件夹里已有文件也写进去', false)
    .addHelpText('after', examples('banxin import 讲话.txt --out 讲话集', 'banxin build 讲话集 --out 讲话集-成品'))
    .action(async (files: string[], options: { out: string; title?: string; force: boolean }) => {
      outcome.code = await runImport({ files, ...options })
    })

  program
    .command('init')
    .description('开一本新书：一个能排的小样，照着写')
    .argument('<文件夹>', '新书的文件夹', folderName)
    .option('-t, --title <书名>', '书名；不写就是文件夹的名字')
    .addHelpText('after', examples('banxin init 我的书', 'banxin init 座谈会 --title 读书座谈会发言'))
    .action(async (folder: string, options: { title?: string }) => {
      outcome.code = await runInit({ folder, ...options })
    })

  program
    .command('doctor')
    .description('看这台机器有什么、缺什么，怎样补上')
    .addOption(browserOption())
    .addOption(browsersOption())
    .addHelpText('after', examples('banxin doctor'))
    .action(async (options: { browser?: string; browsers?: string }) => {
      outcome.code = await runDoctor(options)
    })

  return program
}

type BuildOptions = {
  edition?: string[]
  out: string
  draft: boolean
  browser?: string
  browsers?: string
  copies?: string
  watermark?: string
  each: boolean
}

type PreviewOptions = { edition?: string; port: number; editor?: string; browser?: string; browsers?: string }

const browsersOption = () =>
  new Option('--browsers <地址>', '分给这些浏览器去排：local、ws://…、http://…，几个之间空一格（见 docs/browsers.md）')
const browserOption = () => new Option('--browser <路径>', '用这个浏览器，不用随带的（分页可能不同）')

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
}

const chineseHelp = {
  displayWidth: (text: string) => widthOf(text),
  styleTitle: (title: string) => titles[title] ?? title,
  commandUsage: (command: Command) =>
    `${lineage(command)} ${command.usage().replace('[options]', '[选项]').replace('[command]', '[命令]')}`,
  optionDescription: ({ description, argChoices, defaultValue }: Option) => {
    const notes = [
      argChoices && `可选 ${argChoices.join('、')}`,
      defaultValue !== undefined && defaultValue !== false && `默认 ${defaultValue}`,
    ].filter(Boolean)
    return notes.length > 0 ? `${description}（${notes.join('；')}）` : description
  },
  argumentDescription: ({ description, defaultValue }: { description: string; defaultValue?: unknown }) =>
    defaultValue === undefined ? description : `${description}（默认 ${defaultValue}）`,
}

/** The library takes 25 ms to load, and only help is told in columns. */
const require = createRequire(import.meta.url)
function widthOf(text: string): number {
  const { default: stringWidth } = require('string-width') as typeof import('string-width')
  return stringWidth(text)
}

function lineage(command: Command): string {
  return command.parent ? `${lineage(command.parent)} ${command.name()}` : command.name()
}

const examples = (...lines: string[]) => `\n例如：\n${lines.map((line) => `  ${line}`).join('\n')}\n`

const codesHelp = `
例如：
  banxin build
  banxin check --format github
  banxin import 讲话.txt --out 讲话集

退出码：0 做好了；1 书稿或成品有错；2 用法或配置有错；3 机器缺东西（banxin doctor 会说缺什么）。
`

function portNumber(value: string): number {
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65_535) throw new InvalidArgumentError('端口是 0 到 65535 的整数。')
  return port
}

/** An empty name would mean the folder at hand, and files would land among the user's own. */
function folderName(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('文件夹的名字是空的。')
  return value
}
