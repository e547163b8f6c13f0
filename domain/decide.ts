import { answerAmendment, requestAmendment } from './amendment';
import { vote } from './approval';
import { type Command, type InternalCommand } from './commands';
import { type Company } from './company';
import { answerConfirmation } from './confirmation';
import { nextConsequence } from './consequences';
import { type AwaitingCustomer, type Contract, type Draft, type InApproval } from './contract';
import { type Instant, latestDayAnywhere } from './days';
import { recheckApprovers } from './escalation';
import { evolve } from './evolve';
import { type EventBody, stamp } from './events';
import { passDeadlines } from './pass-deadline';
import { systemActor } from './people';
import { decideDelivery, recordReceipt, reportDelivery } from './performance';
import { type Refusal, isRefusal, refuse } from './refusals';
import { comment, copy, nudge, resendLink, resolveComment } from './remarks';
import { addApprover, askForChanges, delegate, reassign, recall, returnToStep } from './reroute';
import { answerRescission, requestRescission } from './rescission';
import { readStored } from './stored';
import { submit } from './submission';
import { checkTerms, makeTerms, type TermsDraft } from './terms';
import { commandWords, stageWords } from './words';

type Create = Extract<Command, { type: 'create' }>;
type Decision = EventBody[] | Refusal;

function withSoundTerms(draft: TermsDraft, then: (terms: ReturnType<typeof makeTerms>) => Decision): Decision {
  const problems = checkTerms(draft);
  if (problems.length === 0) return then(makeTerms(draft));
  return refuse('INVALID_TERMS', problems.map(({ pointer, message }) => `${pointer}: ${message}`).join(' '));
}

function create(command: Create): Decision {
  const { contractId, number, templateId, owner, timeZone, policy, profile } = command;
  const facts = { contractId, number, templateId, owner, timeZone, policy, ...(profile ? { profile } : {}) };
  return withSoundTerms(command.terms, (terms) => [{ type: 'ContractCreated', ...facts, terms }]);
}

function wrongStage(contract: Contract, command: Command): Refusal {
  const stage = stageWords[contract.stage];
  const action = commandWords[command.type];
  return refuse(
    'WRONG_STAGE',
    contract.number,
    stage.en,
    action?.en ?? command.type,
    stage['zh-CN'],
    action?.['zh-CN'] ?? command.type,
  );
}

function withdrawable(contract: Contract): boolean {
  return ['draft', 'in_approval', 'awaiting_customer', 'awaiting_signature'].includes(contract.stage);
}

/** What a decision is judged by beside the contract. */
interface Circumstances {
  now: Instant;
  /** Null where only what the contract itself knows is judged. */
  company: Company | null;
}

function decideDraft(
  contract: Draft,
  command: Extract<Command, { type: 'revise' | 'submit' }>,
  { company }: Circumstances,
): Decision {
  if (command.type === 'submit') return submit(contract, command, company);
  const { revision, profile } = command;
  const sorted = profile ? { profile } : {};
  return withSoundTerms(command.terms, (terms) => [{ type: 'DraftRevised', revision, terms, ...sorted }]);
}

type Voting = Extract<
  Command,
  {
    type: 'approve' | 'reject' | 'requestChanges' | 'returnToStep' | 'delegate' | 'addApprover' | 'reassign' | 'recall';
  }
>;

function decideApproval(contract: InApproval, command: Voting, { now, company }: Circumstances): Decision {
  const asking = { contract, company, now };
  switch (command.type) {
    case 'approve':
    case 'reject':
      return vote(contract, command, company, now);
    case 'requestChanges':
      return askForChanges(asking, command);
    case 'returnToStep':
      return returnToStep(asking, command);
    case 'delegate':
      return delegate(asking, command);
    case 'addApprover':
      return addApprover(asking, command);
    case 'reassign':
      return reassign(asking, command);
    case 'recall':
      return recall(contract, command, company, now);
  }
}

type Remark = Extract<Command, { type: 'comment' | 'resolveComment' | 'copy' | 'nudge' | 'resendLink' }>;

function decideRemark(
  contract: Draft | InApproval | AwaitingCustomer,
  command: Remark,
  { now, company }: Circumstances,
): Decision | null {
  if (command.type === 'copy') return copy(command, company);
  if (command.type === 'nudge') return contract.stage === 'draft' ? null : nudge(contract, now);
  if (command.type === 'resendLink') return contract.stage === 'draft' ? null : resendLink(contract, now);
  const { approval } = contract;
  if (approval === null) return null;
  const commented = { ...contract, approval };
  return command.type === 'comment'
    ? comment(commented, command, company)
    : resolveComment(commented, command, company);
}

