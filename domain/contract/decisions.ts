import { isStepApproved, pendingSeats } from '../approval/approval';
import { approvalRows } from '../approval/approval-rows';
import { type Command } from './commands';
import { type ApprovalStep, type StepId } from '../approval/approval-state';
import { type Contract } from './contract';
import { type Side } from '../kernel/people';
import { canReturnTo } from '../approval/reroute';
import { amendmentRows, contractRows, rescissionRows, type Row } from './summary';
import { stepWords, type Words } from '../kernel/words';

/** Something one person is asked to decide. It travels in a mail as a link and never changes its meaning. */
export type Decision =
  | { kind: 'approval'; revision: number; stepId: StepId; ask?: number }
  | { kind: 'confirmation'; revision: number; ask?: number }
  | { kind: 'acceptance'; milestoneId: string; attempt: number }
  | { kind: 'amendment'; amendmentId: string; side: Side }
  | { kind: 'rescission'; rescissionId: string; side: Side };

/** What an answer needs beside a text: another person, a step to go back to. */
export type Detail = 'person' | 'name' | 'position' | 'step' | 'comment';

/** One of the answers; `value` is the command it sends. A reason is asked for where a "no" needs one. */
export interface Choice {
  value: Command['type'];
  label: Words;
  needsReason: boolean;
  details: Detail[];
  /** Whether the matter is still to be decided afterwards, such as after a comment. */
  isAside: boolean;
}

/** Everything a person must see before deciding. */
export interface DecisionSheet {
  question: Words;
  rows: Row[];
  choices: Choice[];
}

/** Links from before askings were numbered have none. */
function asking(ask: number | undefined): string {
  return ask === undefined ? '' : `:a${ask}`;
}

/** The id of a decision: the same however often the link is mailed, so that it is taken once. */
export function decisionId(contractId: string, decision: Decision): string {
  switch (decision.kind) {
    case 'approval':
      return `${contractId}:approval:${decision.stepId}:r${decision.revision}${asking(decision.ask)}`;
    case 'confirmation':
      return `${contractId}:confirmation:r${decision.revision}${asking(decision.ask)}`;
    case 'acceptance':
      return `${contractId}:acceptance:${decision.milestoneId}:${decision.attempt}`;
    case 'amendment':
      return `${contractId}:amendment:${decision.amendmentId}:${decision.side}`;
    case 'rescission':
      return `${contractId}:rescission:${decision.rescissionId}:${decision.side}`;
  }
}

function choice(
  value: Command['type'],
  en: string,
  zh: string,
  needsReason = false,
  more: Partial<Pick<Choice, 'details' | 'isAside'>> = {},
): Choice {
  return { value, label: { en, 'zh-CN': zh }, needsReason, details: [], isAside: false, ...more };
}

/** Steps that an approver may send it back to: approved ones, not after their own. */
export function stepsBefore(contract: Contract, stepId: StepId): ApprovalStep[] {
  if (contract.stage !== 'in_approval') return [];
  const { approval } = contract;
  const own = approval.steps.find((step) => step.stepId === stepId);
  return own ? approval.steps.filter((step) => canReturnTo(step, own, approval)) : [];
}

export function choicesOf(decision: Decision): Choice[] {
  switch (decision.kind) {
    case 'approval':
      return [
        choice('approve', 'Approve', '同意'),
        choice('requestChanges', 'Request changes', '要求修改', true),
        choice('reject', 'Reject – back to drafting', '驳回，退回起草', true),
        choice('returnToStep', 'Return to an earlier step', '驳回到指定节点', true, { details: ['step'] }),
        choice('delegate', 'Delegate to somebody else', '转交他人审批', false, { details: ['person'] }),
        choice('addApprover', 'Add an approver', '加签', false, { details: ['person', 'position'], isAside: true }),
        choice('comment', 'Only comment', '仅发表意见', true, { isAside: true }),
        choice('resolveComment', 'My comment is resolved', '我的意见已解决', false, {
          details: ['comment'],
          isAside: true,
        }),
      ];
    case 'confirmation':
      return [
        choice('confirm', 'Confirm this contract', '确认本合同'),
        choice('requestChanges', 'Ask for changes', '要求修改', true),
        choice('decline', 'Decline', '拒绝', true),
        choice('forward', 'Forward to the right person', '转交给负责人', false, { details: ['person', 'name'] }),
      ];
    case 'acceptance':
      return [
        choice('acceptDelivery', 'Accept the delivery', '验收合格'),
        choice('rejectDelivery', 'Reject the delivery', '验收不合格', true),
      ];
    case 'amendment':
      return [choice('agreeToAmendment', 'Agree', '同意变更'), choice('refuseAmendment', 'Refuse', '不同意变更', true)];
    case 'rescission':
      return [
        choice('agreeToRescission', 'Agree', '同意解除'),
        choice('refuseRescission', 'Refuse', '不同意解除', true),
      ];
  }
}

