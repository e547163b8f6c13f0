import { type Contract, type Signed } from '../contract/contract';
import { carryOn, type Evolvers, inStage } from '../contract/evolver';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { putSigning } from './agreement';
import { type SigningEvents } from './events';
import { type Signature } from './state';

function bothSignatures(contract: Contract): Record<'ours' | 'customer', Signature> {
  const { ours = null, customer = null } = 'signatures' in contract ? (contract.signatures ?? {}) : {};
  if (!ours || !customer)
    throw new CorruptHistoryError(`${contract.contractId} became active without both signatures.`);
  return { ours, customer };
}

/** The signed contract without this condition. */
function withoutCondition(
  contract: Contract,
  event: Recorded<{ type: 'ConditionMet' | 'ConditionWaived'; conditionId: string }>,
): Signed {
  const current = inStage(contract, ['signed'], event);
  const open = current.effect.open.filter(({ conditionId }) => conditionId !== event.conditionId);
  if (open.length === current.effect.open.length)
    throw new CorruptHistoryError(`${contract.contractId} has no open condition ${event.conditionId}.`);
  return { ...current, effect: { ...current.effect, open } };
}

export const signingEvolvers: Evolvers<SigningEvents> = {
  SignatureRecorded: (contract, event) => {
    const { side, signatory, signedOn, authority, subject, at: recordedAt } = event;
    const signature = { signatory, signedOn, recordedAt, ...(authority === undefined ? {} : { authority }) };
    if (subject)
      return putSigning(inStage(contract, ['active'], event), subject, ({ signatures }) => ({
        signatures: { ...signatures, [side]: signature },
      }));
    const current = inStage(contract, ['awaiting_signature'], event);
    return { ...current, signatures: { ...current.signatures, [side]: signature } };
  },
  SignatureReminderDue: (contract, event) => {
    const reminders = event.occurrence + 1;
    if (event.subject) return putSigning(inStage(contract, ['active'], event), event.subject, () => ({ reminders }));
    return { ...inStage(contract, ['awaiting_signature'], event), reminders };
  },
  ContractSigned: (contract, event) => {
    const { approval } = inStage(contract, ['awaiting_signature'], event);
    const { milestones, paymentLines, conditions, effectiveOn, longStopOn } = event;
    const open = conditions.map(({ conditionId, kind, paymentLineId }) => ({
      ...{ conditionId, kind },
      ...(paymentLineId === undefined ? {} : { paymentLineId }),
    }));
    return {
      ...carryOn(contract, event),
      ...{ stage: 'signed', approval, signatures: bothSignatures(contract) },
      ...{ delivery: { open: milestones, accepted: 0 }, payment: { open: paymentLines, settled: 0 } },
      effect: {
        ...(effectiveOn === undefined ? {} : { effectiveOn }),
        ...(longStopOn === undefined ? {} : { longStopOn }),
        ...{ open, reminders: 0 },
      },
    };
  },
  EffectiveDayCame: (contract, event) => {
    const current = inStage(contract, ['signed'], event);
    const { effectiveOn: _come, ...effect } = current.effect;
    return { ...current, effect };
  },
  ConditionMet: withoutCondition,
  ConditionReopened: (contract, { conditionId, kind, paymentLineId, ...event }) => {
    const current = inStage(contract, ['signed'], event);
    const open = [...current.effect.open, { conditionId, kind, paymentLineId }];
    return { ...current, effect: { ...current.effect, open } };
  },
  ConditionWaived: withoutCondition,
  LongStopDayPassed: (contract, event) => {
    const current = inStage(contract, ['signed'], event);
    const longStop = { since: event.at, asked: event.asked, reminders: 0 };
    return { ...current, effect: { ...current.effect, longStop } };
  },
  LongStopReminderDue: (contract, event) => {
    const current = inStage(contract, ['signed'], event);
    const { longStop } = current.effect;
    if (!longStop) throw new CorruptHistoryError(`${contract.contractId} has not passed its long-stop day.`);
    const { occurrence, asked } = event;
    return { ...current, effect: { ...current.effect, longStop: { ...longStop, asked, reminders: occurrence + 1 } } };
  },
  ConditionReminderDue: (contract, event) => {
    const current = inStage(contract, ['signed'], event);
    return { ...current, effect: { ...current.effect, reminders: event.occurrence + 1 } };
  },
  ContractActivated: (contract, event) => {
    const current = inStage(contract, ['awaiting_signature', 'signed'], event);
    const before = current.stage === 'signed' ? current.payment : { settled: 0 };
    // Entries that wait for verification stay open.
    const { entries = [] } = current.stage === 'signed' ? current : {};
    return {
      ...carryOn(contract, event),
      ...{ stage: 'active', approval: current.approval, signatures: bothSignatures(contract) },
      delivery: { open: event.milestones, accepted: 0 },
      payment: { ...before, open: event.paymentLines },
      ...{ amendment: null, termination: null, term: { since: event.at, ended: false } },
      ...(entries.length > 0 ? { entries } : {}),
    };
  },
};
