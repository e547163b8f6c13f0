import { type SubmittedRoute, type StepId } from '../approval/state';
import { type Policy } from '../contract/contract';
import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type Profile, type Return, type TermsRef } from './state';

/** Working time that each open step had used when its clock was stopped, in milliseconds. */
export type Clocks = Record<StepId, number>;

export interface DraftingEvents {
  ContractCreated: {
    contractId: string;
    number: string;
    contractTypeId: string;
    contractTypeVersion?: number;
    copiedFrom?: string;
    customerId?: string;
    terms: TermsRef;
    profile: Profile;
    owner: Person;
    timeZone: string;
    policy: Policy;
  };
  DraftRevised: { revision: number; terms: TermsRef; profile?: Profile };
  ContractSubmitted: { revision: number } & SubmittedRoute;
  ContractReturned: {
    revision: number;
    cause: Return['cause'];
    by: string;
    reason: string;
    /** Deadline of the confirmation, if it lapsed. */
    dueAt?: Instant;
    /** The step of the approver who returned the contract. */
    stepId?: StepId;
    straightBackTo?: StepId;
    clocks?: Clocks;
  };
  ContractWithdrawn: { reason: string };
}
