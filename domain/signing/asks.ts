import { type Contract, type Signed } from '../contract/contract';
import { type Waiters, type Waiting } from '../contract/waiting-item';
import { type Terms } from '../drafting/terms';
import { zh } from '../kernel/chinese';
import { type Instant } from '../kernel/days';
import { type AgreementSubject, type AgreementToSign, agreementToSign, nameOfAgreement } from './agreement';

/** What a signed contract still waits for: each open condition, and its effective day. */
function ofSigned(contract: Signed, { conditions = [], parties }: Terms): Waiting[] {
  const { effect, owner, since } = contract;
  const titles = new Map(conditions.map(({ conditionId, title }) => [conditionId, title]));
  const open = effect.open.map(({ conditionId, paymentLineId }): Waiting => {
    const title = titles.get(conditionId) ?? conditionId;
    const base = { topic: { kind: 'condition' } as const, overdue: false, since };
    if (paymentLineId !== undefined)
      return {
        ...{ ...base, role: 'customer', person: parties.customer.contact },
        what: { en: `pay “${title}”, by which the contract takes effect`, 'zh-CN': zh`支付“${title}”（合同生效条件）` },
      };
    return {
      ...{ ...base, role: 'owner', person: owner },
      what: {
        en: `see to “${title}”, by which the contract takes effect`,
        'zh-CN': zh`落实“${title}”（合同生效条件）`,
      },
    };
  });
  const { effectiveOn } = effect;
  if (effectiveOn === undefined) return open;
  const what = {
    en: `wait for the effective day, ${effectiveOn}`,
    'zh-CN': zh`等候合同生效日 ${effectiveOn}`,
  };
  return [...open, { topic: { kind: 'effective_day' }, role: 'owner', person: owner, overdue: false, since, what }];
}

/** What there is to sign, and who has signed it: an amendment or a termination, or the contract itself. */
function toSign(
  contract: Contract,
): (Pick<AgreementToSign, 'signatures'> & { subject?: AgreementSubject; since: Instant }) | null {
  const agreement = agreementToSign(contract);
  if (agreement) return { ...agreement, since: agreement.agreedAt };
  return contract.stage === 'awaiting_signature' ? { signatures: contract.signatures, since: contract.since } : null;
}

export const signingWaiters: Waiters = (contract, { termsOf }) => {
  if (contract.stage === 'signed') return ofSigned(contract, termsOf(contract.terms));
  const signing = toSign(contract);
  if (!signing) return [];
  const { signatures, subject, since } = signing;
  const { parties } = termsOf(contract.terms);
  const missing = (['ours', 'customer'] as const).filter((side) => signatures[side] === null);
  const names = missing.map((side) => parties[side].name);
  const under = subject ? nameOfAgreement(subject) : null;
  return [
    {
      topic: { kind: 'signature', ...(subject ? { subject } : {}) },
      ...{ role: 'owner', person: contract.owner, overdue: false, since },
      what: {
        en: `record the signature of ${names.join(' and ')}${under ? ` under ${under.en}` : ''}`,
        'zh-CN': under ? zh`登记${under['zh-CN']}的签署：${names.join('、')}` : zh`登记签署：${names.join('、')}`,
      },
    },
  ];
};
