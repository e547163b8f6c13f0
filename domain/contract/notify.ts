import { counted } from '../kernel/plural';
import { type Instant, msBetween, type ZoneClock } from '../kernel/days';
import { type Effect } from '../kernel/effects';
import { isSamePerson, type Person } from '../kernel/people';
import { zh } from '../kernel/chinese';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Words, words } from '../kernel/words';
import { specialFacts } from './ask';
import { type Contract } from './contract';
import { type ContractEvent } from './events';
import { contractFacts, type FactLine, partyFacts, summaryFacts } from './fact-lines';
import { withinMailHours } from './mail-hours';
import { type NoticeDraft, type Told } from './notice-draft';
import { type Question } from './question';
import { type Reading } from './reading';
import { noticeWriters } from './registry';
import { subjectLine } from './subject-line';

/** The sender: our company and the contract's owner. */
export interface Sender {
  company: string;
  contact: Person;
}

/** A message that must arrive, complete with facts and sender. */
export interface Notice extends Omit<NoticeDraft, 'about' | 'facts'> {
  facts: FactLine[];
  from: Sender;
}

/** A notice that is more than this much late says so. */
const lateAfterMs = 60_000;

function isLate(dueAt: Instant, at: Instant): boolean {
  return msBetween(dueAt, at) > lateAfterMs;
}

/** When an event that happened by itself was due; null for other events. */
function dueAtOf(event: ContractEvent): Instant | null {
  return ('dueAt' in event && event.dueAt) || null;
}

/** Says that a notice is late, if an outage delayed its event. The delay is counted until the mail is sent, so it includes waiting for mail hours. */
function lateWords(event: ContractEvent, leaves: Instant, { show = (at) => at }: Reading): Words | null {
  const dueAt = dueAtOf(event);
  if (dueAt === null || !isLate(dueAt, event.at)) return null;
  const minutes = Math.round(msBetween(dueAt, leaves) / 60_000);
  const due = show(dueAt);
  return words(
    ` This message was due at ${due} and is ${counted(minutes, 'minute')} late because the service was interrupted.`,
    zh`本通知应于 ${due} 发出，因服务中断迟到 ${minutes} 分钟。`,
  );
}

/** An approver sees everything before deciding; a customer sees the contract after entering the code; others get a summary. */
function toldOf({ question, side, about }: NoticeDraft): Told {
  if (about) return about;
  if (!question) return 'summary';
  return side === 'customer' ? 'parties' : 'whole';
}

function factsOf(contract: Contract, draft: NoticeDraft, reading: Reading): FactLine[] {
  const terms = reading.termsOf(contract.terms);
  const { question, side, facts = [] } = draft;
  const special = question && side === 'ours' ? specialFacts(contract, question, reading) : [];
  const tellers = { whole: contractFacts, summary: summaryFacts, parties: partyFacts };
  return [...special, ...facts, ...tellers[toldOf(draft)](contract, terms)];
}

/** A contract before and after an event. */
interface Step {
  before: Contract | null;
  contract: Contract;
}

/** What mail hours are computed with. Null if mails to customers may be sent at any time, as in a demonstration. */
export type MailHours = { clock: ZoneClock; calendar: WorkCalendar } | null;

/**
 * Whether a mail waits for mail hours: mails to customers do, and automatic mails to our own people. Those of approvals do not, because their
 * deadlines count working time already, and an escalation goes out at once.
 */
function keepsHours({ actor }: ContractEvent, { side, kind }: NoticeDraft): boolean {
  return side === 'customer' || (actor.kind === 'system' && !kind.startsWith('approval_'));
}

/**
 * When the mail is sent: mails that wait for mail hours within these, all others at once. A mail that reacts to something that the customer's side
 * has just done is not delayed. If a deadline was due within mail hours and is recorded a moment after they ended, the mail is still sent at once.
 */
function leavesAt({ contract }: Step, event: ContractEvent, draft: NoticeDraft, hours: MailHours): Instant {
  const answers = event.actor.side === 'customer';
  if (hours === null || answers || !keepsHours(event, draft)) return event.at;
  const dueAt = dueAtOf(event);
  const from = dueAt !== null && !isLate(dueAt, event.at) ? dueAt : event.at;
  const leaves = withinMailHours({ ...hours, timeZone: contract.timeZone }, from);
  return leaves > event.at ? leaves : event.at;
}

/** Completes a draft; `late` is added to its text. */
function noticeOf(contract: Contract, draft: NoticeDraft, reading: Reading, late: Words | null): Notice {
  const { kind, side, to, text, question } = draft;
  const terms = reading.termsOf(contract.terms);
  return {
    ...{ kind, side, to, question: question ?? ownersPage(contract, draft) },
    subject: subjectLine({ number: contract.number, terms, side }, draft.subject),
    text: late ? words(text.en + late.en, text['zh-CN'] + late['zh-CN']) : text,
    facts: factsOf(contract, draft, reading),
    from: { company: terms.parties.ours.name, contact: contract.owner },
  };
}

/** Mails to the contract's owner that ask nothing else get a link to the owner's page. */
function ownersPage({ owner }: Contract, { to, side }: NoticeDraft): Question | null {
  const isOwner = side !== 'customer' && isSamePerson(to.email, owner.email);
  return isOwner ? { kind: 'ownership', owner: owner.email } : null;
}

/** The notices that an event causes, and when each is sent. */
function timedNotices(
  step: Step,
  event: ContractEvent,
  reading: Reading,
  hours: MailHours,
): { notice: Notice; leaves: Instant }[] {
  const { before, contract } = step;
  const write = noticeWriters[event.type] as
    ((contract: Contract, event: ContractEvent, reading: Reading, before: Contract | null) => NoticeDraft[]) | null; // the registry maps each event type to its own writer
  return (write?.(contract, event, reading, before) ?? []).map((draft) => {
    const leaves = leavesAt(step, event, draft, hours);
    const late = lateWords(event, leaves, reading);
    return { notice: noticeOf(contract, draft, reading, late), leaves };
  });
}

/** The notices that an event causes. */
export function noticesFor(step: Step, event: ContractEvent, reading: Reading): Notice[] {
  return timedNotices(step, event, reading, null).map(({ notice }) => notice);
}

/** The effects of an event (today only mails). Ids are derived from the event, so that recording it again gives the same ids. */
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
