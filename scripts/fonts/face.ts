/** One face of the job: a static TrueType file cut down to the characters that the document uses. */
export type Face = {
  /** CSS family: "Banxin Song", "Banxin Hei", "Banxin Kai", "Banxin Fangsong", "Banxin Biaosong". */
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
}