/** A decision about a revision that is no longer current; one that was taken back says so. */
function refuseStale(contract: Contract, revision: number): Refusal {
  const { returned = null, number } = contract.stage === 'draft' ? contract : { number: contract.number };
  return returned?.cause === 'recalled' && revision === contract.revision - 1
    ? refuse('CONTRACT_RECALLED', number, returned.by, returned.at)
    : refuse('STALE_REVISION', revision, contract.revision, number);
}

function decideStage(contract: Contract, command: Exclude<Command, Create>, circumstances: Circumstances): Decision {
  const { now } = circumstances;
  const no = () => wrongStage(contract, command);
  if ('revision' in command && command.revision !== contract.revision) return refuseStale(contract, command.revision);
  switch (command.type) {
    case 'revise':
    case 'submit':
      return contract.stage === 'draft' ? decideDraft(contract, command, circumstances) : no();
    case 'approve':
    case 'reject':
    case 'returnToStep':
    case 'delegate':
    case 'addApprover':
    case 'reassign':
      return contract.stage === 'in_approval' ? decideApproval(contract, command, circumstances) : no();
    case 'recall': {
      const { revision, reason } = command;
      if (contract.stage === 'in_approval') return decideApproval(contract, command, circumstances);
      return contract.stage === 'awaiting_customer'
        ? [{ type: 'ContractReturned', revision, cause: 'recalled', by: contract.owner.name, reason }]
        : no();
    }
    case 'requestChanges':
      if (contract.stage === 'in_approval') return decideApproval(contract, command, circumstances);
      return contract.stage === 'awaiting_customer' ? answerConfirmation(contract, command) : no();
    case 'comment':
    case 'resolveComment':
    case 'copy':
    case 'nudge':
    case 'resendLink': {
      const { stage } = contract;
      const isMoving = stage === 'draft' || stage === 'in_approval' || stage === 'awaiting_customer';
      return (isMoving ? decideRemark(contract, command, circumstances) : null) ?? no();
    }
    case 'withdraw':
      return withdrawable(contract) ? [{ type: 'ContractWithdrawn', reason: command.reason }] : no();
    case 'confirm':
    case 'decline':
    case 'forward':
      return contract.stage === 'awaiting_customer' ? answerConfirmation(contract, command) : no();
    case 'recordSignature': {
      if (contract.stage !== 'awaiting_signature') return no();
      const { side, signatory, signedOn } = command;
      if (contract.signatures[side]) return refuse('ALREADY_SIGNED');
      if (signedOn > latestDayAnywhere(now)) return refuse('DATE_IN_FUTURE', signedOn);
      return [{ type: 'SignatureRecorded', side, signatory, signedOn }];
    }
    case 'reportDelivery':
      return contract.stage === 'active' ? reportDelivery(contract, command, now) : no();
    case 'acceptDelivery':
    case 'rejectDelivery':
      return contract.stage === 'active' ? decideDelivery(contract, command) : no();
    case 'recordReceipt':
      return contract.stage === 'active' ? recordReceipt(contract, command, now) : no();
    case 'requestAmendment':
      return contract.stage === 'active' ? requestAmendment(contract, command) : no();
    case 'agreeToAmendment':
    case 'refuseAmendment':
      return contract.stage === 'active' ? answerAmendment(contract, command) : no();
    case 'requestRescission':
      return contract.stage === 'active' ? requestRescission(contract, command) : no();
    case 'agreeToRescission':
    case 'refuseRescission':
      return contract.stage === 'active' ? answerRescission(contract, command) : no();
    case 'archive': {
      const ended = contract.stage === 'completed' || contract.stage === 'rescinded' || contract.stage === 'expired';
      return ended ? [{ type: 'ContractArchived', fileNumber: command.fileNumber }] : no();
    }
  }
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
  if (command.type === 'create') return contract === null ? create(command) : refuse('ALREADY_EXISTS', contract.number);
  if (contract === null) return refuse('NOT_CREATED');
  return isInternal(command)
    ? decideInternal(contract, command, circumstances)
    : decideStage(contract, command, circumstances);
}

/** Whether the rules ask about the company before they decide this: who is there, how it approves, when it works. */
export function needsCompany(contract: Contract | null, command: Command | InternalCommand): boolean {
  if (command.type === 'submit' || command.type === 'comment' || command.type === 'resolveComment') return true;
  return command.type === 'copy' || contract?.stage === 'in_approval';
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
  const apply = (state: Contract | null, body: EventBody) =>
    stamp([body], state?.seq ?? 0, now, systemActor, '').reduce<Contract | null>(evolve, state);
  let state = bodies.reduce(apply, known);
  const all = [...bodies];
  const next = () => state && nextConsequence(state, company, now);
  for (let body = next(); body; body = next()) {
    all.push(body);
    state = apply(state, body);
  }
  return all;
}
