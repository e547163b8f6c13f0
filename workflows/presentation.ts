import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import { type Deadline } from '../domain/contract/deadline';
import { deadlineLine } from '../domain/contract/waiting-words';
import { stageWords } from '../domain/kernel/words';
import { type Ledger } from './ledger';

const contractNumber = defineSearchAttributeKey('ContractNumber', 'KEYWORD');
const contractStage = defineSearchAttributeKey('ContractStage', 'KEYWORD');
const waitingOn = defineSearchAttributeKey('WaitingOn', 'KEYWORD_LIST');
const nextDeadline = defineSearchAttributeKey('NextDeadline', 'DATETIME');
const overdue = defineSearchAttributeKey('Overdue', 'BOOL');

/** Search attributes as they were last written; they cost a history event, so only what differs is written. */
export type Shown = Partial<Record<'number' | 'stage' | 'waitingOn' | 'nextDeadline' | 'overdue', string>>;

/** Says in the Temporal UI which contract this is, on whom it waits and until when. No names, no amounts in search attributes. */
export function present(ledger: Ledger, shown: Shown): Shown {
  const { contract, plan } = ledger;
  if (!contract) return shown;
  const roles = [...new Set(plan.waiting.map((item) => item.role))];
  const at = plan.next[0]?.at ?? null;
  const late = plan.waiting.some((item) => item.overdue);
  const now: Shown = {
    number: contract.number,
    stage: contract.stage,
    waitingOn: roles.join(),
    nextDeadline: at ?? '',
    overdue: String(late),
  };
  const pairs = [
    { key: contractNumber, value: contract.number, name: 'number' as const },
    { key: contractStage, value: contract.stage, name: 'stage' as const },
    { key: waitingOn, value: roles, name: 'waitingOn' as const },
    { key: nextDeadline, value: at === null ? null : new Date(at), name: 'nextDeadline' as const },
    { key: overdue, value: late, name: 'overdue' as const },
  ].filter(({ name }) => shown[name] !== now[name]);
  if (pairs.length > 0) upsertSearchAttributes(pairs.map(({ key, value }) => ({ key, value }) as never)); // pairs of matching types by the table above
  setCurrentDetails(describe(ledger));
  return now;
}

/** What people typed is text here, whatever Markdown would make of it. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|!~]/g, '\\$&').replace(/\s+/g, ' ');
}

function describe({ contract, plan }: Ledger): string {
  if (!contract) return '';
  const { number, stage, revision, terms } = contract;
  const head = `### ${number} – ${stageWords[stage].en} / ${stageWords[stage]['zh-CN']}\nRevision ${revision}: ${plain(terms.title)}`;
  const lines = plan.waiting.map(({ sentence }) => `- ${plain(sentence.en)}\n- ${plain(sentence['zh-CN'])}`);
  return [head, lines.length > 0 ? lines.join('\n') : 'Waiting for nobody. / 无待办。'].join('\n\n');
}

/** What a timer is for, as the Temporal UI shows it. */
export function timerSummary(deadlines: readonly Deadline[]): string {
  return deadlines
    .map(({ effect }) => deadlineLine(effect))
    .join('; ')
    .slice(0, 200);
}
