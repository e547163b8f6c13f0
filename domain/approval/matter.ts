import { type Contract } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { type Input } from '../contract/inputs';
import { refuse, type Refusal } from '../contract/refusals';
import { findApproval, subjectRules } from '../contract/subjects';
import { type Instant } from '../kernel/days';
import { type Company } from '../routing/company';
import { type Eligibility, type Judged } from './eligibility';
import { type Approval, type ApprovalSubject } from './state';
import { type SentBack } from './subject';

/** An approval to decide about, with its contract and what eligibility depends on. */
export interface Matter {
  contract: Contract;
  subject: ApprovalSubject;
  approval: Approval;
  /** A function, so that rules which do not need the company also work where it was not loaded. */
  company: () => Company;
  now: Instant;
}

type Asking = Pick<Matter, 'contract' | 'now'> & { input: Input<'company'> };

export function matterOf({ contract, now, input }: Asking, subject: ApprovalSubject, approval: Approval): Matter {
  return { contract, subject, approval, company: () => input('company'), now };
}

/** The approval under way of this subject, or a refusal if there is none. */
export function matterUnderWay(asking: Asking, subject: ApprovalSubject): Matter | Refusal {
  const { contract } = asking;
  const found = findApproval(contract, subject);
  if (found?.underWay) return matterOf(asking, subject, found.approval);
  const { en, 'zh-CN': zh } = subjectRules[subject.kind].words(subject.id);
  return refuse('NOTHING_TO_APPROVE', contract.number, { en, 'zh-CN': zh });
}

export function judgedOf(contract: Contract, { kind }: Pick<ApprovalSubject, 'kind'>): Judged {
  const { owner, policy } = contract;
  return { owner, policy, gross: subjectRules[kind].gross(contract) };
}

export function eligibilityOf({ contract, subject, company, now }: Matter): Eligibility {
  return { contract: judgedOf(contract, subject), company: company(), now };
}

/** The event that returns the subject from its approval. */
export function sendBack({ contract, subject }: Pick<Matter, 'contract' | 'subject'>, how: SentBack): EventBody {
  return subjectRules[subject.kind].sentBack(contract, subject.id, how);
}
