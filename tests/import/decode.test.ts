import { describe, expect, it } from 'vitest'
import { decodeText } from '../../scripts/import/decode.ts'

describe('decodeText', () => {
  it.each([
    ['UTF-8', [0xe7, 0x89, 0x88], '版', 'utf-8'],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xe7, 0x89, 0x88], '版', 'utf-8'],
    ['UTF-16, little end first', [0xff, 0xfe, 0x48, 0x72], '版', 'utf-16le'],
    ['UTF-16, big end first', [0xfe, 0xff, 0x72, 0x48], '版', 'utf-16be'],
    ['GBK', [0xb0, 0xe6, 0xd0, 0xc4, 0xa3, 0xac], '版心，', 'gb18030'],
    ['GB18030 with four bytes', [0xb0, 0xe6, 0x95, 0x32, 0x82, 0x36], '版𠀀', 'gb18030'],
    ['nothing', [], '', 'utf-8'],
  ])('reads %s', (_, bytes, text, encoding) => {
    expect(decodeText(Uint8Array.from(bytes)).value).toEqual({ text, encoding })
  })

  it('says so when the text is not UTF-8', () => {
    const { diagnostics } = decodeText(Uint8Array.from([0xb0, 0xe6, 0xd0, 0xc4]), '讲话.txt')
    expect(diagnostics).toMatchObject([{ severity: 'info', rule: 'import/encoding', place: { file: '讲话.txt' } }])
  })

  it.each([
    ['broken bytes', [0xb0, 0xe6, 0xff, 0xff]],
    ['half a UTF-16 character', [0xff, 0xfe, 0x48, 0x72, 0x00]],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]],
    ['a document of an office program', [0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0]],
  ])('refuses %s', (_, bytes) => {
    const { value, diagnostics } = decodeText(Uint8Array.from(bytes), 'a.bin')
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'error', rule: 'import/not-text' }])
  })
})
