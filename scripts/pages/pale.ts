import type { Page as Tab } from 'puppeteer-core'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** A rule of the book's own whose text can hardly be seen, and how far it stands out from its ground (WCAG 2: 1 to 21). */
export type PaleRule = { selector: string; contrast: number }

/** Below this nobody reads. Grey that is meant to stand back has 4 and more. */
const LEAST = 2

/**
 * The rules of the book's style that give text a colour near that of its ground: words may not be hidden on paper either. The browser
 * mixes the colours, however they are written; the ground is that of the same rule, else the paper.
 */
export async function readPaleRules(tab: Tab): Promise<PaleRule[]> {
  const found = await tab.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1
    canvas.height = 1
    const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
    const probe = document.createElement('div')
    document.body.append(probe)
    const computed = (value: string) => {
      probe.style.color = ''
      probe.style.color = value
      return getComputedStyle(probe).color
    }
    const luminance = (colors: readonly string[]) => {
      for (const color of ['#fff', ...colors]) {
        context.fillStyle = color
        context.fillRect(0, 0, 1, 1)
      }
      const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const contrast = (text: string, ground: string) => {
      const colors = ground ? [computed(ground)] : []
      const [dark = 0, light = 0] = [luminance(colors), luminance([...colors, computed(text)])].sort((a, b) => a - b)
      return (light + 0.05) / (dark + 0.05)
    }
    const rules: { selector: string; contrast: number }[] = []
    const walk = (list: CSSRuleList) => {
      for (const rule of list) {
        if (rule instanceof CSSStyleRule && rule.style.color)
          rules.push({ selector: rule.selectorText, contrast: contrast(rule.style.color, rule.style.backgroundColor) })
        if ('cssRules' in rule) walk(rule.cssRules as CSSRuleList)
      }
    }
    for (const sheet of document.styleSheets)
      for (const rule of sheet.cssRules)
        if (rule instanceof CSSLayerBlockRule && rule.name === 'book') walk(rule.cssRules)
    rules.push({ selector: ':root', contrast: contrast('var(--ink)', '') })
    probe.remove()
    return rules
  })
  return found.filter(({ contrast }) => contrast < LEAST)
}

export function paleFinding({ selector, contrast }: PaleRule): Diagnostic {
  return {
    severity: 'error',
    rule: 'pages/text-pale',
    message: `${selector === ':root' ? '--ink' : `“${selector}”`} 的颜色印在底上几乎看不见（反差 ${contrast.toFixed(1)}，至少要 ${LEAST}）。`,
    hint: '换深一点的颜色；深底浅字，把 color 和 background-color 写在同一条规则里。',
    place: { file: 'style.css' },
    domain: 'configuration',
  }
}
