import { submitted } from '../approval/evolve';
import { type Active, type Contract } from '../contract/contract';
import { carryOn, concluded, end, type Evolvers, inStage } from '../contract/evolver';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { unsigned } from '../signing/agreement';
import { type EndingEvents } from './events';
import { archivableStages } from './keepers';
import { type Termination } from './state';

function withTermination(
  contract: Contract,
  event: Recorded<{ type: keyof EndingEvents; terminationId: string }>,
  change: (termination: Termination) => Termination | null,
): Active {
  const current = inStage(contract, ['active'], event);
  const { termination } = current;
  if (termination?.terminationId !== event.terminationId)
    throw new CorruptHistoryError(`${contract.contractId} has no termination ${event.terminationId} in flight.`);
  return { ...current, termination: change(termination) };
}

export const endingEvolvers: Evolvers<EndingEvents> = {
  TerminationRequested: (contract, event) => {
    const current = inStage(contract, ['active'], event);
    const { terminationId, requestedBy, reason, settlement, digest, route, at } = event;
    const termination: Termination = {
      ...{ terminationId, requestedBy, requestedAt: at, reason, settlement },
      ...(digest === undefined ? {} : { digest }),
      approval: submitted(null, route, contract.revision),
      ...{ approvedAt: null, customer: null, signatures: unsigned, reminders: 0 },
    };
    return { ...current, termination, made: { ...current.made, terminations: current.made.terminations + 1 } };
  },
  TerminationApproved: (contract, event) =>
    withTermination(contract, event, (termination) => ({ ...termination, approvedAt: event.at })),
  TerminationAgreed: (contract, event) => {
    const customer = { at: event.at, by: event.actor, comment: event.comment };
    return withTermination(contract, event, (termination) => ({ ...termination, customer, reminders: 0 }));
  },
  TerminationRefused: (contract, event) => withTermination(contract, event, () => null),
  TerminationReminderDue: (contract, event) =>
    withTermination(contract, event, (termination) => ({ ...termination, reminders: event.occurrence + 1 })),
  ContractTerminated: (contract, event) => end(inStage(contract, ['active'], event), event, 'terminated', event.reason),
  ContractLapsed: (contract, event) => {
    const over = end(inStage(contract, ['signed'], event), event, 'terminated', event.reason);
    return { ...over, ending: { ...over.ending, lapsed: true } };
  },
  TermEnded: (contract, event) => {
    const current = inStage(contract, ['active'], event);
    return { ...current, term: { ...current.term, ended: true } };
  },
  ContractCompleted: (contract, event) => end(inStage(contract, ['active'], event), event, 'completed', null),
  ContractReopened: (contract, event) => {
    const over = inStage(contract, ['completed'], event);
    const { approval, signatures, delivery, payment, entries = [] } = over;
    const { ours = null, customer = null } = signatures ?? {};
    if (!approval || !ours || !customer || !delivery || !payment)
      throw new CorruptHistoryError(`${contract.contractId} was completed without having been in force.`);
    return {
      ...carryOn(over, event),
      ...{ stage: 'active', approval, signatures: { ours, customer }, delivery, payment },
      ...{ amendment: null, termination: null, term: { since: event.at, ended: event.termEnded } },
      ...(entries.length > 0 ? { entries } : {}),
    };
  },
  ContractExpired: (contract, event) => end(inStage(contract, ['active'], event), event, 'expired', null),
  ArchivingAsked: (contract, event) => {
    const over = inStage(contract, archivableStages, event);
    return { ...over, archiving: { since: event.at, keepers: event.keepers, reminders: 0 } };
  },
  ArchiveReminderDue: (contract, event) => {
    const { archiving, ...over } = inStage(contract, archivableStages, event);
    if (!archiving) throw new CorruptHistoryError(`Nobody was asked to archive ${contract.contractId}.`);
    return { ...over, archiving: { ...archiving, keepers: event.keepers, reminders: event.occurrence + 1 } };
  },
  ContractArchived: (contract, event) => {
    const over = inStage(contract, archivableStages, event);
    const archive = { fileNumber: event.fileNumber, archivedAt: event.at };
    return { ...carryOn(over, event), ...concluded(over), stage: 'archived', ending: over.ending, archive };
  },
};
