import { answerAmendment, requestAmendment } from './amendment';
import { submit, vote } from './approval';
import { type Command, type InternalCommand } from './commands';
import { nextConsequence } from './consequences';
import { type Contract, type Draft } from './contract';
import { type Instant, latestDayAnywhere } from './days';
import { evolve } from './evolve';
import { type EventBody, stamp } from './events';
import { passDeadline } from './pass-deadline';
import { systemActor } from './people';
import { decideDelivery, recordReceipt, reportDelivery } from './performance';
import { type Refusal, isRefusal, refuse } from './refusals';
import { answerRescission, requestRescission } from './rescission';
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
  const { contractId, number, templateId, owner, timeZone, policy } = command;
  const facts = { contractId, number, templateId, owner, timeZone, policy };
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

function decideDraft(contract: Draft, command: Extract<Command, { type: 'revise' | 'submit' }>): Decision {
  if (command.type === 'submit') return submit(contract, command);
  return withSoundTerms(command.terms, (terms) => [{ type: 'DraftRevised', revision: contract.revision, terms }]);
}

function decideStage(contract: Contract, command: Exclude<Command, Create>, now: Instant): Decision {
  const no = () => wrongStage(contract, command);
  if ('revision' in command && command.revision !== contract.revision)
    return refuse('STALE_REVISION', command.revision, contract.revision, contract.number);
  switch (command.type) {
    case 'revise':
    case 'submit':
      return contract.stage === 'draft' ? decideDraft(contract, command) : no();
    case 'approve':
    case 'reject':
      return contract.stage === 'in_approval' ? vote(contract, command) : no();
    case 'withdraw':
      return withdrawable(contract) ? [{ type: 'ContractWithdrawn', reason: command.reason }] : no();
    case 'confirm': {
      const { revision, comment } = command;
      return contract.stage === 'awaiting_customer' ? [{ type: 'CustomerConfirmed', revision, comment }] : no();
    }
    case 'requestChanges': {
      const { revision, reason } = command;
      const by = contract.terms.parties.customer.contact.name;
      return contract.stage === 'awaiting_customer'
        ? [{ type: 'ContractReturned', revision, cause: 'changes_requested', by, reason }]
        : no();
    }
    case 'decline': {
      const { revision, reason } = command;
      return contract.stage === 'awaiting_customer' ? [{ type: 'CustomerDeclined', revision, reason }] : no();
    }
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

function decideInternal(contract: Contract, command: InternalCommand, now: Instant): EventBody[] {
  switch (command.type) {
    case 'passDeadlines':
      return command.deadlines.flatMap((deadline) => passDeadline(contract, deadline, now));
    case 'noteRefusal':
      return [{ type: 'CommandRefused', command: command.command, code: command.code, sentence: command.sentence }];
    case 'noteUndeliverable':
      return [{ type: 'NoticeUndeliverable', noticeId: command.noticeId, reason: command.reason }];
  }
}

export function isInternal(command: Command | InternalCommand): command is InternalCommand {
  return command.type === 'passDeadlines' || command.type === 'noteRefusal' || command.type === 'noteUndeliverable';
}

function decideOne(contract: Contract | null, command: Command | InternalCommand, now: Instant): Decision {
  if (command.type === 'create') return contract === null ? create(command) : refuse('ALREADY_EXISTS', contract.number);
  if (contract === null) return refuse('NOT_CREATED');
  return isInternal(command) ? decideInternal(contract, command, now) : decideStage(contract, command, now);
}

/**
 * The rules: what happens when this is asked of that contract at `now` – the events with everything that follows from
 * them, or the refusal. Pure; the same answer for the same arguments, for ever.
 */
export function decide(
  contract: Contract | null,
  command: Command | InternalCommand,
  now: Instant,
): EventBody[] | Refusal {
  const bodies = decideOne(contract, command, now);
  if (isRefusal(bodies) || bodies.length === 0) return bodies;
  const apply = (state: Contract | null, body: EventBody) =>
    stamp([body], state?.seq ?? 0, now, systemActor, '').reduce<Contract | null>(evolve, state);
  let state = bodies.reduce(apply, contract);
  const all = [...bodies];
  for (let next = state && nextConsequence(state); next; next = state && nextConsequence(state)) {
    all.push(next);
    state = apply(state, next);
  }
  return all;
}
