import { type Active, type Contract } from '../contract/contract';
import { CorruptHistoryError } from '../kernel/stream';
import { type Instant } from '../kernel/days';
import { type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { zh } from '../kernel/chinese';
import { type Signature } from './state';

/** An agreement signed after the contract: one that changes it (补充协议), or one that ends it (解除协议). */
export interface AgreementSubject {
  kind: 'amendment' | 'termination';
  id: string;
}

/** An amendment or termination that both sides have agreed to; it has no effect before both have signed it. */
export interface AgreementToSign {
  subject: AgreementSubject;
  /** SHA-256 in hex of what is signed: of the terms after the amendment, or of the reason and the settlement. */
  digest: string | null;
  /** When its text was fixed; a signature cannot be dated earlier. */
  requestedAt: Instant;
  /** When the customer agreed, which comes after our side. */
  agreedAt: Instant;
  signatures: Record<Side, Signature | null>;
  reminders: number;
}

export const unsigned: Record<Side, null> = { ours: null, customer: null };

/** The agreement that waits for signatures now; null if there is none. An amendment and a termination are never pending together. */
export function agreementToSign(contract: Contract): AgreementToSign | null {
  if (contract.stage !== 'active') return null;
  const { amendment, termination } = contract;
  if (amendment?.customer) {
    const { amendmentId: id, terms, customer, requestedAt, signatures, reminders } = amendment;
    const subject = { kind: 'amendment', id } as const;
    return { subject, digest: terms.digest, agreedAt: customer.at, requestedAt, signatures, reminders };
  }
  if (!termination?.customer) return null;
  const { terminationId: id, digest = null, customer, requestedAt, signatures, reminders } = termination;
  return { subject: { kind: 'termination', id }, digest, agreedAt: customer.at, requestedAt, signatures, reminders };
}

export function isToSign(contract: Contract, { kind, id }: { kind: string; id: string }): boolean {
  const subject = agreementToSign(contract)?.subject;
  return subject?.kind === kind && subject.id === id;
}

export function isSignedByBoth({ signatures }: Pick<AgreementToSign, 'signatures'>): boolean {
  return signatures.ours !== null && signatures.customer !== null;
}

/** Changes the signatures or reminders of a pending agreement. @throws CorruptHistoryError when it is not pending */
export function putSigning(
  contract: Active,
  { kind, id }: AgreementSubject,
  change: (signing: Pick<AgreementToSign, 'signatures' | 'reminders'>) => Partial<AgreementToSign>,
): Active {
  const { amendment, termination } = contract;
  if (kind === 'amendment' && amendment?.amendmentId === id) {
    const { signatures = amendment.signatures, reminders = amendment.reminders } = change(amendment);
    return { ...contract, amendment: { ...amendment, signatures, reminders } };
  }
  if (kind === 'termination' && termination?.terminationId === id) {
    const { signatures = termination.signatures, reminders = termination.reminders } = change(termination);
    return { ...contract, termination: { ...termination, signatures, reminders } };
  }
  throw new CorruptHistoryError(`${contract.contractId} has no ${kind} ${id} in flight.`);
}

/** The name of the paper that is signed. */
export const agreementWords: Record<AgreementSubject['kind'], Words> = {
  amendment: { en: 'supplementary agreement', 'zh-CN': '补充协议' },
  termination: { en: 'termination agreement', 'zh-CN': '解除协议' },
};

/** For use in a sentence: “the supplementary agreement HT-1-S01”. */
export function nameOfAgreement({ kind, id }: AgreementSubject): Words {
  const { en, 'zh-CN': chinese } = agreementWords[kind];
  return { en: `the ${en} ${id}`, 'zh-CN': zh`${chinese} ${id}` };
}
