import {
  type Active,
  type AwaitingCustomer,
  type AwaitingSignature,
  type Concluded,
  type Contract,
  type Draft,
  type Ended,
  type Ending,
  type InApproval,
  type Performance,
} from './contract';
import { type ContractEvent } from './events';
import { evolveActive } from './evolve-active';
import { evolveApproval, kept, submitted } from '../approval/evolve-approval';
import { evolveRemark } from '../approval/evolve-remark';
import { beginPerformance } from '../delivery/performance';
import { readStored } from './stored';

/** A history that the rules could not have made: a fault of storage or of code, never of a person. */
export class CorruptHistoryError extends Error {
  override readonly name = 'CorruptHistoryError';
}

function expectStage<S extends Contract['stage']>(
  state: Contract,
  stages: readonly S[],
  event: ContractEvent,
): Contract & { stage: S } {
  if (!(stages as readonly string[]).includes(state.stage))
    throw new CorruptHistoryError(
      `Event ${event.seq} (${event.type}) cannot follow stage ${state.stage} of ${state.contractId}.`,
    );
  return state as Contract & { stage: S }; // the line above has checked it
}

/** What the contract carries on into the stage that this event opens. */
function facts(state: Contract, event: ContractEvent) {
  const { contractId, number, revision, terms, profile, owner, timeZone, policy, templateId } = state;
  const { createdAt, passed, asked, contractTypeVersion } = state;
  return {
    ...(contractTypeVersion === undefined ? {} : { contractTypeVersion }),
    contractId,
    number,
    revision,
    terms,
    profile,
    owner,
    timeZone,
    policy,
    templateId,
    createdAt,
    passed,
    asked,
    since: event.at,
    seq: event.seq,
    updatedAt: event.at,
  };
}

/** What the contract had come to, kept when it ends: who approved and who signed stays part of it. */
function concluded(state: Contract): Concluded {
  return {
    approval: 'approval' in state ? state.approval : null,
    signatures: 'signatures' in state ? state.signatures : null,
    performance: 'performance' in state ? state.performance : null,
    amendments: 'amendments' in state ? state.amendments : [],
  };
}

function ended(state: Contract, event: ContractEvent, as: Ending['as'], reason: string | null): Ended {
  return { ...facts(state, event), ...concluded(state), stage: as, ending: { as, at: event.at, reason } };
}

function begin(event: Extract<ContractEvent, { type: 'ContractCreated' }>): Draft {
  const { contractId, number, terms, owner, timeZone, policy, templateId, contractTypeVersion, at } = event;
  return {
    ...(contractTypeVersion === undefined ? {} : { contractTypeVersion }),
    ...{ contractId, number, terms, owner, timeZone, policy, templateId },
    profile: event.profile ?? { department: null, customerClass: null, riskMarks: [] },
    ...{ stage: 'draft', seq: event.seq, revision: 1, createdAt: at, updatedAt: at, since: at, returned: null },
    approval: null,
    passed: {},
    asked: { amendments: 0, rescissions: 0 },
  };
}

/** Back to drafting, as the next revision; what was voted stays with it. */
function cameBack(
  state: InApproval | AwaitingCustomer,
  event: Extract<ContractEvent, { type: 'ContractReturned' }>,
): Draft {
  const { cause, by, reason, at, straightBackTo = null } = event;
  return {
    ...facts(state, event),
    ...{ stage: 'draft', revision: event.revision + 1, approval: kept(state.approval, event) },
    returned: { at, cause, by, reason, straightBackTo },
  };
}

function signed(
  state: AwaitingSignature,
  event: Extract<ContractEvent, { type: 'SignatureRecorded' }>,
): AwaitingSignature {
  const signature = { signatory: event.signatory, signedOn: event.signedOn, recordedAt: event.at };
  return {
    ...state,
    seq: event.seq,
    updatedAt: event.at,
    signatures: { ...state.signatures, [event.side]: signature },
  };
}

function activated(state: AwaitingSignature, event: ContractEvent, performance: Performance): Active {
  const { ours, customer } = state.signatures;
  if (!ours || !customer) throw new CorruptHistoryError(`${state.contractId} became active without both signatures.`);
  return {
    ...facts(state, event),
    ...{ stage: 'active', approval: state.approval, signatures: { ours, customer }, performance },
    ...{ amendment: null, rescission: null, amendments: [], termEnded: false },
  };
}

/**
 * One event folded into the state. The events are the truth: `state = events.reduce(evolve, null)`.
 * @throws CorruptHistoryError when the event cannot follow the state
 */
