import { type Contract, type Signed } from '../contract/contract';
import { type QuestionRules } from '../contract/question-rule';
import { type Waiters, type Waiting } from '../contract/waiting-item';
import { type Terms } from '../drafting/terms';
import { zh } from '../kernel/chinese';
import { type Instant } from '../kernel/days';
import { words } from '../kernel/words';
import { type AgreementSubject, type AgreementToSign, agreementToSign, nameOfAgreement } from './agreement';
import { longStopOf } from './long-stop';
import { type LongStopQuestion, longStopQuestion } from './long-stop-question';

export interface SigningQuestions {
  long_stop: LongStopQuestion;
}

export const signingQuestions: QuestionRules<SigningQuestions> = { long_stop: longStopQuestion };

/** After the long-stop day: waits for the people who may decide or, if there are none, for the owner to have somebody named. */
function toDecide(contract: Signed): Waiting[] {
  const { longStop } = contract.effect;
  if (longStopOf(contract) === null || !longStop) return [];
  const { since, asked } = longStop;
  const base = { topic: { kind: 'long_stop' } as const, overdue: true, since };
  const decide = words(
    'waive the open conditions or let the contract lapse',
    '决定豁免未成就的生效条件，或者终止未生效合同',
  );
  if (asked.length > 0) return asked.map((person) => ({ ...base, role: 'decider', person, what: decide }));
  const what = words(
    'have somebody named who may waive the open conditions or let the contract lapse',
    '落实有权豁免生效条件或者终止未生效合同的人员',
  );
  return [{ ...base, role: 'owner', person: contract.owner, what }];
}

/** What a signed contract waits for: open conditions, and its effective day. */
function ofSigned(contract: Signed, { conditions = [], parties }: Terms): Waiting[] {
  const { effect, owner, since } = contract;
  const { longStopOn } = effect;
  const until =
    longStopOn === undefined ? words('', '') : words(` on or before ${longStopOn}`, `不晚于 ${longStopOn} `);
  const titles = new Map(conditions.map(({ conditionId, title }) => [conditionId, title]));
  const open = effect.open.map(({ conditionId, paymentLineId }): Waiting => {
    const title = titles.get(conditionId) ?? conditionId;
    const base = { topic: { kind: 'condition' } as const, overdue: false, since };
    if (paymentLineId !== undefined)
      return {
        ...{ ...base, role: 'customer', person: parties.customer.contact },
        what: {
          en: `pay “${title}”${until.en}, by which the contract takes effect`,
          'zh-CN': zh`${until['zh-CN']}支付“${title}”（合同生效条件）`,
        },
      };
    return {
      ...{ ...base, role: 'owner', person: owner },
      what: {
        en: `see to “${title}”${until.en}, by which the contract takes effect`,
        'zh-CN': zh`${until['zh-CN']}落实“${title}”（合同生效条件）`,
      },
    };
  });
  const all = [...open, ...toDecide(contract)];
  const { effectiveOn } = effect;
  if (effectiveOn === undefined) return all;
  const what = {
    en: `wait for the effective day, ${effectiveOn}`,
    'zh-CN': zh`等候合同生效日 ${effectiveOn}`,
  };
  return [...all, { topic: { kind: 'effective_day' }, role: 'owner', person: owner, overdue: false, since, what }];
}

/** What must be signed now: a pending agreement, or the contract itself. */
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
