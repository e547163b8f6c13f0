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

/** Who writes: the company that the contract is made by, and who answers for it there. */
export interface Sender {
  company: string;
  contact: Person;
}

/** A message that must arrive, with what the contract is about. */
export interface Notice extends Omit<NoticeDraft, 'about' | 'facts'> {
  facts: FactLine[];
  from: Sender;
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

/** An approver reads everything before deciding; a customer reads the contract once the code has opened it; whoever is only told gets the short of it. */
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

/** A contract just before an event and just after it. */
interface Step {
  before: Contract | null;
  contract: Contract;
}

/** By what mail hours are reckoned. Null where mails to customers leave at any time, such as into the inbox of a demonstration. */
export type MailHours = { clock: ZoneClock; calendar: WorkCalendar } | null;

/** Our own people hear of what happens by itself at working hours too. Approvals count working time, and what moves up the line does so at once. */
function keepsHours({ actor }: ContractEvent, { side, kind }: NoticeDraft): boolean {
  return side === 'customer' || (actor.kind === 'system' && !kind.startsWith('approval_'));
}

/**
 * When the mail leaves: to a customer in mail hours, and so what comes by itself to our own people; anything else at once. What answers something that
 * the customer's side has just done does not wait. What was due by itself in mail hours, and is on record a moment later, leaves then.
 */
function leavesAt({ contract }: Step, event: ContractEvent, draft: NoticeDraft, hours: MailHours): Instant {
  const answers = event.actor.side === 'customer';
  if (hours === null || answers || !keepsHours(event, draft)) return event.at;
  const dueAt = dueAtOf(event);
  const from = dueAt !== null && !isLate(dueAt, event.at) ? dueAt : event.at;
  const leaves = withinMailHours({ ...hours, timeZone: contract.timeZone }, from);
  return leaves > event.at ? leaves : event.at;
}

/** The notice of a draft, with what says that it is late. */
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

/** Whoever owns the contract gets to its page from every mail that asks nothing else. */
function ownersPage({ owner }: Contract, { to, side }: NoticeDraft): Question | null {
  const isOwner = side !== 'customer' && isSamePerson(to.email, owner.email);
  return isOwner ? { kind: 'ownership', owner: owner.email } : null;
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
    const leaves = leavesAt(step, event, draft, hours);
    const late = lateWords(event, leaves, reading);
    return { notice: noticeOf(contract, draft, reading, late), leaves };
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
