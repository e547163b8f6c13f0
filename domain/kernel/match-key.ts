/** Cyrillic and Greek capitals, and the Latin ones that they look like. */
const lookalikes: Record<string, string> = Object.fromEntries(
  Array.from('АAВBСCЕEНHКKМMОOРPТTХXУYІIЈJЅSΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX'.matchAll(/(.)(.)/gu), ([, other, latin]) => [
    other ?? '',
    latin ?? '',
  ]),
);

/**
 * By what a name or a registration number is compared: its letters and figures alone, whatever stands between them, in whatever width and case,
 * and whatever alphabet they were borrowed from.
 */
export function matchKey(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from(plain, (character) => lookalikes[character] ?? character).join('');
}
