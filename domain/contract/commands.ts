import { type Profile, type StepId } from '../approval/approval-state';
import { type Changes, type Policy } from './contract';
import { type Deadline } from './deadline';
import { type Day } from '../kernel/days';
import { type Numbering } from '../drafting/numbering';
import { type Money } from '../kernel/money';
import { type Actor, type Person, type Side } from '../kernel/people';
import { type TermsDraft } from '../drafting/terms';

/** Who decides on which step of which revision; people go by their mail address. */
interface Voting {
  revision: number;
  stepId: StepId;
  approver: string;
}

/** What someone may ask of a contract. The `type` is the name of the Update, of the Signal and (in kebab-case) of the route. */
export type Command =
  | {
      type: 'create';
      contractId: string;
      /** Given by the rule when it is recorded, where it is not known yet. */
      number?: string;
      numbering?: Numbering;
      /** The contract type. */
      templateId: string;
      contractTypeVersion?: number;
      /** The contract whose terms it began with. */
      copiedFrom?: string;
      terms: TermsDraft;
      profile?: Profile;
      owner: Person;
      timeZone: string;
      policy: Policy;
    }
  | {
      type: 'revise';
      revision: number;
      terms: TermsDraft;
      profile?: Profile;
      /** Number of the last event that the drafter had seen; a draft that has moved on is not overwritten. */
      seenSeq?: number;
    }
  | { type: 'submit'; revision: number }
  | ({ type: 'approve'; comment: string | null } & Voting)
  | ({ type: 'reject'; reason: string } & Voting)
  | ({ type: 'returnToStep'; toStepId: StepId; straightBack: boolean; reason: string } & Voting)
  | ({ type: 'delegate'; to: string; reason: string | null } & Voting)
  | ({ type: 'addApprover'; person: string; position: 'before' | 'after'; reason: string | null } & Voting)
  | { type: 'reassign'; from: string; to: string; reason: string }
  | { type: 'assignApprover'; stepId: StepId; to: string; reason: string }
  | { type: 'recall'; revision: number; reason: string }
  | { type: 'nudge' }
  | { type: 'copy'; to: string[]; note: string | null }
  | { type: 'comment'; by: string; text: string; mustBeResolved: boolean }
  | { type: 'resolveComment'; commentId: string; by: string; text: string | null }
  | { type: 'withdraw'; reason: string }
  | { type: 'confirm'; revision: number; comment: string | null; contact?: string }
  | {
      type: 'requestChanges';
      revision: number;
      reason: string;
      /** Of the customer: who asks, where it is to be checked. */
      contact?: string;
      /** Of an approver. */
      stepId?: StepId;
      approver?: string;
      /** Whether the next submission asks this step first. */
      straightBack?: boolean;
    }
  | { type: 'decline'; revision: number; reason: string; contact?: string }
  | { type: 'forward'; revision: number; to: Person; reason: string | null; contact?: string }
  | { type: 'resendLink' }
  | { type: 'recordSignature'; side: Side; signatory: string; signedOn: Day }
  | { type: 'reportDelivery'; milestoneId: string; deliveredOn: Day; evidence: string }
  | { type: 'acceptDelivery'; milestoneId: string; attempt: number; comment: string | null }
  | { type: 'rejectDelivery'; milestoneId: string; attempt: number; reason: string }
  | { type: 'recordReceipt'; paymentLineId: string; amount: Money; receivedOn: Day; reference: string }
  | { type: 'requestAmendment'; requestedBy: Side; reason: string; changes: Changes }
  | { type: 'agreeToAmendment'; amendmentId: string; side: Side; comment: string | null }
  | { type: 'refuseAmendment'; amendmentId: string; side: Side; reason: string }
  | { type: 'requestRescission'; requestedBy: Side; reason: string; settlement: string }
  | { type: 'agreeToRescission'; rescissionId: string; side: Side; comment: string | null }
  | { type: 'refuseRescission'; rescissionId: string; side: Side; reason: string }
  | { type: 'archive'; fileNumber: string };

export type CommandType = Command['type'];

/** What the workflow asks of itself. */
export type InternalCommand =
  | { type: 'passDeadlines'; deadlines: Deadline[] }
  | { type: 'recheckApprovers' }
  | { type: 'replan'; calendarVersion: number }
  | { type: 'noteRefusal'; command: string; code: string; sentence: string }
  | { type: 'noteUndeliverable'; noticeId: string; reason: string };

export const commandTypes = [
  'create',
  'revise',
  'submit',
  'approve',
  'reject',
  'returnToStep',
  'delegate',
  'addApprover',
  'reassign',
  'assignApprover',
  'recall',
  'nudge',
  'copy',
  'comment',
  'resolveComment',
  'withdraw',
  'confirm',
  'requestChanges',
  'decline',
  'forward',
  'resendLink',
  'recordSignature',
  'reportDelivery',
  'acceptDelivery',
  'rejectDelivery',
  'recordReceipt',
  'requestAmendment',
  'agreeToAmendment',
  'refuseAmendment',
  'requestRescission',
  'agreeToRescission',
  'refuseRescission',
  'archive',
] as const satisfies readonly CommandType[];

/**
 * Around every command: its id (asked twice, answered once), who asks, and a fingerprint of the request, so that the same
 * id with another content can be told from a repetition.
 */
export interface Envelope {
  commandId: string;
  fingerprint: string;
  actor: Actor;
  /**
   * Number of the last event that the sender has seen recorded. A workflow that knows fewer (its worker died between commit
   * and completion) first catches up, then decides.
   */
  knownSeq?: number;
}

/** What a command that was accepted answers. */
export interface CommandResult {
  contractId: string;
  number: string;
  stage: string;
  revision: number;
  /** Number of the last event of the command. */
  seq: number;
  fingerprint: string;
  events: string[];
}