export function stepName(contract: Contract, stepId: StepId): Words {
  const steps = 'approval' in contract ? (contract.approval?.steps ?? []) : [];
  const known = steps.find((step) => step.stepId === stepId)?.name ?? stepWords[stepId];
  return known ?? { en: stepId, 'zh-CN': stepId };
}

function question(contract: Contract, decision: Decision): Words {
  const { number } = contract;
  switch (decision.kind) {
    case 'approval': {
      const { revision, stepId } = decision; // not the contract's, which may have moved on
      const step = stepName(contract, stepId);
      return {
        en: `Do you approve revision ${revision} of contract ${number} for ${step.en}?`,
        'zh-CN': `您是否代表${step['zh-CN']}同意合同 ${number} 第 ${revision} 版？`,
      };
    }
    case 'confirmation':
      return {
        en: `Do you confirm contract ${number}, revision ${decision.revision}?`,
        'zh-CN': `您是否确认合同 ${number} 第 ${decision.revision} 版？`,
      };
    case 'acceptance': {
      const title =
        contract.terms.milestones.find(({ milestoneId }) => milestoneId === decision.milestoneId)?.title ?? '';
      return {
        en: `Is the delivery “${title}” of contract ${number} right?`,
        'zh-CN': `合同 ${number} 的交付“${title}”是否验收合格？`,
      };
    }
    case 'amendment':
      return {
        en: `Do you agree to amendment ${decision.amendmentId}?`,
        'zh-CN': `您是否同意变更 ${decision.amendmentId}？`,
      };
    case 'rescission':
      return { en: `Do you agree to rescind contract ${number}?`, 'zh-CN': `您是否同意解除合同 ${number}？` };
  }
}

function rowsOf(contract: Contract, decision: Decision): Row[] {
  const facts = contractRows(contract);
  if (decision.kind === 'approval') return [...approvalRows(contract, decision.stepId), ...facts];
  if (contract.stage !== 'active') return facts;
  switch (decision.kind) {
    case 'acceptance': {
      const progress = contract.performance.milestones[decision.milestoneId];
      return [
        { label: { en: 'Delivered on', 'zh-CN': '交付日期' }, value: progress?.deliveredOn ?? '' },
        { label: { en: 'Evidence', 'zh-CN': '交付凭证' }, value: progress?.evidence ?? '' },
        ...facts,
      ];
    }
    case 'amendment':
      return contract.amendment ? [...amendmentRows(contract.amendment, contract.terms), ...facts] : facts;
    case 'rescission':
      return contract.rescission ? [...rescissionRows(contract.rescission), ...facts] : facts;
    case 'confirmation':
      return facts;
  }
}

/** Whether the customer's side decides. */
export function isOfCustomer(decision: Decision): boolean {
  if (decision.kind === 'amendment' || decision.kind === 'rescission') return decision.side === 'customer';
  return decision.kind === 'confirmation' || decision.kind === 'acceptance';
}

export function decisionSheet(contract: Contract, decision: Decision): DecisionSheet {
  return { question: question(contract, decision), rows: rowsOf(contract, decision), choices: choicesOf(decision) };
}

/** Whether the decision is still to be taken. */
export function isOpenDecision(contract: Contract, decision: Decision): boolean {
  switch (decision.kind) {
    case 'approval': {
      if (contract.stage !== 'in_approval' || contract.revision !== decision.revision) return false;
      const step = contract.approval.steps.find(({ stepId }) => stepId === decision.stepId);
      if (!step || step.openedAt === null || isStepApproved(step)) return false;
      return pendingSeats(step).some(({ ask }) => decision.ask === undefined || decision.ask === ask);
    }
    case 'confirmation': {
      if (contract.stage !== 'awaiting_customer' || contract.revision !== decision.revision) return false;
      return decision.ask === undefined || decision.ask === contract.confirmer.ask;
    }
    case 'acceptance': {
      if (contract.stage !== 'active') return false;
      const progress = contract.performance.milestones[decision.milestoneId];
      return progress?.status === 'reported' && progress.attempt === decision.attempt;
    }
    case 'amendment':
      return (
        contract.stage === 'active' &&
        contract.amendment?.amendmentId === decision.amendmentId &&
        contract.amendment.consent[decision.side] === null
      );
    case 'rescission':
      return (
        contract.stage === 'active' &&
        contract.rescission?.rescissionId === decision.rescissionId &&
        contract.rescission.consent[decision.side] === null
      );
  }
}
