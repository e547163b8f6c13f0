import { applyBodies } from './apply-bodies';
import { type Command, type InternalCommand } from './commands';
import { type Company } from '../kernel/company';
import { nextConsequence } from './consequences';
import { type Contract } from './contract';
import { type Instant } from '../kernel/days';
import { type Circumstances, decideStage } from './decide-stage';
import { recheckApprovers } from '../approval/escalation';
import { type EventBody } from './events';
import { passDeadlines } from './pass-deadline';
import { type Refusal, isRefusal, refuse } from './refusals';
import { withSoundTerms } from '../drafting/sound-terms';
import { readStored } from './stored';

type Create = Extract<Command, { type: 'create' }>;
type Decision = EventBody[] | Refusal;

function create({ type: _, number = '', numbering: _rule, terms: draft, ...facts }: Create, now: Instant): Decision {
  return withSoundTerms(draft, now, (terms) => [{ type: 'ContractCreated', ...facts, number, terms }]);
}

function decideInternal(contract: Contract, command: InternalCommand, { now, company }: Circumstances): EventBody[] {
  switch (command.type) {
    case 'passDeadlines':
      return passDeadlines(contract, command.deadlines, now, company);
    case 'recheckApprovers': {
      const event = contract.stage === 'in_approval' && company ? recheckApprovers(contract, company, now) : null;
      return event ? [event] : [];
    }
    case 'replan': {
      const { calendarVersion } = command;
      return contract.stage === 'in_approval' ? [{ type: 'DeadlinesReplanned', calendarVersion }] : [];
    }
    case 'noteRefusal':
      return [{ type: 'CommandRefused', command: command.command, code: command.code, sentence: command.sentence }];
    case 'noteUndeliverable':
      return [{ type: 'NoticeUndeliverable', noticeId: command.noticeId, reason: command.reason }];
  }
}

const internal: readonly string[] = [
  ...([
    'passDeadlines',
    'recheckApprovers',
    'replan',
    'noteRefusal',
    'noteUndeliverable',
  ] as const satisfies readonly InternalCommand['type'][]),
];

export function isInternal(command: Command | InternalCommand): command is InternalCommand {
  return internal.includes(command.type);
}

function decideOne(
  contract: Contract | null,
  command: Command | InternalCommand,
  circumstances: Circumstances,
): Decision {
  if (command.type === 'create')
    return contract === null ? create(command, circumstances.now) : refuse('ALREADY_EXISTS', contract.number);
  if (contract === null) return refuse('NOT_CREATED');
  return isInternal(command)
    ? decideInternal(contract, command, circumstances)
    : decideStage(contract, command, circumstances);
}

/** Whether the rules ask about the company before they decide this: who is there, how it approves, when it works. */
export function needsCompany(contract: Contract | null, command: Command | InternalCommand): boolean {
  if (command.type === 'submit' || command.type === 'comment' || command.type === 'resolveComment') return true;
  return command.type === 'copy' || command.type === 'forward' || contract?.stage === 'in_approval';
}

/** What a contract may come to as JSON, in bytes: it must travel through Temporal, where a payload stops at 2 MB. */
const mostBytes = 1_000_000;

function bytesOf(contract: Contract): number {
  const text = JSON.stringify(contract);
  // Most characters beyond ASCII take three bytes in UTF-8.
  return text.length * 3 < mostBytes ? text.length : text.length + 2 * (text.match(/[^\x00-\x7f]/g)?.length ?? 0);
}

/** Whether the contract would grow beyond that; one that is too large already may still be cut down, ended or waited for. */
function outgrows(after: Contract | null, before: Contract | null): boolean {
  if (after === null) return false;
  const bytes = bytesOf(after);
  return bytes > mostBytes && bytes > (before ? bytesOf(before) : 0);
}

/**
 * The rules: what happens when this is asked of that contract at `now` – the events with everything that follows from
 * them, or the refusal. Pure; the same answer for the same arguments, for ever.
 * @param company as it stands; null where it is not known, which tells refusals that the contract alone gives
 * @throws Error when the rules need the company and it is null
 */
export function decide(
  contract: Contract | null,
  command: Command | InternalCommand,
  now: Instant,
  company: Company | null,
): EventBody[] | Refusal {
  const known = contract && readStored(contract);
  const bodies = decideOne(known, command, { now, company });
  if (isRefusal(bodies) || bodies.length === 0) return bodies;
  let state = applyBodies(known, bodies, now);
  const all = [...bodies];
  const next = () => state && nextConsequence(state, company, now);
  for (let body = next(); body; body = next()) {
    all.push(body);
    state = applyBodies(state, [body], now);
  }
  return isInternal(command) || !outgrows(state, known) ? all : refuse('CONTRACT_TOO_LARGE');
}
