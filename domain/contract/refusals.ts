import { counted } from '../kernel/plural';
import { amendmentRefusals } from '../amendment/refusals';
import { approvalRefusals } from '../approval/refusals';
import { confirmationRefusals } from '../confirmation/refusals';
import { customerRefusals } from '../customers/refusals';
import { deliveryRefusals } from '../delivery/refusals';
import { draftingRefusals } from '../drafting/refusals';
import { endingRefusals } from '../ending/refusals';
import { zhFilled } from '../kernel/chinese';
import { type Language } from '../kernel/people';
import { type UnknownEventError } from '../kernel/stream';
import { type Words } from '../kernel/words';
import { paymentRefusals } from '../payment/refusals';
import { signingRefusals } from '../signing/refusals';
import { verificationRefusals } from '../verification/refusals';
import { generalRefusals } from './general-refusals';

/** A rule's refusal of a command: a stable code for programs, and a sentence for people in both languages. */
export interface Refusal {
  refused: true;
  code: RefusalCode;
  sentence: string;
  sentenceZh: string;
}

/** All refusals, one line per area. */
const sentences = {
  ...generalRefusals,
  ...draftingRefusals,
  ...approvalRefusals,
  ...confirmationRefusals,
  ...signingRefusals,
  ...deliveryRefusals,
  ...paymentRefusals,
  ...amendmentRefusals,
  ...endingRefusals,
  ...customerRefusals,
  ...verificationRefusals,
} as const satisfies Record<string, readonly [string, string]>;

export type RefusalCode = keyof typeof sentences;

export const refusalCodes = Object.keys(sentences) as RefusalCode[]; // the keys of the table above

/** The sentence of a code, with its placeholders `{0}` still open. */
export function refusalWords(code: RefusalCode): Words {
  const [en, zh] = sentences[code];
  return { en, 'zh-CN': zh };
}

export function refuse(code: RefusalCode, ...values: (string | number | Words)[]): Refusal {
  const said = (value: string | number | Words = '', language: Language) =>
    typeof value === 'object' ? value[language] : String(value);
  const [en, chinese] = sentences[code];
  const sentence = en.replace(/\{(\d)(?::([^|}]*)\|([^}]*))?\}/g, (_, index: string, one?: string, many?: string) => {
    const value = said(values[Number(index)], 'en');
    return one === undefined ? value : counted(value, one, many);
  });
  const sentenceZh = zhFilled(chinese, (index) => said(values[index], 'zh-CN')).replaceAll('） ', '）');
  return { refused: true, code, sentence, sentenceZh };
}

/** The refusal when a newer version of the program has recorded an unknown event. `name`: what the event belongs to. */
export function unknownEvent({ streamId, eventType, seq }: UnknownEventError, name = streamId): Refusal {
  return refuse('UNKNOWN_EVENT', name, `${eventType}, ${seq}`);
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
