import { ofPrices } from '../amendment/refuse-execution';
import { type Contract, type Stage } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { type Input } from '../contract/inputs';
import { refuse, type Refusal } from '../contract/refusals';
import { type Request, type Decision, rulesOf, type RulesFor } from '../contract/rule';
import { approvalsUnderWay, findApproval, subjectRules } from '../contract/subjects';
import { refuseBlocked } from '../drafting/refuse-blocked';
import { access } from '../kernel/access';
import { words } from '../kernel/words';
import { receivingStages } from '../payment/allocate';
import { recheckEntries } from '../verification/recheck';
import { addApprover, assignApprover, delegate, reassign, recall, requestChanges, returnToStep } from './change-route';
import { type ApprovalCommands, type InternalApprovalCommands } from './command-payloads';
import { recheckApprovers } from './escalation';
import { type Matter, matterOf, matterUnderWay } from './matter';
import { refuseClosed } from './seat-in-question';
import { type ApprovalSubject } from './state';
import { isStepApproved } from './steps';
import { hindranceNeeds } from './subject';
import { approve, reject } from './vote';

export { type ApprovalCommands, type InternalApprovalCommands };

const rule = rulesOf<ApprovalCommands & InternalApprovalCommands>();

/** Stages with approvals: a revision before the customer sees it, an amendment or a termination of an active contract. */
const stages = ['in_approval', 'active'] as const satisfies readonly Stage[];
const needs = ['company'] as const;

const ofPeople = ['UNKNOWN_PERSON', 'APPROVER_INACTIVE', 'APPROVER_ABSENT', 'APPROVER_CONFLICTED'] as const;
const ofVotes = [
  ...(['STALE_REVISION', 'CONTRACT_RECALLED', 'NOTHING_TO_APPROVE', 'STEP_NOT_OPEN', 'STEP_CLOSED'] as const),
  ...(['NOT_YOURSELF', 'NOT_THE_APPROVER', 'ALREADY_VOTED'] as const),
  ...ofPeople,
] as const;

/** For a vote that comes after the approval ended: says who decided the step and when, rather than in which stage the contract is. */
function late(contract: Contract, { subject, stepId }: { subject: ApprovalSubject; stepId: string }): Refusal | null {
  const approval = 'approval' in contract ? contract.approval : null;
  if (subject.kind !== 'revision' || approval?.revision !== Number(subject.id)) return null; // a revision number, not an amount
  const step = approval.steps.find((candidate) => candidate.stepId === stepId);
  return step && isStepApproved(step) ? refuseClosed(step, contract.number) : null;
}

type OfStep = Request<{ subject: ApprovalSubject; stepId: string }, Stage, 'company'>;

/** Applies the rule to the approval that the command names, if it is under way. */
function onStep(asked: OfStep, decide: (matter: Matter) => Decision): Decision {
  const { contract, command } = asked;
  const matter = matterUnderWay(asked, command.subject);
  return 'refused' in matter ? (late(contract, command) ?? matter) : decide(matter);
}

/** Reassigns everything that waits for one person, in all approvals of the contract. */
function reassignAll(asked: Request<ApprovalCommands['reassign'], Stage, 'company'>): Decision {
  const { contract, command } = asked;
  const decisions = approvalsUnderWay(contract).flatMap(({ subject, approval }) => {
    const decision = reassign(matterOf(asked, subject, approval), command);
    return decision === null ? [] : [decision];
  });
  const events = decisions.flatMap((decision): EventBody[] => ('refused' in decision ? [] : decision));
  const refused = decisions.find((decision) => 'refused' in decision);
  if (events.length > 0) return events;
  return refused ?? refuse('NOTHING_TO_REASSIGN', command.from, contract.number);
}

/** The first change that a check of all approvals under way requires; null if everybody who is asked may decide. */
export function recheckAll(contract: Contract, now: string, input: Input<'company'>): EventBody | null {
  for (const { subject, approval } of approvalsUnderWay(contract)) {
    const event = recheckApprovers(matterOf({ contract, now, input }, subject, approval));
    if (event) return event;
  }
  return null;
}

