/** One face of the job: a static TrueType file, in e-books packed as woff2, cut down to the characters that the document uses. */
export type Face = {
  /** CSS family: "Banxin Song", "Banxin Hei", "Banxin Kai", "Banxin Fangsong", "Banxin Biaosong", "Banxin Mono"; "Banxin Math" where there are formulas. */
  family: string
  weight: 400 | 700
  /** `song-400.ttf`: unique in the set; the browser loads it from `/fonts/<name>`. */
  name: string
  data: Uint8Array
  /** CSS unicode-range where the face serves only some characters (Chinese marks set from 宋 inside 楷). */
  unicodeRange?: string
}

export type FontSet = {
  faces: Face[]
  /** `@font-face` rules for all faces, urls `/fonts/<name>`. */
  css: string
  /** Which font file each face was cut from: for the report. */
  sources: FontSource[]
}

export type FontSource = {
  family: string
  weight: 400 | 700
  /** Package and version (`@expo-google-fonts/noto-serif-sc 0.4.3`), or the user's file name. */
  from: string
  /** Names the content of the file it was cut from: a hash, or package and version. */
  identity: string
  /** SHA-256 of that file, in hexadecimal. */
  sha256: string
  /** As the font names itself. */
  name: string
  version: string
  licence: string
  /** How many different characters of the document it sets in this family. */
  characters: number
}
