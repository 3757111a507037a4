import path from 'node:path'
import type { Link, LinkReference } from 'mdast'
import type { Book } from '../config/book.ts'
import { findInside } from '../config/inside.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { sortAddress } from './address.ts'
import type { Chapter } from './chapter.ts'
import { definitionsOf } from './definitions.ts'
import { finding } from './findings.ts'
import { visit } from './visit.ts'

/**
 * Finds links of a chapter that lead nowhere: to a file that is not there or not part of the book, or by a scheme that
 * a publication cannot carry. Whether an id exists is the next stage's question.
 */
export async function checkLinks(book: Book, chapter: Chapter): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  for (const { url, node } of linksOf(chapter)) {
    const wrong = (rule: string, message: string, hint: string) =>
      diagnostics.push(finding(rule, message, hint, chapter.file, node))

    const address = sortAddress(url)
    if (address.kind === 'empty') wrong('link-empty', '链接没有写地址。', '补上地址，或只留文字。')
    if (address.kind === 'file')
      wrong('link-file-url', '链接用了 file:// 地址，换一台机器就打不开。', '链接到网址或本书的章节。')
    if (address.kind === 'other' || address.kind === 'data') {
      wrong('link-scheme', `不能用的链接 ${url.slice(0, 60)}。`, '只用 http://、https://、mailto:、tel: 和本书的章节。')
    }
    if (address.kind !== 'path') continue
    const found = await findInside(book.root, address.path, path.posix.dirname(chapter.file))
    if (found.kind !== 'inside') {
      const why = found.kind === 'missing' || found.kind === 'backslash' ? '找不到' : '不在书的文件夹里'
      wrong('link-missing', `链接的文件 ${url} ${why}。`, '改正路径，如 02-第二章.md；链接到网站要写全 https://。')
    } else if (!book.chapters.includes(found.file)) {
      wrong(
        'link-not-a-chapter',
        `链接的文件 ${url} 不是本书的章节，读者打不开。`,
        '链接到章节，或把文件放到网上写网址。',
      )
    }
  }
  return diagnostics
}

function linksOf(chapter: Chapter): { url: string; node: Link | LinkReference }[] {
  const definitions = definitionsOf(chapter.tree)
  const links: { url: string; node: Link | LinkReference }[] = []
  visit(chapter.tree, (node) => {
    if (node.type === 'link') links.push({ url: node.url, node })
    if (node.type === 'linkReference') links.push({ url: definitions.get(node.identifier)?.url ?? '', node })
  })
  return links
}
