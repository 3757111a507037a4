/** How a message speaks of a page: by its number, 第 12 页, or by what it is, 封面, 书封. */
export function pageNamed(label: string): string {
  return /^(?:[\da-z]+|[〇零一二三四五六七八九十百千]+)$/i.test(label) ? `第 ${label} 页` : label
}
