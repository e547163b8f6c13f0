import { type Instant, msBetween, type ZoneClock } from '../kernel/days';
import { type Effect } from '../kernel/effects';
import { isSamePerson } from '../kernel/people';
import { type Words, words } from '../kernel/words';
import { sideOf, specialFacts } from './ask';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Contract } from './contract';
import { type ContractEvent } from './events';
import { contractFacts, type FactLine, partyFacts } from './fact-lines';
import { withinMailHours } from './mail-hours';
import { customerOf, type NoticeDraft } from './notice-draft';
import { type Reading } from './reading';
import { noticeWriters } from './registry';

/** A message that must arrive, with what the contract is about. */
export interface Notice extends Omit<NoticeDraft, 'partiesOnly'> {
  facts: FactLine[];
}

/** A reminder this late says so. */
const lateAfterMs = 60_000;

function isLate(dueAt: Instant, at: Instant): boolean {
  return msBetween(dueAt, at) > lateAfterMs;
}

/** When it was due that came by itself; null for what did not. */
function dueAtOf(event: ContractEvent): Instant | null {
  return ('dueAt' in event && event.dueAt) || null;
}

/** Only what an outage held up is late; that it waited for the morning besides makes it so much later. */
function lateWords(event: ContractEvent, leaves: Instant): Words | null {
  const dueAt = dueAtOf(event);
  if (dueAt === null || !isLate(dueAt, event.at)) return null;
  const minutes = Math.round(msBetween(dueAt, leaves) / 60_000);
  return words(
    ` This message was due at ${dueAt} and is ${minutes === 1 ? '1 minute' : `${minutes} minutes`} late because the service was interrupted.`,
    `本通知应于 ${dueAt} 发出，因服务中断迟到 ${minutes} 分钟。`,
  );
}

/** An approver reads first what the decision is about, then the contract; a customer reads the contract once the code has opened it. */
function factsOf(contract: Contract, { question, partiesOnly }: NoticeDraft, reading: Reading): FactLine[] {
  const terms = reading.termsOf(contract.terms);
  if (partiesOnly) return partyFacts(contract, terms);
  if (question && sideOf(question) === 'customer') return partyFacts(contract, terms);
  return [...(question ? specialFacts(contract, question, reading) : []), ...contractFacts(contract, terms)];
}

/** A contract just before an event and just after it. */
interface Step {
  before: Contract | null;
  contract: Contract;
}

/** By what mail hours are reckoned. Null where mails to customers leave at any time, such as into the inbox of a demonstration. */
export type MailHours = { clock: ZoneClock; calendar: WorkCalendar } | null;

/** Whether somebody of the customer's is told. */
function isToCustomer(
  { before, contract }: Step,
  { to, question, partiesOnly }: NoticeDraft,
  reading: Reading,
): boolean {
  if (partiesOnly || (question && sideOf(question) === 'customer')) return true;
  const known = [before, contract].flatMap((state) =>
    state ? [customerOf(state), state.terms.contact, reading.termsOf(state.terms).parties.customer.contact] : [],
  );
  return known.some(({ email }) => isSamePerson(email, to.email));
}

/**
 * When the mail leaves: at once, but to a customer in mail hours. What answers something that the customer's side has just done does not wait. What
 * was due by itself in mail hours, and is on record a moment later, leaves then.
 */
function leavesAt(step: Step, event: ContractEvent, draft: NoticeDraft, reading: Reading, hours: MailHours): Instant {
  const answers = event.actor.side === 'customer';
  if (hours === null || answers || !isToCustomer(step, draft, reading)) return event.at;
  const dueAt = dueAtOf(event);
  const from = dueAt !== null && !isLate(dueAt, event.at) ? dueAt : event.at;
  const leaves = withinMailHours({ ...hours, timeZone: step.contract.timeZone }, from);
  return leaves > event.at ? leaves : event.at;
}

/** The notices due by one event, and when each leaves. */
function timedNotices(
  step: Step,
  event: ContractEvent,
  reading: Reading,
  hours: MailHours,
): { notice: Notice; leaves: Instant }[] {
  const { before, contract } = step;
  const write = noticeWriters[event.type] as
    ((contract: Contract, event: ContractEvent, reading: Reading, before: Contract | null) => NoticeDraft[]) | null; // the event's own, by its type
  return (write?.(contract, event, reading, before) ?? []).map((draft) => {
    const { kind, to, subject, text, question } = draft;
    const leaves = leavesAt(step, event, draft, reading, hours);
    const late = lateWords(event, leaves);
    const said = late ? words(text.en + late.en, text['zh-CN'] + late['zh-CN']) : text;
    return { notice: { kind, to, subject, question, text: said, facts: factsOf(contract, draft, reading) }, leaves };
  });
}

/** The notices due by one event. */
export function noticesFor(step: Step, event: ContractEvent, reading: Reading): Notice[] {
  return timedNotices(step, event, reading, null).map(({ notice }) => notice);
}

/** What one event sets off outside; today its mails. Ids are made from the event, so that recording it again makes the same ones. */
export function effectsOf(
  step: Step,
  event: ContractEvent,
  reading: Reading,
  hours: MailHours = null,
): Effect<Notice>[] {
  return timedNotices(step, event, reading, hours).map(({ notice: body, leaves }, index) => ({
    effectId: `${step.contract.contractId}-${event.seq}-${index + 1}`,
    ...{ kind: 'mail', seq: event.seq, target: body.to.email, body },
    ...(leaves > event.at ? { notBefore: leaves } : {}),
  }));
}