export function evolve(before: Contract | null, event: ContractEvent): Contract {
  const state = before && readStored(before);
  if (event.type === 'ContractCreated') {
    if (state) throw new CorruptHistoryError(`${state.contractId} was created twice.`);
    return begin(event);
  }
  if (!state)
    throw new CorruptHistoryError(`Event ${event.seq} (${event.type}) comes before the contract was created.`);
  switch (event.type) {
    case 'DraftRevised': {
      const { terms, profile, seq, at } = event;
      const draft = expectStage(state, ['draft'], event);
      return { ...draft, terms, profile: profile ?? draft.profile, seq, updatedAt: at };
    }
    case 'ContractSubmitted': {
      const draft = expectStage(state, ['draft'], event);
      return { ...facts(draft, event), stage: 'in_approval', approval: submitted(draft.approval, event) };
    }
    case 'ApprovalStepsOpened':
    case 'ApprovalGiven':
    case 'ApprovalDenied':
    case 'ReturnedToStep':
    case 'SeatMoved':
    case 'ApproverAdded':
    case 'ApprovalBlocked':
    case 'ApproversFound': {
      const current = evolveApproval(expectStage(state, ['in_approval'], event), event);
      return { ...current, seq: event.seq, updatedAt: event.at };
    }
    case 'ContractReturned':
      return cameBack(expectStage(state, ['in_approval', 'awaiting_customer'], event), event);
    case 'CustomerConfirmationRequested': {
      const { approval, ...current } = expectStage(state, ['in_approval'], event);
      const confirmer = { contact: current.terms.parties.customer.contact, ask: approval.asked + 1 };
      const asked = { ...approval, asked: confirmer.ask, nudgedAt: null, resentAt: null };
      return { ...facts({ ...current, approval }, event), stage: 'awaiting_customer', approval: asked, confirmer };
    }
    case 'ConfirmationForwarded': {
      const current = expectStage(state, ['awaiting_customer'], event);
      const { to: contact, ask, seq, at } = event;
      const approval = { ...current.approval, asked: ask };
      return { ...current, approval, confirmer: { contact, ask }, seq, updatedAt: at };
    }
    case 'CommentAdded':
    case 'CommentResolved':
    case 'ApproversNudged':
    case 'LinkResent': {
      const stages = ['draft', 'in_approval', 'awaiting_customer'] as const;
      return { ...evolveRemark(expectStage(state, stages, event), event), seq: event.seq, updatedAt: event.at };
    }
    case 'CustomerConfirmed': {
      const current = expectStage(state, ['awaiting_customer'], event);
      const read = event.document === undefined ? {} : { document: event.document };
      const confirmed = { at: event.at, by: event.actor, comment: event.comment, ...read };
      const signatures = { ours: null, customer: null };
      return {
        ...facts(current, event),
        stage: 'awaiting_signature',
        approval: current.approval,
        confirmed,
        signatures,
      };
    }
    case 'CustomerDeclined':
      return ended(expectStage(state, ['awaiting_customer'], event), event, 'declined', event.reason);
    case 'ContractWithdrawn': {
      const open = expectStage(state, ['draft', 'in_approval', 'awaiting_customer', 'awaiting_signature'], event);
      return ended(open, event, 'withdrawn', event.reason);
    }
    case 'SignatureRecorded':
      return signed(expectStage(state, ['awaiting_signature'], event), event);
    case 'ContractActivated':
      return activated(
        expectStage(state, ['awaiting_signature'], event),
        event,
        beginPerformance(state.terms, event.at),
      );
    case 'ContractCompleted':
      return ended(expectStage(state, ['active'], event), event, 'completed', null);
    case 'ContractExpired':
      return ended(expectStage(state, ['active'], event), event, 'expired', null);
    case 'ContractRescinded':
      return ended(expectStage(state, ['active'], event), event, 'rescinded', event.reason);
    case 'ContractArchived': {
      const over = expectStage(state, ['completed', 'rescinded', 'expired'], event);
      const archive = { fileNumber: event.fileNumber, archivedAt: event.at };
      return { ...facts(over, event), ...concluded(over), stage: 'archived', ending: over.ending, archive };
    }
    case 'ReminderDue':
      return {
        ...state,
        passed: { ...state.passed, [event.key]: event.occurrence + 1 },
        seq: event.seq,
        updatedAt: event.at,
      };
    case 'CommandRefused':
    case 'NoticeUndeliverable':
    case 'ContractCopied':
    case 'DeadlinesReplanned':
      return { ...state, seq: event.seq, updatedAt: event.at };
    case 'DeliveryReported':
    case 'DeliveryAccepted':
    case 'DeliveryRejected':
    case 'ReceiptRecorded':
    case 'AmendmentRequested':
    case 'AmendmentAgreed':
    case 'AmendmentRefused':
    case 'AmendmentExecuted':
    case 'RescissionRequested':
    case 'RescissionAgreed':
    case 'RescissionRefused':
    case 'MilestoneOverdue':
    case 'PaymentOverdue':
    case 'TermEnded':
      return { ...evolveActive(expectStage(state, ['active'], event), event), seq: event.seq, updatedAt: event.at };
  }
}

/** The state after all these events; null for none. */
export function fold(events: readonly ContractEvent[], from: Contract | null = null): Contract | null {
  return events.reduce<Contract | null>(evolve, from);
}