export const approvalRules = {
  approve: rule('approve', {
    ...{ words: words('approving it', '审批'), stages, access: access.approver('contract.approve'), late },
    needs: ['company', 'comments', 'customer', ...hindranceNeeds],
    refusals: [...ofVotes, 'COMMENTS_UNRESOLVED', 'CUSTOMER_BLOCKED', 'SETTLED_PART_CHANGED', ...ofPrices],
    decide: (asked) =>
      onStep(asked, (matter) => {
        const { contract, command, actor, input } = asked;
        const { kind } = command.subject;
        const decision = approve(matter, command, actor, () => input('comments'));
        // A blocked customer must not prevent ending the contract.
        if ('refused' in decision || kind === 'termination') return decision;
        return refuseBlocked(input('customer')) ?? subjectRules[kind].hindrance(contract, input) ?? decision;
      }),
  }),
  reject: rule('reject', {
    ...{
      words: words('rejecting it', '驳回'),
      stages,
      access: access.approver('contract.approve'),
      late,
      needs,
      refusals: ofVotes,
    },
    decide: (asked) => onStep(asked, (matter) => reject(matter, asked.command, asked.actor)),
  }),
  requestChanges: rule('requestChanges', {
    ...{
      words: words('asking for changes', '要求修改'),
      stages,
      access: access.approver('contract.approve'),
      late,
      needs,
    },
    refusals: ofVotes,
    decide: (asked) => onStep(asked, (matter) => requestChanges(matter, asked.command, asked.actor)),
  }),
  returnToStep: rule('returnToStep', {
    ...{
      words: words('returning it to a step', '驳回到指定环节'),
      stages,
      access: access.approver('contract.approve'),
      late,
      needs,
    },
    refusals: [...ofVotes, 'CANNOT_RETURN_THERE'],
    decide: (asked) => onStep(asked, (matter) => returnToStep(matter, asked.command, asked.actor)),
  }),
  delegate: rule('delegate', {
    ...{
      words: words('delegating an approval', '转交审批'),
      stages,
      access: access.approver('contract.approve'),
      late,
      needs,
    },
    refusals: [...ofVotes, 'ALREADY_ASKED'],
    decide: (asked) => onStep(asked, (matter) => delegate(matter, asked.command, asked.actor)),
  }),
  addApprover: rule('addApprover', {
    ...{ words: words('adding an approver', '加签'), stages, access: access.approver('contract.approve'), late, needs },
    refusals: [...ofVotes, 'ALREADY_ASKED'],
    decide: (asked) => onStep(asked, (matter) => addApprover(matter, asked.command, asked.actor)),
  }),
  reassign: rule('reassign', {
    ...{
      words: words('reassigning an approval', '改派审批人'),
      stages,
      access: access.ourSide('contract.route'),
      needs,
    },
    refusals: [...ofPeople, 'NOTHING_TO_REASSIGN', 'ALREADY_ASKED'],
    decide: reassignAll,
  }),
  assignApprover: rule('assignApprover', {
    ...{
      words: words('naming an approver', '指定审批人'),
      stages,
      access: access.ourSide('contract.route'),
      late,
      needs,
    },
    refusals: [...ofPeople, ...ofVotes.slice(0, 5), 'NOBODY_IS_MISSING', 'ALREADY_ASKED'],
    decide: (asked) => onStep(asked, (matter) => assignApprover(matter, asked.command)),
  }),
  recall: rule('recall', {
    ...{ words: words('taking it back', '撤回审批'), access: access.owner('contract.draft'), needs },
    stages: ['in_approval', 'awaiting_customer', 'active'],
    refusals: ['STALE_REVISION', 'CONTRACT_RECALLED', 'NOTHING_TO_APPROVE'],
    decide: (asked) => {
      const { contract, command } = asked;
      const { reason } = command;
      // The customer has been asked, so no approval clock is running.
      if (contract.stage === 'awaiting_customer' && command.subject.kind === 'revision')
        return [
          { type: 'ContractReturned', revision: contract.revision, cause: 'recalled', by: contract.owner.name, reason },
        ];
      const found = findApproval(contract, command.subject);
      // An amendment or termination that our side has approved, but the customer has not agreed to, can be recalled too.
      if (found && command.subject.kind !== 'revision')
        return recall(matterOf(asked, command.subject, found.approval), reason);
      const matter = matterUnderWay(asked, command.subject);
      return 'refused' in matter ? matter : recall(matter, reason);
    },
  }),
  recheckApprovers: rule('recheckApprovers', {
    ...{ words: words('looking at its approvers', '检查审批人'), access: access.itself, needs, refusals: [] },
    stages: ['in_approval', ...receivingStages],
    decide: ({ contract, now, input }) => {
      const event = recheckAll(contract, now, input) ?? recheckEntries(contract, now, input);
      return event ? [event] : [];
    },
  }),
} satisfies RulesFor<ApprovalCommands & InternalApprovalCommands>;
