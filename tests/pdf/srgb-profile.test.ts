import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { srgbProfile } from '../../scripts/pdf/srgb-profile.ts'
import { folderWith } from '../support/folder.ts'

const view = () => {
  const profile = srgbProfile()
  return new DataView(profile.buffer, profile.byteOffset, profile.byteLength)
}

/** The three numbers of a tag. */
function xyz(signature: string): number[] {
  const data = view()
  for (let row = 132; row < 132 + data.getUint32(128) * 12; row += 12) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((letter) => data.getUint8(row + letter)))
    if (name === signature) return [0, 1, 2].map((at) => data.getInt32(data.getUint32(row + 4) + 8 + at * 4) / 65_536)
  }
  return []
}

test('a display profile of version 4 for RGB, as long as it says', () => {
  const data = view()
  const head = Buffer.from(srgbProfile()).toString('latin1', 0, 40)
  expect(data.getUint32(0)).toBe(data.byteLength)
  expect(head.slice(12, 24)).toBe('mntrRGB XYZ ')
  expect(head.slice(36, 40)).toBe('acsp')
  expect(data.getUint8(8)).toBe(4)
  expect(data.byteLength).toBeLessThan(600)
})

// The values of the ICC’s own sRGB profile (sRGB2014.icc, http://www.color.org).
test.each([
  ['rXYZ', [0.43607, 0.22249, 0.01392]],
  ['gXYZ', [0.38515, 0.71687, 0.09708]],
  ['bXYZ', [0.14307, 0.06061, 0.7141]],
])('%s is that of sRGB', (signature, expected) => {
  const found = xyz(signature)
  for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 3)
})

test('the primaries make white together', () => {
  const [red, green, blue] = ['rXYZ', 'gXYZ', 'bXYZ'].map(xyz) as [number[], number[], number[]]
  const white = red.map((value, index) => value + (green[index] ?? 0) + (blue[index] ?? 0))
  for (const [index, value] of [0.9642, 1, 0.8249].entries()) expect(white[index]).toBeCloseTo(value, 3)
})

test('a colour management system reads it, and changes no colour', async () => {
  const root = await folderWith({})
  const file = path.join(root, 'srgb.icc')
  await writeFile(file, srgbProfile())
  const colours = Buffer.from(Array.from({ length: 3 * 64 }, (_, index) => (index * 37) % 256))
  const raw = { raw: { width: 8, height: 8, channels: 3 as const } }
  const turned = await sharp(colours, raw).withIccProfile(file).png().toBuffer()
  expect((await sharp(turned).metadata()).icc?.length).toBe(srgbProfile().length)
  const values = await sharp(turned).raw().toBuffer()
  for (const [index, value] of values.entries()) expect(Math.abs(value - (colours[index] ?? 0))).toBeLessThan(2)
})
