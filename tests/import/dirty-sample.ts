/**
 * A small text with the dirt of one that was copied from a web page: the introduction twice, once cut off; markers for
 * titles; blanks of three widths; half-width and straight marks; line breaks lost and line breaks too many.
 */
export const dirtySample = [
  ' 读书是一件长久的事，要坐得住。它让人明理,让人知耻,也让人有所敬畏。 以下是为大家整理的关于读...',
  '读书是一件长久的事，要坐得住。它让人明理,让人知耻,也让人有所敬畏。 以下是为大家整理的关于读书的发言3篇 ,欢迎参考!【篇1】读书座谈发言',
  '　　读书要有"恒心"。有人问:“一天读多少页 ”？我说,能读3.5页也好...',
  '一是要常读，二是要',
  '，常思。1. 不动笔墨不读书',
  '\u00A0 \u00A0 \u00A0 读书(尤其是读史)要慢。　　慢下来,才有所得。',
  '【篇2】读书座谈发言',
  '',
  '　　*重点*在于用，书上写的 [第１２页] 那句话：知 行合一--',
  '- 读而不用，等于不读',
  '某某市读书会',
  '2026 年 4 月 23 日',
  ' ',
].join('\r\n')
