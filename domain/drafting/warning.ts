import { type Words, words } from '../kernel/words';

export const warningCodes = [
  ...(['likely_duplicate', 'amount_in_words_differs', 'amount_in_words_unreadable', 'attachment_missing'] as const),
  ...(['authority_expired', 'authority_not_begun', 'date_in_past', 'price_of_nothing', 'not_a_uscc'] as const),
  ...(['order_refused', 'value_missing', 'glyph_replaced', 'customer_blocked', 'customer_watched'] as const),
  ...(['credit_exceeded', 'customer_differs', 'customer_not_named', 'due_on_rest_day'] as const),
  ...(['party_incomplete', 'address_confusable', 'invisible_character', 'annex_not_attached'] as const),
  ...(['arbitration_or_court', 'periods_contradict', 'late_fee_high', 'tax_rate_unusual'] as const),
  ...(['price_differs_from_framework', 'not_in_framework', 'no_long_stop_day', 'unshown_in_paper'] as const),
  ...(['place_not_named', 'place_repeats_term', 'address_not_english'] as const),
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** Something that a drafter should check before submitting; it does not prevent submission. */
export interface Warning {
  code: WarningCode;
  /** JSON Pointer (RFC 6901) into the terms; empty if it is about the whole. */
  pointer: string;
  message: Words;
  /** The other contract that the warning refers to. */
  contractId?: string;
}

export function warning(code: WarningCode, pointer: string, en: string, zh: string): Warning {
  return { code, pointer, message: words(en, zh) };
}

/** Warnings about money or about doing business with the customer at all. An approver reads them first, and never folded. */
const weighty: readonly WarningCode[] = ['customer_blocked', 'customer_watched', 'credit_exceeded', 'order_refused'];

export function isWeighty({ code }: Pick<Warning, 'code'>): boolean {
  return weighty.includes(code);
}

/** The same warnings, the weighty ones first. */
export function weightyFirst<W extends Pick<Warning, 'code'>>(warnings: readonly W[]): W[] {
  return [...warnings.filter(isWeighty), ...warnings.filter((one) => !isWeighty(one))];
}
