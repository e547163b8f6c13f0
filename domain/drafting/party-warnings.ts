import { type Party, type Side } from '../kernel/people';
import { isIdNumber } from './id-number';
import { type Terms } from './terms';
import { type Warning, warning } from './warning';

const sides = ['ours', 'customer'] as const satisfies readonly Side[];

/** Whether a party is Chinese: by its country or, if none is given, by a Chinese name. */
export function isDomestic({ country, name }: Pick<Party, 'country' | 'name'>): boolean {
  if (country !== undefined) return country === 'CN';
  return /\p{Script=Han}/u.test(name) && !/[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name);
}

/** Data without which a Chinese party cannot be sued, served or invoiced. A natural person has no legal representative. */
export function incompleteParties({ parties }: Terms): Warning[] {
  return sides.flatMap((side) => {
    const party = parties[side];
    if (!isDomestic(party)) return [];
    const { registrationNumber, address, legalRepresentative, agent, name } = party;
    const isPerson = registrationNumber !== null && isIdNumber(registrationNumber);
    const lacks = [
      ...(registrationNumber === null
        ? [['registrationNumber', 'unified social credit code', '统一社会信用代码'] as const]
        : []),
      ...(address === null ? [['address', 'address', '住所'] as const] : []),
      ...(legalRepresentative === undefined && !isPerson && !agent
        ? [['legalRepresentative', 'legal representative', '法定代表人'] as const]
        : []),
    ];
    return lacks.map(([field, en, zh]) =>
      warning(
        'party_incomplete',
        `/parties/${side}/${field}`,
        `“${name}” has no ${en} in the contract.`,
        `合同未写明“${name}”的${zh}。`,
      ),
    );
  });
}

/** A Chinese address that a contract in English would print, although nobody abroad could use it. */
export function notInEnglish({ parties, language }: Terms): Warning[] {
  if (language !== 'en') return [];
  return sides.flatMap((side) => {
    const { name, address, addressEn } = parties[side];
    if (addressEn !== undefined || !/\p{Script=Han}/u.test(address ?? '')) return [];
    return [
      warning(
        'address_not_english',
        `/parties/${side}/addressEn`,
        `The contract is in English, and the address of “${name}” is in Chinese only. Give it in English as addressEn.`,
        `合同为英文文本，而“${name}”仅有中文地址，请填写英文地址（addressEn）。`,
      ),
    ];
  });
}

/** Letters of other scripts that look like Latin ones. */
const likeLatin = /^[авеіјкмнорсԛѕтԝухүһӏԁɡαιορτυνκεχ\d-]+$/u;

/** Whether readers would mistake a host label for another: it mixes scripts, or consists of letters that look Latin. */
function isConfusable(label: string): boolean {
  const isOther = /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(label);
  return isOther && (/\p{Script=Latin}/u.test(label) || likeLatin.test(label.toLowerCase()));
}

/**
 * Mail addresses whose host looks like another one. Source: Unicode Technical Standard 39, mixed-script and whole-script confusables, for the two
 * scripts whose letters look like Latin ones.
 * @param shownHost the host as readers see it, with `xn--` decoded
 */
export function confusableAddresses({ parties }: Terms, shownHost: (host: string) => string): Warning[] {
  return sides.flatMap((side) => {
    const { email } = parties[side].contact;
    const host = shownHost(email.slice(email.lastIndexOf('@') + 1));
    const found = host.split('.').find(isConfusable);
    return found === undefined
      ? []
      : [
          warning(
            'address_confusable',
            `/parties/${side}/contact/email`,
            `“${found}” in “${email}” has letters that only look like Latin ones: make sure that it is the right address.`,
            `${email} 中的“${found}”含有形似拉丁字母的其他文字，请核实地址是否正确。`,
          ),
        ];
  });
}

/** Invisible characters that are not printed; with them, two names that look the same can differ. */
const unseen = /[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]/gu;
const most = 20;

function within(value: unknown, pointer: string): { pointer: string; text: string }[] {
  if (typeof value === 'string') return [{ pointer, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    within(inner, `${pointer}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`),
  );
}

/** Texts with invisible characters. */
export function unseenCharacters(terms: Terms): Warning[] {
  return within(terms, '')
    .flatMap(({ pointer, text }) => {
      const found = [...new Set(text.match(unseen) ?? [])];
      if (found.length === 0) return [];
      const names = found.map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
      const all = names.join(', ');
      return [
        warning(
          'invisible_character',
          pointer,
          `The text has characters that nobody sees and that are not printed: ${all}.`,
          `文本含有不可见且不会印刷的字符：${all}。`,
        ),
      ];
    })
    .slice(0, most);
}
