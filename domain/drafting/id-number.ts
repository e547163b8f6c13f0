import { isDay } from '../kernel/days';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Whether it is the identity number of a natural person (公民身份号码): 18 characters with a date of birth and a check character. Source:
 * GB 11643-1999; the check is ISO 7064, MOD 11-2. A 统一社会信用代码 of 18 digits could only contain a date there by chance, and has another check.
 */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isDay(born) || born < '1850-01-01') return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0); // single digits, not an amount
  return '10X98765432'.charAt(sum % 11) === text.charAt(17);
}
