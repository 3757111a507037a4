import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

/** The list of what was found, behind a button that says how much it is. `chosen` is called for the one that is clicked. */
export function openFindings(list: HTMLElement, button: HTMLButtonElement, chosen: (one: Diagnostic) => void) {
  const toggle = (open: boolean) => {
    list.hidden = !open
    button.ariaExpanded = String(open)
  }
  button.addEventListener('click', () => toggle(list.hidden === true))
  return {
    /** Errors keep the pages from being made, so that they show themselves. */
    show(findings: readonly Diagnostic[], summary: string): void {
      const failed = findings.some(({ severity }) => severity === 'error')
      button.hidden = summary === ''
      button.textContent = summary
      button.dataset.severity = failed
        ? 'error'
        : findings.some(({ severity }) => severity === 'warning')
          ? 'warning'
          : 'none'
      const items = findings.map((one) => item(one, chosen))
      list.replaceChildren(...(items.length > 0 ? items : [words('p', '没有问题。')]))
      if (failed) toggle(true)
      else if (findings.length === 0) toggle(false)
    },
  }
}

const LABELS = { error: '错误', warning: '警告', info: '说明' }

function item(finding: Diagnostic, chosen: (one: Diagnostic) => void): HTMLElement {
  const { severity, message, hint, place, rule } = finding
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.severity = severity
  const where = place ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') : ''
  button.append(words('strong', LABELS[severity]), words('span', message))
  if (hint) button.append(words('em', hint))
  button.append(words('code', [where, rule].filter(Boolean).join('　')))
  button.addEventListener('click', () => chosen(finding))
  return button
}

function words(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}
