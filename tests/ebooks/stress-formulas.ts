const FENCE = '```'

/** A chapter of formulas and code, and one of pictures: wherever text can stand, in every size and format. */
export const FORMULAS: Record<string, string> = {
  '04-公式与代码.md': String.raw`# 公式 $E=mc^2$ 与代码

## 标题里的 $\frac{a}{b}$ {#sec-formula}

行内 $a^2+b^2=c^2$，:dots[着重]与 $\sum_{i=1}^{n} i=\frac{n(n+1)}{2}$ 同行；**粗体里 $\sqrt[3]{x}$**；价格是 $5 和 $10；$\text{速度}=\frac{\text{路程}}{\text{时间}}$。[^x]
见:ref{#eq-root}、:ref{#eq-long}，第 :page{#eq-root} 页。

$$ {#eq-root}
x=\frac{-b\pm\sqrt{b^2-4ac}}{2a}
$$

$$f(x)=a_0+a_1x+a_2x^2+a_3x^3+a_4x^4+a_5x^5+a_6x^6+a_7x^7+a_8x^8+a_9x^9+a_{10}x^{10}+a_{11}x^{11}+a_{12}x^{12}$$ {#eq-long}

:::table[格里的 $\alpha$]{#tab-formula}
| 名 | 式 |
|---|--:|
| 面积 | $S=\pi r^2$ |
| 极限 | $\lim_{x\to 0}\frac{\sin x}{x}=1$ |
:::

> 引文里 $\vec{v}$：
>
> $$
> \int_0^1 x\,\mathrm{d}x=\tfrac12
> $$

1. 列表里 $\hat{y}$

   $$
   \begin{aligned} a &= b+c \\ &= d \end{aligned}
   $$

$$
\begin{pmatrix} a & b \\ c & d \end{pmatrix}
\begin{cases} x, & x>0 \\ 0, & \text{别处} \end{cases}
$$

### 代码 {-}

${FENCE}ts
/** 注释 <&> 里有“引号”。 */
export async function build<T extends string>(names: T[]): Promise<Map<T, number>> {
  const found = new Map(names.map((name) => [name, name.length && 1] as const)) // 行末的注释，长到一行放不下，就要折到下一行去。
  return found
}
${FENCE}

- 列表里的代码：

  ${FENCE}python
  def f(x: int) -> str:
      """说明"""
      return f"{x:>10} ]]> &amp;"  # 完
  ${FENCE}

${FENCE}没有的语言
照原样 <b>印</b>
${FENCE}

[^x]: 注里 $\oint_C \mathbf{F}\cdot\mathrm{d}\mathbf{r}=0$，也有一行：

    $$
    \overline{AB}\parallel\overline{CD}
    $$

    ${FENCE}js
    let a = "注里的代码" // 完
    ${FENCE}
`,
  '05-图.md': `# 图

:::figure[有损的 WebP]{#fig-webp}
![有损](assets/photo.webp)
:::

:::figure[无损又透明的 WebP，叫作 PNG]{#fig-lossless}
![透明](assets/clear.png)
:::

:::figure[会动的 WebP]
![会动的](assets/moving.webp)
:::

:::figure[会动的 GIF]
![也会动](assets/moving.gif)
:::

:::figure[AVIF]
![新格式](assets/new.avif)
:::

:::figure[印刷用的 CMYK]
![印刷用](assets/cmyk.jpg)
:::

:::figure[相机里横着的]
![相机里的](<assets/相机 (1).jpg>)
:::

:::figure[太大的]
![太大的](assets/big.png)
:::

:::figure[16 位]
![十六位](assets/deep.png)
:::

:::figure[不干净的 SVG]
![不干净的](assets/dirty.svg)
:::

同一张再来一次：![再来一次](assets/photo.webp)，又是链接着的[![图](assets/a.png)](#fig-webp)。
`,
}
