import { matchKey } from '../kernel/match-key';

/** The key by which bank references are compared: banks and people write the same one with other widths, cases and groupings. */
export function referenceKey(reference: string): string {
  const key = matchKey(reference);
  return key === '' ? reference : key;
}
