/** Whether a word is a role that an element may have: WAI-ARIA 1.2 (5.3, the abstract ones excepted), DPUB-ARIA 1.1, Graphics-ARIA 1.0. */
export function isRole(word: string): boolean {
  return ARIA.has(word) || (word.startsWith('doc-') && PUBLISHING.has(word.slice(4))) || GRAPHICS.has(word)
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const ARIA = words(
  'alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox complementary contentinfo ' +
    'definition deletion dialog directory document emphasis feed figure form generic grid gridcell group heading img insertion link list ' +
    'listbox listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option ' +
    'paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider ' +
    'spinbutton status strong subscript superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree ' +
    'treegrid treeitem',
)
const PUBLISHING = words(
  'abstract acknowledgments afterword appendix backlink biblioentry bibliography biblioref chapter colophon conclusion cover credit credits ' +
    'dedication endnote endnotes epigraph epilogue errata example footnote foreword glossary glossref index introduction noteref notice ' +
    'pagebreak pagefooter pageheader pagelist part preface prologue pullquote qna subtitle tip toc',
)
const GRAPHICS = words('graphics-document graphics-object graphics-symbol')
