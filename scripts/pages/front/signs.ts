/** Signs of the parts in this folder beside the words of their language: fonts need them. */
export const FRONT_SIGNS = 'ISBN-——　年月日mm×.0123456789'
