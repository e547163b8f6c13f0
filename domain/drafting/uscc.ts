import { isIdNumber } from './id-number';
import { type Words, words } from '../kernel/words';

/** The characters in the order of their values, 0 to 30. I, O, S, V and Z are not used, because they look like digits or each other. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The weights of the first 17 characters are 3^i mod 31; the check character makes the sum a multiple of 31. */
function checkCharacter(first17: string): string {
  let weight = 1;
  let total = 0;
  for (const character of first17) {
    total += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (total % 31)) % 31);
}

function unusedCharacter(character: string): Words {
  return alphabet.includes(character.toUpperCase())
    ? words(
        `The letters of a unified social credit code are capitals; this one has ${character}.`,
        `统一社会信用代码中的字母应为大写，当前含有 ${character}。`,
      )
    : words(
        `A unified social credit code never has the character ${character}.`,
        `统一社会信用代码中不使用字符 ${character}。`,
      );
}

/**
 * The error in a unified social credit code (统一社会信用代码); null if it is valid. Source: GB 32100-2015, whose check character
 * detects every single wrong character and every swap of two characters, except of the first and the last. The older check digit of the
 * organisation code within it (characters 9 to 17, GB 11714) would detect nothing more and is not checked.
 * Some offices issued codes before 2016 whose check character does not follow the standard; those are reported as errors, too.
 */
export function usccFault(code: string): Words | null {
  // Natural persons have no such code; they have the number of their identity card.
  if (isIdNumber(code)) return null;
  const { length } = Array.from(code);
  if (length !== 18)
    return words(
      `A unified social credit code has 18 characters; this one has ${length}.`,
      `统一社会信用代码应为 18 位，当前为 ${length} 位。`,
    );
  const unused = Array.from(code).find((character) => !alphabet.includes(character));
  if (unused !== undefined) return unusedCharacter(unused);
  const last = code.charAt(17);
  const fitting = checkCharacter(code.slice(0, 17));
  return last === fitting
    ? null
    : words(
        `The last character of this unified social credit code would have to be ${fitting}, not ${last}: one of the 18 is mistyped.`,
        `统一社会信用代码的校验码应为 ${fitting}，当前为 ${last}，请核对各位是否输入有误。`,
      );
}

export function isUscc(code: string): boolean {
  return usccFault(code) === null && !isIdNumber(code);
}
