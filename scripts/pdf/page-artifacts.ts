import { inflateSync } from 'node:zlib'
import { markArtifacts } from './artifacts.ts'
import { type CharacterOf, withoutBlanks } from './blanks.ts'
import type { BrowserFile, BrowserObject } from './browser-file.ts'
import { deflated } from './deflated.ts'
import { readCharacters } from './join-fonts.ts'

/** The browser's file with everything on its pages either tagged or an artifact. */
export function markPages(file: BrowserFile): BrowserFile {
  const objects = new Map(file.objects)
  const tagged = new Map<number, boolean>()
  const isTagged = (form: number) => {
    const known = tagged.get(form) ?? /\/MCID \d/.test(contentOf(file.objects.get(form)))
    tagged.set(form, known)
    return known
  }
  const fonts = new Map<number, Map<number, string>>()
  const charactersOf = (page: string): CharacterOf => {
    const names = namesIn(page, 'Font')
    return (name, glyph) => {
      const font = names.get(name) ?? 0
      const characters = fonts.get(font) ?? charactersIn(file, font)
      fonts.set(font, characters)
      return characters.get(glyph) ?? ''
    }
  }
  for (const { text } of file.objects.values()) {
    if (!text.startsWith('<</Type /Page\n')) continue
    const contents = Number(text.match(/\/Contents (\d+) 0 R/)?.[1])
    const stream = file.objects.get(contents)
    const forms = namesIn(text, 'XObject')
    const content = contentOf(stream)
    const tagged = markArtifacts(content.split('\n'), (name) => isTagged(forms.get(name) ?? 0))
    const marked = withoutBlanks(tagged, charactersOf(text)).join('\n')
    if (stream && marked !== content) objects.set(contents, packed(stream, marked))
  }
  return { ...file, objects }
}

/** The objects of one kind in a page's resources, by their names. */
function namesIn(page: string, kind: string): Map<string, number> {
  const [, names = ''] = page.match(new RegExp(`/${kind} <<([^>]*)>>`)) ?? []
  return new Map([...names.matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name = '', number]) => [name, Number(number)]))
}

/** What the glyphs of a font stand for, by its ToUnicode. */
function charactersIn({ objects }: BrowserFile, font: number): Map<number, string> {
  const [, number] = objects.get(font)?.text.match(/\/ToUnicode (\d+) 0 R/) ?? []
  const codes = readCharacters(contentOf(objects.get(Number(number))))
  return new Map([...codes].map(([glyph, utf16]) => [glyph, Buffer.from(utf16, 'hex').swap16().toString('utf16le')]))
}

function contentOf(object: BrowserObject | undefined): string {
  if (!object?.stream) return ''
  const bytes = object.text.includes('/FlateDecode') ? inflateSync(object.stream) : object.stream
  return Buffer.from(bytes).toString('latin1')
}

/** The stream with other content, in the way that the backend writes one. */
function packed({ text }: BrowserObject, content: string): BrowserObject {
  const stream = deflated(Buffer.from(content, 'latin1'), LEVEL)
  const filter = text.includes('/FlateDecode') ? '' : '/Filter /FlateDecode\n'
  return { text: text.replace(/\/Length \d+/, `${filter}/Length ${stream.length}`), stream }
}

/** Of Deflate: a tenth larger than at the usual 6, in a third of the time. */
const LEVEL = 3
