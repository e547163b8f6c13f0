import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import { stageWords } from '../domain/contract/stage-words';
import { type ContractRecord } from './contract-record';

const contractNumber = defineSearchAttributeKey('ContractNumber', 'KEYWORD');
const contractStage = defineSearchAttributeKey('ContractStage', 'KEYWORD');
const waitingOn = defineSearchAttributeKey('WaitingOn', 'KEYWORD_LIST');
const nextDeadline = defineSearchAttributeKey('NextDeadline', 'DATETIME');
const overdue = defineSearchAttributeKey('Overdue', 'BOOL');

/** Search attributes as they were last written. Each write costs a history event, so only changed ones are written. */
export type Shown = Partial<Record<'number' | 'stage' | 'waitingOn' | 'nextDeadline' | 'overdue', string>>;

/** Shows in the Temporal UI which contract this is, on whom it waits and until when. Search attributes hold no names and no amounts. */
export function present(known: ContractRecord, shown: Shown): Shown {
  const { position, outlook } = known;
  if (!position) return shown;
  const { at } = outlook;
  const now: Shown = {
    number: position.number,
    stage: position.stage,
    waitingOn: outlook.waitingOn.join(),
    nextDeadline: at ?? '',
    overdue: String(outlook.overdue),
  };
  const pairs = [
    { key: contractNumber, value: position.number, name: 'number' as const },
    { key: contractStage, value: position.stage, name: 'stage' as const },
    { key: waitingOn, value: outlook.waitingOn, name: 'waitingOn' as const },
    { key: nextDeadline, value: at === null ? null : new Date(at), name: 'nextDeadline' as const },
    { key: overdue, value: outlook.overdue, name: 'overdue' as const },
  ].filter(({ name }) => shown[name] !== now[name]);
  if (pairs.length > 0) upsertSearchAttributes(pairs.map(({ key, value }) => ({ key, value }) as never)); // the table above pairs each key with a value of its type
  setCurrentDetails(describe(known));
  return now;
}

/** Escapes Markdown, so that text typed by people is shown literally. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|!~]/g, '\\$&').replace(/\s+/g, ' ');
}

function describe({ position, contract, outlook }: ContractRecord): string {
  if (!position) return '';
  const { number, stage } = position;
  const what = contract ? `\nRevision ${contract.revision}: ${plain(contract.terms.title)}` : '';
  const type = contract ? ` · ${plain(contract.contractTypeId)}` : '';
  const head = `### ${number}${type} – ${stageWords[stage].en} / ${stageWords[stage]['zh-CN']}${what}`;
  const lines = outlook.sentences.map((sentence) => `- ${plain(sentence.en)}\n- ${plain(sentence['zh-CN'])}`);
  return [head, lines.length > 0 ? lines.join('\n') : 'Waiting for nobody. / 无待办。'].join('\n\n');
}
