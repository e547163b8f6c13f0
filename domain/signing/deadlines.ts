import { type DeadlineRules, everyDays, once, type Planned, type Planning, waits } from '../contract/planning';
import { type Signed } from '../contract/contract';
import { type Day } from '../kernel/days';
import { type AgreementSubject, agreementToSign } from './agreement';
import { decidersOf, firstDecidersOf } from './deciders';
import { longStopOf, longStopPassesAt } from './long-stop';

export interface SigningDeadlines {
  /** `subject`: an amendment or termination that must be signed, instead of the contract. */
  signature_reminder: { revision: number; subject?: AgreementSubject };
  /** Reminds of open conditions of effect. */
  condition_reminder: { revision: number };
  /** The start of the effective day. */
  effective_day: { effectiveOn: Day };
  /** The end of the long-stop day. */
  long_stop: { longStopOn: Day };
  /** Nobody has decided yet whether to waive the conditions or let the contract lapse. */
  long_stop_reminder: { longStopOn: Day };
}

type About = { [K in keyof SigningDeadlines]: { kind: K } & SigningDeadlines[K] }[keyof SigningDeadlines];

/** After the long-stop day nothing happens automatically, except that the deciders are asked repeatedly. */
function planLongStop(planning: Planning, contract: Signed): Planned<About>[] {
  const longStopOn = longStopOf(contract);
  if (longStopOn === null) return [];
  const { longStop } = contract.effect;
  if (longStop) {
    const { since, reminders: given } = longStop;
    return everyDays<About>(
      planning,
      { kind: 'long_stop_reminder', longStopOn },
      { since, given, days: waits.longStopReminderEvery },
    );
  }
  const passes = longStopPassesAt(contract, longStopOn, planning);
  return once<About>({ kind: 'long_stop', longStopOn }, passes > contract.since ? passes : contract.since);
}

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
    ...planLongStop(planning, contract),
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
  long_stop: {
    topic: () => ({ kind: 'long_stop' }),
    then: { en: 'the last day for its conditions is over', 'zh-CN': '最迟生效日已过' },
    pass: ({ contract, input, now }, { about: { longStopOn }, at: dueAt }) => {
      if (contract.stage !== 'signed') return [];
      const asked = firstDecidersOf(contract, input('company'), now);
      return [{ type: 'LongStopDayPassed', longStopOn, asked, dueAt }];
    },
  },
  long_stop_reminder: {
    topic: () => ({ kind: 'long_stop' }),
    then: reminder,
    pass: ({ contract, input, now }, { about: { longStopOn }, occurrence, at: dueAt }) => {
      if (contract.stage !== 'signed') return [];
      const asked = decidersOf(contract, input('company'), now);
      return [{ type: 'LongStopReminderDue', longStopOn, occurrence, asked, dueAt }];
    },
  },
};
