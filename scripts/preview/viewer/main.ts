import type { Publication, Status } from '../state.ts'
import { openFindings } from './findings.ts'
import { openPages } from './pages.ts'
import { openSource } from './source.ts'

/** An element of viewer.html. */
function part<E extends HTMLElement>(id: string): E {
  return document.getElementById(id) as E
}

/** Asks the server; the answer, or undefined when it is gone. */
async function ask<Answer>(what: string, request: object): Promise<Answer | undefined> {
  const body = JSON.stringify(request)
  const response = await fetch(what, { method: 'POST', body }).catch(() => undefined)
  return response?.ok ? ((await response.json()) as Answer) : undefined
}

const source = openSource(part('source'), ask)
const pages = openPages(part('pages'), {
  zoom: part('zoom'),
  facing: part('facing'),
  area: part('area'),
  follow: part('follow'),
  async clicked(page, click) {
    const located = await ask<Parameters<typeof source.show>[0]>('locate', { page, ...click })
    if (located) source.show(located)
    else source.tell('这里没有书稿里的文字。')
  },
  turned(label) {
    if (document.activeElement !== part('page')) part<HTMLInputElement>('page').value = label
  },
})
const findings = openFindings(part('findings'), part<HTMLButtonElement>('summary'), async ({ place }) => {
  if (!place) return
  pages.goTo(place)
  const located = await ask<Parameters<typeof source.show>[0]>('excerpt', { line: 1, column: 1, ...place })
  if (located) source.show(located)
})

part('jump').addEventListener('submit', (event) => {
  event.preventDefault()
  const input = part<HTMLInputElement>('page')
  input.blur()
  pages.turnTo(input.value.trim())
})
part('again').addEventListener('click', () => void ask('again', {}))
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') source.hide()
})

const events = new EventSource('events')
events.addEventListener('publication', ({ data }) => {
  const publication = JSON.parse(data) as Publication
  document.title = `${publication.title} · 版心预览`
  part('title').textContent = publication.title
  part('title').lang = publication.language
  part('count').textContent = `共 ${publication.pages.length} 页`
  showEditions(publication)
  void pages.show(publication)
})
events.addEventListener('status', ({ data }) => {
  const { phase, words, findings: found, summary } = JSON.parse(data) as Status
  document.body.dataset.phase = phase
  part('status').textContent = words
  // What is found is shown when all of it is known, or nothing more will be.
  if (phase === 'done' || phase === 'failed') findings.show(found, summary)
})
events.addEventListener('error', () => {
  document.body.dataset.phase = 'gone'
  part('status').textContent = '预览已经停止：在终端里再运行 banxin preview'
})

function showEditions({ edition, editions }: Publication): void {
  const buttons = editions.map((name) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = name
    button.ariaPressed = String(name === edition)
    button.addEventListener('click', () => void ask('edition', { name }))
    return button
  })
  part('editions').replaceChildren(...(buttons.length > 1 ? buttons : []))
}
