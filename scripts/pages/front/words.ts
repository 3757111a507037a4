/** Words of the parts in this folder that may stand in a publication: fonts need them. */
export const FRONT_WORDS = '目录会议材料书名号著者编者译者插图汇编等出版日期开本标识ISBN——　年月日mm×.0123456789附件'
