import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Loss } from './seat.ts'

/** What is said when tabs and browsers are lost in the middle of the work. */

export function browserLost(name: string, loss: Loss): Diagnostic {
  const what = loss === 'disconnected' ? '中途断了' : '打不开页面'
  return {
    severity: 'warning',
    rule: 'browser/lost',
    message: `${name} ${what}，没有排完的部分交给别的浏览器。`,
    hint: '成品不受影响。常见的原因：内存不够、被人关掉、网络断开；可用 banxin doctor 再试它。',
    domain: 'machine',
  }
}

export function tabLost(name: string, loss: Loss, of: { file?: string; patience?: number }): Diagnostic {
  const what = loss === 'stalled' ? `${of.patience} 秒没有进展` : '崩溃了'
  return {
    severity: 'warning',
    rule: 'browser/tab-lost',
    message: `${name} 里的一个页面${what}，这一部分换一个页面重做。`,
    hint: '成品不受影响。常见的原因是内存不够。',
    ...(of.file !== undefined && { place: { file: of.file } }),
    domain: 'machine',
  }
}

export function jobFails(file: string | undefined): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/part-fails',
    message: '这一部分试了两次，浏览器的页面都崩溃了或没有进展。',
    hint: '把这一章拆成几章再试；拆了仍不行，可能是内存不够，或是 Banxin 的错误，请连同这一章报告。',
    ...(file !== undefined && { place: { file } }),
  }
}

export function startedAgain(name: string): Diagnostic {
  return {
    severity: 'warning',
    rule: 'browser/started-again',
    message: `${name} 已重新启动，接着排。`,
    hint: '成品不受影响。',
    domain: 'machine',
  }
}

export function allLost(names: readonly string[]): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/all-lost',
    message: `浏览器都断了，没有排完：${names.join('、')}。`,
    hint: '看内存够不够、远程的浏览器还开着没有（banxin doctor 逐个试），然后再构建一次。',
    domain: 'machine',
  }
}
