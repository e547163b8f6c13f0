import { type DeadlineRules, everyDays, once, type Planned, type Planning, waits } from '../contract/planning';
import { type Day } from '../kernel/days';
import { type AgreementSubject, agreementToSign } from './agreement';

export interface SigningDeadlines {
  /** `subject`: an amendment or a termination that is to be signed, in place of the contract. */
  signature_reminder: { revision: number; subject?: AgreementSubject };
  /** Conditions of effect are open. */
  condition_reminder: { revision: number };
  /** The first minute of the day from which the contract is in force. */
  effective_day: { effectiveOn: Day };
}

type About = { [K in keyof SigningDeadlines]: { kind: K } & SigningDeadlines[K] }[keyof SigningDeadlines];

export function planSigning(planning: Planning): Planned<About>[] {
  const { contract, clock } = planning;
  const { since, revision } = contract;
  if (contract.stage === 'awaiting_signature') {
    const about: About = { kind: 'signature_reminder', revision };
    return everyDays(planning, about, { since, given: contract.reminders, days: waits.signatureReminderEvery });
  }
  const agreement = agreementToSign(contract);
  if (agreement) {
    const { subject, agreedAt, reminders } = agreement;
    const about: About = { kind: 'signature_reminder', revision, subject };
    return everyDays(planning, about, { since: agreedAt, given: reminders, days: waits.signatureReminderEvery });
  }
  if (contract.stage !== 'signed') return [];
  const { effectiveOn, open, reminders: given } = contract.effect;
  const begins = effectiveOn === undefined ? null : clock.instantAt(effectiveOn, '00:00', contract.timeZone);
  const often = { since, given, days: waits.conditionReminderEvery };
  return [
    ...(effectiveOn === undefined || begins === null
      ? []
      : once<About>({ kind: 'effective_day', effectiveOn }, begins > since ? begins : since)),
    ...(open.length > 0 ? everyDays<About>(planning, { kind: 'condition_reminder', revision }, often) : []),
  ];
}

const reminder = { en: 'a reminder goes out', 'zh-CN': '发送提醒' };

export const signingDeadlines: DeadlineRules<SigningDeadlines> = {
  signature_reminder: {
    topic: ({ subject }) => ({ kind: 'signature', ...(subject ? { subject } : {}) }),
    then: reminder,
    pass: (_passing, { about: { revision, subject }, occurrence, at: dueAt }) => [
      { type: 'SignatureReminderDue', revision, ...(subject ? { subject } : {}), occurrence, dueAt },
    ],
  },
  condition_reminder: {
    topic: () => ({ kind: 'condition' }),
    then: reminder,
    pass: (_passing, { occurrence, at: dueAt }) => [{ type: 'ConditionReminderDue', occurrence, dueAt }],
  },
  effective_day: {
    topic: () => ({ kind: 'effective_day' }),
    then: { en: 'its effective day begins', 'zh-CN': '生效日到来' },
    pass: (_passing, { about: { effectiveOn }, at: dueAt }) => [{ type: 'EffectiveDayCame', effectiveOn, dueAt }],
  },
};
