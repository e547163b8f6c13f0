import { type Approval, type ApprovalStep, type BoundStep, type Seat, type Vote } from '../approval/approval-state';
import { type Contract } from './contract';
import { type Instant } from '../kernel/days';
import { type FixedStep } from './events';
import { type Person } from '../kernel/people';
import { type Subject, subjects } from '../routing/route';
import { stepWords } from '../kernel/words';

/** A step as it was kept before routes came from rules. */
interface OldStep extends FixedStep {
  openedAt: Instant | null;
  approved: Vote | null;
}

interface OldApproval {
  revision: number;
  steps: OldStep[];
  executive: Person;
}

const subjectsOf: Record<string, Subject[]> = {
  legal: ['parties', 'clauses'],
  finance: ['money', 'dates'],
  business: ['scope'],
};

const unknownDigests = Object.fromEntries(subjects.map((subject) => [subject, ''])) as Record<Subject, string>; // one for each of them

/** A fixed step told in the words of a planned one: the named person, alone. Its digest is not known. */
function asBound({ stepId, order, approver }: FixedStep): BoundStep {
  const words = stepWords[stepId] ?? { en: stepId, 'zh-CN': stepId };
  return {
    ...{ stepId, order, name: words, approvers: [{ kind: 'person', email: approver.email }], quorum: 'any' },
    ...{ subjects: subjectsOf[stepId] ?? [...subjects], executive: stepId === 'executive', limitHours: 16 },
    ...{ remindAt: [50, 100], escalateAt: 150, ruleId: 'fixed', digest: '' },
    because: { en: 'The route was fixed.', 'zh-CN': '固定审批路线。' },
  };
}

/** An old step as it stands. Its one approver has their seat from the start, since nothing else names them. */
function upgradeStep(old: OldStep, index: number, revision: number): ApprovalStep {
  const { openedAt, approved, approver, stepId } = old;
  const vote = approved && { ...approved, decision: 'approved' as const, revision, digest: '' };
  const seat: Seat = {
    ...{ seatId: `${stepId}-1`, holder: approver, standsFor: null, why: 'route', ask: index + 1 },
    ...{ askedAt: openedAt ?? '', vote },
  };
  return {
    ...asBound(old),
    ...{ openedAt, usedMs: 0, round: index + 1, needed: openedAt === null ? null : 1 },
    ...{ seats: [seat], waitsFor: [], blocked: null },
  };
}

export function upgradeApproval({ revision, steps, executive }: OldApproval): Approval {
  return {
    ...{ revision, ruleSet: { ruleSetId: 'default', version: 1 }, digest: '', digests: unknownDigests },
    steps: steps.map((step, index) => upgradeStep(step, index, revision)),
    ...{
      executive,
      routeOwner: null,
      asked: steps.length,
      rounds: steps.length,
      first: null,
      nudgedAt: null,
      resentAt: null,
      comments: [],
      sentBack: null,
      voided: [],
    },
  };
}

function isOld(approval: unknown): approval is OldApproval {
  return typeof approval === 'object' && approval !== null && !('ruleSet' in approval);
}

/** A contract as some earlier code kept it, in today's shape. States of today come back as they are. */
export function readStored(stored: Contract): Contract {
  const { approval } = stored as { approval?: unknown };
  const hasProfile = 'profile' in stored;
  if (hasProfile && !isOld(approval)) return stored;
  const profile = { department: null, customerClass: null, riskMarks: [] };
  const contract = { ...stored, ...(hasProfile ? {} : { profile }) };
  if (contract.stage === 'draft')
    return {
      ...contract,
      approval: contract.approval ?? null,
      returned: contract.returned && { ...contract.returned, straightBackTo: null },
    };
  if (!isOld(approval)) return contract;
  const upgraded = upgradeApproval(approval);
  if (contract.stage !== 'awaiting_customer') return { ...contract, approval: upgraded };
  const confirmer = { contact: contract.terms.parties.customer.contact, ask: 0 };
  return { ...contract, approval: upgraded, confirmer };
}
