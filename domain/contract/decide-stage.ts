import { answerAmendment, requestAmendment } from '../amendment/amendment';
import { isStepApproved, refuseClosed, vote } from '../approval/approval';
import { type Command } from './commands';
import { type Company } from '../kernel/company';
import { answerConfirmation } from '../confirmation/confirmation';
import { type AwaitingCustomer, type Contract, type Draft, type InApproval } from './contract';
import { type Instant, latestDayAnywhere } from '../kernel/days';
import { type EventBody } from './events';
import { decideDelivery, recordReceipt, reportDelivery } from '../delivery/performance';
import { type Refusal, refuse } from './refusals';
import { comment, copy, nudge, resendLink, resolveComment } from '../approval/remarks';
import {
  addApprover,
  askForChanges,
  assignApprover,
  delegate,
  reassign,
  recall,
  returnToStep,
} from '../approval/reroute';
import { answerRescission, requestRescission } from '../ending/rescission';
import { withSoundTerms } from '../drafting/sound-terms';
import { submit } from '../approval/submission';
import { commandWords, stageWords } from '../kernel/words';

type Create = Extract<Command, { type: 'create' }>;
type Decision = EventBody[] | Refusal;

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
export interface Circumstances {
  now: Instant;
  /** Null where only what the contract itself knows is judged. */
  company: Company | null;
}

function decideDraft(
  contract: Draft,
  command: Extract<Command, { type: 'revise' | 'submit' }>,
  { company, now }: Circumstances,
): Decision {
  if (command.type === 'submit') return submit(contract, command, company, now);
  const { revision, profile, seenSeq } = command;
  if (seenSeq !== undefined && seenSeq < contract.seq) return refuse('STALE_DRAFT', contract.number);
  const sorted = profile ? { profile } : {};
  return withSoundTerms(command.terms, now, (terms) => [{ type: 'DraftRevised', revision, terms, ...sorted }]);
}

type Voting = Extract<
  Command,
  {
    type:
      | 'approve'
      | 'reject'
      | 'requestChanges'
      | 'returnToStep'
      | 'delegate'
      | 'addApprover'
      | 'reassign'
      | 'assignApprover'
      | 'recall';
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
    case 'assignApprover':
      return assignApprover(asking, command);
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
    : resolveComment(commented, command, company, now);
}

/** A decision about a revision that is no longer current; one that was taken back says so. */
function refuseStale(contract: Contract, revision: number): Refusal {
  const { returned = null, number } = contract.stage === 'draft' ? contract : { number: contract.number };
  return returned?.cause === 'recalled' && revision === contract.revision - 1
    ? refuse('CONTRACT_RECALLED', number, returned.by, returned.at)
    : refuse('STALE_REVISION', revision, contract.revision, number);
}

/** A vote that comes when the approval is over: by whom and when its step was decided, rather than where the contract is now. */
function lateVote(contract: Contract, { stepId, revision }: { stepId: string; revision: number }): Refusal | null {
  const approval = 'approval' in contract ? contract.approval : null;
  if (approval?.revision !== revision) return null;
  const step = approval.steps.find((candidate) => candidate.stepId === stepId);
  return step && isStepApproved(step) ? refuseClosed(step, contract.number) : null;
}

/** What somebody asks of a contract that exists: which rule answers in which stage. */
export function decideStage(
  contract: Contract,
  command: Exclude<Command, Create>,
  circumstances: Circumstances,
): Decision {
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
      return contract.stage === 'in_approval'
        ? decideApproval(contract, command, circumstances)
        : (lateVote(contract, command) ?? no());
    case 'reassign':
    case 'assignApprover':
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
      // An approver who comes too late must not speak for the customer.
      if (command.stepId !== undefined) return lateVote(contract, { ...command, stepId: command.stepId }) ?? no();
      return contract.stage === 'awaiting_customer'
        ? answerConfirmation(contract, command, circumstances.company)
        : no();
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
      return contract.stage === 'awaiting_customer'
        ? answerConfirmation(contract, command, circumstances.company)
        : no();
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
