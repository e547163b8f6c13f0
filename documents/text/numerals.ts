const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A clause number in Chinese: `3` is `三`, `21` is `二十一`, `105` is `一百零五`. @param n from 1 to 999 */
export function chineseNumeral(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const head = hundreds > 0 ? `${digits[hundreds] ?? ''}百` : '';
  const zero = hundreds > 0 && tens === 0 && ones > 0 ? '零' : '';
  const ten = tens === 0 ? '' : `${tens === 1 && hundreds === 0 ? '' : (digits[tens] ?? '')}十`;
  return `${head}${zero}${ten}${digits[ones] ?? ''}`;
}
