/** Cyrillic and Greek capitals, each followed by the Latin capital that looks the same. */
const lookalikes: Record<string, string> = Object.fromEntries(
  Array.from('АAВBСCЕEНHКKМMОOРPТTХXУYІIЈJЅSΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX'.matchAll(/(.)(.)/gu), ([, other, latin]) => [
    other ?? '',
    latin ?? '',
  ]),
);

/**
 * The key by which names and registration numbers are compared: letters and digits only, without regard to punctuation, width, case, and
 * Cyrillic or Greek letters that look Latin.
 */
export function matchKey(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from(plain, (character) => lookalikes[character] ?? character).join('');
}
