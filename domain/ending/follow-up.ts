import { type FollowUp } from '../contract/follow-up';
import { type Ended } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { type Input } from '../contract/inputs';
import { type Instant } from '../kernel/days';
import { isSignedByBoth } from '../signing/agreement';
import { keepersOf, toArchive } from './keepers';

/** Reopens a completed contract with an open payment, which exists because its receipt was reversed. */
function reopened({ stage, terms, timeZone, payment }: Ended, now: Instant, input: Input): EventBody | null {
  if (stage !== 'completed' || !payment || payment.open.length === 0) return null;
  const today = input('clock').show(now, timeZone).slice(0, 10);
  return { type: 'ContractReopened', termEnded: today > terms.endsOn };
}

/** Asks somebody to archive an ended contract. */
function archiving(contract: Ended, now: Instant, input: Input): EventBody | null {
  if (contract.archiving) return null;
  return { type: 'ArchivingAsked', keepers: keepersOf(contract, input('company'), now), dueAt: now };
}

/** Ends the contract when a termination is signed, all duties are done, or the term is over; a pending amendment or termination is waited for. */
export const endingFollowUp: FollowUp = (contract, now, input) => {
  const over = toArchive(contract);
  if (over) return reopened(over, now, input) ?? archiving(over, now, input);
  if (contract.stage !== 'active') return null;
  const { amendment, termination, terms, delivery, payment, term } = contract;
  if (termination && isSignedByBoth(termination)) {
    const { terminationId, reason } = termination;
    return { type: 'ContractTerminated', terminationId, reason };
  }
  if (amendment || termination) return null;
  // A contract without duties, such as a framework, ends with its term.
  if (!terms.hasDuties) return term.ended ? { type: 'ContractExpired' } : null;
  return delivery.open.length + payment.open.length === 0 ? { type: 'ContractCompleted' } : null;
};
