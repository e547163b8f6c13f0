import { matchKey } from '../kernel/match-key';

/** By what bank references are compared: banks and people write the same one in other widths, cases and groups. */
export function referenceKey(reference: string): string {
  const key = matchKey(reference);
  return key === '' ? reference : key;
}
