import { expect, test } from 'vitest'
import { toHtml } from '../../scripts/html/serialize.ts'
import { texToMathml } from '../../scripts/html/tex.ts'
import { compose } from './compose-markdown.ts'

const math = (tex: string, inside: string) => `<math alttext="${tex}">${inside}</math>`

test('a formula in the line is MathML that carries its TeX', () => {
  expect(compose('设 $x+1$ 为').html).toBe(`<p>设 ${math('x+1', '<mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow>')} 为</p>`)
})

test('one on lines of its own stands alone, with a name it has a number and can be referred to', () => {
  const { html, findings } = compose('见:ref{#eq-a}、:ref{#eq-b}。\n\n$$ {#eq-a}\nx\n$$\n\n$$y$$ {#eq-b}\n\n$$z$$')
  expect(findings).toEqual([])
  expect(html).toContain('href="#eq-a" data-generated="">式（1）</a>、')
  expect(html).toContain('href="#eq-b" data-generated="">式（2）</a>。')
  expect(html).toContain(
    '<div class="formula" id="eq-a"><math display="block" alttext="x"><mi>x</mi></math>' +
      '<span class="formula-number" data-generated="">（1）</span></div>',
  )
  expect(html).toContain('<div class="formula"><math display="block" alttext="z"><mi>z</mi></math></div>')
})

test('Chinese in a formula, and bold, are letters that MathML Core shows', () => {
  const { html } = compose('$\\mathbf{x}_{\\text{最大}}$')
  expect(html).toContain('<mi>𝐱</mi>')
  expect(html).toContain('<mtext>最大</mtext>')
})

test.each([
  ['$\\foo$', 'error html/math-invalid a.md:3:2', '没有 \\foo 这个命令'],
  ['$$\nx\n\\frac{1\n$$', 'error html/math-invalid', '没有写完'],
  ['$x^1^2$', 'error html/math-invalid', '两个上标'],
  ['> 引文\n>\n> $$\n> x\n> \\foo\n> $$', 'error html/math-invalid a.md:7:1', '\\foo'],
  ['$\\href{javascript:alert(1)}{x}$', 'error html/math-refused a.md:3:2', '\\href'],
  ['$\\includegraphics{a.png}$', 'error html/math-refused a.md:3:2', '\\includegraphics'],
  ['$\\htmlData{a=b}{x}$', 'error html/math-refused a.md:3:2', '\\htmlData'],
  ['$\\class{a}{x}$', 'error html/math-refused a.md:3:2', '\\class'],
  ['$x\\tag{3}$', 'error html/math-refused a.md:3:3', '{#eq-a}'],
  ['$\\rule{1em}{9999em}$', 'error html/math-length a.md:3:2', '9999em'],
  ['$\\hspace{-500cm}x$', 'error html/math-length a.md:3:2', '太大'],
  ['$\\def\\a{\\a\\a}\\a$', 'error html/math-invalid', '没有尽头'],
  [`$${'\\sqrt{'.repeat(300)}x${'}'.repeat(300)}$`, 'error html/math-too-deep a.md:3:2', '太深'],
  [`$${'x'.repeat(5000)}$`, 'error html/math-too-long a.md:3:2', '5000'],
  ['$\\color{red}x$', 'warning html/math-colour a.md:3:2', '颜色'],
  ['$\\mathllap{x}$', 'error html/math-unsupported a.md:3:2', '印不出来'],
  ['$\\char"7$', 'error html/math-', ''],
  ['$$\nx\n\n正文', 'error html/math-unclosed a.md:3:1', '没有结束'],
  ['$$ 很贵\nx\n$$', 'error html/math-opening a.md:3:1', '很贵'],
  ['## 标题 $x$', 'warning html/math-in-title a.md:3:7', '书眉'],
])('says what is wrong in %j', (markdown, finding, word) => {
  const { findings, messages, html } = compose(`# 题\n\n${markdown}\n`)
  expect(findings.join('\n')).toContain(finding)
  expect(messages.join('\n')).toContain(word)
  expect(html).not.toMatch(/temml-error|style="color|href="javascript|<img/)
})

test('a wrong formula is printed as it was written', () => {
  expect(compose('甲 $\\foo$ 乙').html).toBe('<p>甲 <code>\\foo</code> 乙</p>')
})

test('a macro lives in its formula alone', () => {
  const { findings } = compose('$\\gdef\\a{x}\\a$ 与 $\\a$')
  expect(findings).toEqual(['error html/math-invalid a.md:3:19'])
})

test('raw MathML stays out', () => {
  const { html, findings } = compose('甲<math><mtext><a href="javascript:x">乙</a></mtext></math>丙')
  expect(html).toBe('<p>甲丙</p>')
  expect(findings).toEqual(['warning html/html-removed a.md:3:2'])
})

/** Pieces of TeX, right and wrong, put together anyhow. */
const SCRAPS =
  '{ } \\frac \\sqrt [ ] ^ _ & \\\\ \\left( \\right) \\begin{matrix} \\end{matrix} \\begin{cases} \\end{cases} \\text{ \\def \\a #1 \\a x 1 + 汉 \\hat \\color{red} \\rule{1em} \\kern-9em \\char"41 % ~ \' \\over \\middle| \\tag \\mathbb \\verb|x| \\hline \\cr \\left. \\limits \u0000 \ud835 😀 \\href \\newcommand \\\\[9em]'.split(
    ' ',
  )

test('whatever stands between dollars, there is a formula or a finding, and no error is thrown', () => {
  let state = 7
  const next = (count: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >> 8) % count
  }
  for (let round = 0; round < 1500; round += 1) {
    const tex = Array.from({ length: 1 + next(14) }, () => SCRAPS[next(SCRAPS.length)]).join(next(2) ? ' ' : '')
    const { math, faults } = texToMathml(tex, next(2) === 1)
    expect(math !== undefined || faults.some(({ severity }) => severity === 'error'), tex).toBe(true)
    if (math) expect(toHtml(math)).not.toMatch(/<(a|img|span|script)\b|href=|src=|url\(|position:|#b22222/)
    for (const { at } of faults) expect(at).toBeLessThanOrEqual(tex.length)
  }
})

test('signs stand close in an index or a limit, and nowhere else', () => {
  const html = toHtml(texToMathml('x=\\sum_{i=1}^{n+1} y^{a\\sum b}+z^+', true).math as never)
  const signs = [...html.matchAll(/<mo([^>]*)>([^<])<\/mo>/g)].map(([, attributes, sign]) => [
    sign,
    /lspace="0em" rspace="0em"/.test(attributes ?? ''),
  ])
  expect(signs).toEqual([
    ['=', false],
    ['∑', false],
    ['=', true],
    ['+', true],
    ['∑', false],
    ['+', false],
    ['+', false],
  ])
})
