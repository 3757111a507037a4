const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Chinese numeral of a whole number from 1 to 9999, as it is read: 十一, 二十, 一百〇五, 一千〇二十. */
export function chineseNumeral(number: number): string {
  const thousands = Math.floor(number / 1000)
  if (thousands > 0) {
    const rest = number % 1000
    // 一千一十: after a higher unit 十 wants its 一.
    const read = rest > 9 && rest < 20 ? `一${chineseNumeral(rest)}` : rest === 0 ? '' : chineseNumeral(rest)
    return `${digits[thousands]}千${rest > 0 && rest < 100 ? '〇' : ''}${read}`
  }
  const hundreds = Math.floor(number / 100)
  const tens = Math.floor((number % 100) / 10)
  const ones = number % 10
  const head = hundreds === 0 ? '' : `${digits[hundreds]}百`
  if (tens === 0)
    return head === '' || ones === 0 ? head + (ones === 0 ? '' : digits[ones]) : `${head}〇${digits[ones]}`
  const ten = tens === 1 && head === '' ? '十' : `${digits[tens]}十`
  return head + ten + (ones === 0 ? '' : digits[ones])
}

/** A sign for every digit: 二〇二六, 一〇. */
export function hanDigits(number: string): string {
  return number.replace(/[0-9]/g, (digit) => digits[Number(digit)] ?? digit)
}
