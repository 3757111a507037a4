import { expect, test } from 'vitest'
import { browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { provenPdfOf } from '../support/pages.ts'

const session = await browserForTests()

/** What stands in a line beside plain text: every inline element that a manuscript may hold, and Latin text that ends where a Han begins. */
const PARAGRAPHS = [
  '<sub>下</sub>字之后接着说<sup>上</sup>字。',
  '水H<sub>2</sub>O与E=mc<sup>2</sup>在一起<sup>注<sup>二</sup></sup>。',
  '按<kbd>Ctrl</kbd>键，看<samp>样例 sample</samp>字，`code`——又一段。',
  '字<abbr title="x">缩写</abbr>字<dfn>定义</dfn>字<ins>插入</ins>字<mark>标记</mark>字<q>引语<q>里面</q></q>字。',
  '字<small>小字</small>字<s>删</s>字<u>线</u>字<var>x</var>字<del>去</del>字<cite>书</cite>字。',
  '一段c<sup>2</sup>年又一段，共ab<sup>12345</sup>人又一段话说了又说。',
  '一段共ab**12345**人又一段，共[ab](https://a.org)12345人又一段话说了又说。',
  '一段共a <b>12345</b>人又一段，10*km*处又一段，第12条<b>km</b>年又一段。',
  '同各单位得分登在<https://a.example.org>上。',
  '一段说ab[^a]人又一段，还有3.5%[^a]人，说**3.5%**人。',
]

test.each(['horizontal', 'vertical'] as const)(
  'lines stand on the grid with every character in its line: %s',
  async (writing) => {
    const text = PARAGRAPHS.flatMap((paragraph) => [paragraph, '一段话说了又说。']).join('\n\n')
    const { findings } = await provenPdfOf(
      session,
      { '01.md': `# 章\n\n${text}\n\n[^a]: 注文。\n` },
      { writing, measured: true },
    )
    expect(findings).toEqual([])
  },
)

test('horizontal lines of a vertical edition keep the distance of Han and figures that stay together', async () => {
  const { tab, layout } = await layouterForTests(session, VERTICAL, '1936年38.00元')
  // Loads the fonts.
  await layout({ html: '<p>38.00元</p>' })
  const distances = await tab.evaluate(() => {
    const stage = document.getElementById('stage') as HTMLElement
    return ['turned', 'isbn', ''].map((name) => {
      stage.innerHTML = `<div class="${name}" style="writing-mode:horizontal-tb"><span class="nb">8.00元</span><br><span class="nb">8.00</span><br>元</div>`
      const [both, figures] = [...stage.querySelectorAll('.nb')].map((one) => one.getBoundingClientRect().width)
      const size = Number.parseFloat(getComputedStyle(stage.firstElementChild as Element).fontSize)
      return Math.round((((both ?? 0) - (figures ?? 0)) / size - 1) * 1000) / 1000
    })
  })
  expect(distances).toEqual([0.125, 0.125, 0])
})
