import { type Instant, msBetween } from '../kernel/days';
import { type Effect } from '../kernel/effects';
import { type Words, words } from '../kernel/words';
import { sideOf, specialFacts } from './ask';
import { type Contract } from './contract';
import { type ContractEvent } from './events';
import { contractFacts, type FactLine, partyFacts } from './fact-lines';
import { type NoticeDraft } from './notice-draft';
import { type Reading } from './reading';
import { noticeWriters } from './registry';

/** A message that must arrive, with what the contract is about. */
export interface Notice extends Omit<NoticeDraft, 'partiesOnly'> {
  facts: FactLine[];
}

/** A reminder this late says so. */
const lateAfterMs = 60_000;

function lateWords(dueAt: Instant, at: Instant): Words | null {
  const ms = msBetween(dueAt, at);
  if (ms <= lateAfterMs) return null;
  const minutes = Math.round(ms / 60_000);
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

/** The notices due by one event. */
export function noticesFor({ before, contract }: Step, event: ContractEvent, reading: Reading): Notice[] {
  const write = noticeWriters[event.type] as
    ((contract: Contract, event: ContractEvent, reading: Reading, before: Contract | null) => NoticeDraft[]) | null; // the event's own, by its type
  const late = 'dueAt' in event ? lateWords(event.dueAt, event.at) : null;
  return (write?.(contract, event, reading, before) ?? []).map((draft) => {
    const { kind, to, subject, text, question } = draft;
    return {
      ...{ kind, to, subject, question },
      text: late ? words(text.en + late.en, text['zh-CN'] + late['zh-CN']) : text,
      facts: factsOf(contract, draft, reading),
    };
  });
}

/** What one event sets off outside; today its mails. Ids are made from the event, so that recording it again makes the same ones. */
export function effectsOf(step: Step, event: ContractEvent, reading: Reading): Effect<Notice>[] {
  return noticesFor(step, event, reading).map((body, index) => ({
    effectId: `${step.contract.contractId}-${event.seq}-${index + 1}`,
    ...{ kind: 'mail', seq: event.seq, target: body.to.email, body },
  }));
}
