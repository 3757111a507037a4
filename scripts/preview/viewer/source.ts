import type { Located } from '../server.ts'

type Ask = (what: string, request: object) => Promise<{ opened: boolean } | undefined>

/** The lines of the manuscript that a click leads to. */
export function openSource(panel: HTMLElement, ask: Ask) {
  const hide = () => {
    panel.hidden = true
  }
  const button = (label: string, pressed: () => void) => {
    const element = document.createElement('button')
    element.type = 'button'
    element.textContent = label
    element.addEventListener('click', pressed)
    return element
  }
  const head = (title: string, ...buttons: HTMLElement[]) => {
    const element = document.createElement('h2')
    element.append(title, ...buttons, button('关闭', hide))
    return element
  }
  return {
    hide,
    /** Says that there is no place. */
    tell(text: string): void {
      panel.replaceChildren(head(text))
      panel.hidden = false
    },
    /** Where the author has named an editor, the place is opened there as well. */
    show({ file, line, column, lines, editor }: Located): void {
      const where = `${file}:${line}:${column}`
      const copy = button('复制位置', () => {
        void navigator.clipboard.writeText(where).then(() => {
          copy.textContent = '已复制'
        })
      })
      const list = document.createElement('ol')
      for (const { number, text } of lines) {
        const item = document.createElement('li')
        item.value = number
        item.append(...(number === line ? marked(text, column) : [text || ' ']))
        if (number === line) item.className = 'here'
        list.append(item)
      }
      panel.replaceChildren(head(where, copy), list)
      panel.hidden = false
      list.querySelector('mark')?.scrollIntoView({ block: 'nearest' })
      if (editor) void ask('open', { file, line, column })
    },
  }
}

/** The line with the character at `column`, from 1, marked. */
function marked(text: string, column: number): (string | HTMLElement)[] {
  const [character = ''] = [...text.slice(column - 1)]
  if (character === '') return [text || ' ']
  const mark = document.createElement('mark')
  mark.textContent = character
  return [text.slice(0, column - 1), mark, text.slice(column - 1 + character.length)]
}
