import { type Party, type Side } from '../../domain/kernel/people';
import { type Problem, problemAt } from '../../domain/kernel/problem';
import { printable, replacedGlyphs, type Tally } from './glyphs';

/** A name with its pointer. */
export interface Named {
  pointer: string;
  name: string | null | undefined;
}

/**
 * Names that cannot be printed exactly. In other texts a character that no font has is printed as `□` with a warning; the names of parties
 * and signatories must be readable for everybody, so here characters without a visible form count as errors, too.
 */
export function nameProblems(names: readonly Named[]): Problem[] {
  return names.flatMap(({ pointer, name }): Problem[] => {
    const tally: Tally = new Map();
    printable(name ?? '', tally);
    const lost = replacedGlyphs(tally).map(({ character, codePoint }) =>
      character === '\uFFFD' ? codePoint : `${character} (${codePoint})`,
    );
    if (lost.length === 0) return [];
    const some = lost.slice(0, 5);
    const en = `Contracts cannot print ${some.join(', ')} in a name. Write the name in Chinese, Japanese, Korean, Latin, Greek or Cyrillic letters.`;
    const zh = `合同无法印出名称中的字符 ${some.join('、')}，请用中文、日文、韩文、拉丁、希腊或西里尔字母书写名称。`;
    return [problemAt(pointer, 'name_not_printable', en, zh)];
  });
}

function namesOf({ name, otherName, legalRepresentative, agent, contact, contacts = [] }: Party, at: string): Named[] {
  return [
    { pointer: `${at}/name`, name },
    { pointer: `${at}/otherName`, name: otherName },
    { pointer: `${at}/legalRepresentative`, name: legalRepresentative },
    { pointer: `${at}/agent/name`, name: agent?.name },
    { pointer: `${at}/contact/name`, name: contact.name },
    ...contacts.map((other, index) => ({ pointer: `${at}/contacts/${index}/name`, name: other.name })),
  ];
}

/** Checks the names of all people and parties in a contract; pointers refer to its terms. */
export function partyNameProblems(parties: Record<Side, Party>): Problem[] {
  return (['ours', 'customer'] as const).flatMap((side) => nameProblems(namesOf(parties[side], `/parties/${side}`)));
}
