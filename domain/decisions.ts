import { amendmentRows, contractRows, rescissionRows, type Row } from './summary';
import { type Command } from './commands';
import { type Contract, type StepId } from './contract';
import { type Person, type Side } from './people';
import { stepWords, type Words } from './words';

/** Something one person is asked to decide. It travels in a mail as a link and never changes its meaning. */
export type Decision =
  | { kind: 'approval'; revision: number; stepId: StepId }
  | { kind: 'confirmation'; revision: number }
  | { kind: 'acceptance'; milestoneId: string; attempt: number }
  | { kind: 'amendment'; amendmentId: string; side: Side }
  | { kind: 'rescission'; rescissionId: string; side: Side };

/** One of the answers; `value` is the command it sends. A reason is asked for where a "no" needs one. */
export interface Choice {
  value: Command['type'];
  label: Words;
  needsReason: boolean;
}

/** Everything a person must see before deciding. */
export interface DecisionSheet {
  question: Words;
  rows: Row[];
  choices: Choice[];
}

/** The id of a decision: the same however often the link is mailed, so that it is taken once. */
export function decisionId(contractId: string, decision: Decision): string {
  switch (decision.kind) {
    case 'approval':
      return `${contractId}:approval:${decision.stepId}:r${decision.revision}`;
    case 'confirmation':
      return `${contractId}:confirmation:r${decision.revision}`;
    case 'acceptance':
      return `${contractId}:acceptance:${decision.milestoneId}:${decision.attempt}`;
    case 'amendment':
      return `${contractId}:amendment:${decision.amendmentId}:${decision.side}`;
    case 'rescission':
      return `${contractId}:rescission:${decision.rescissionId}:${decision.side}`;
  }
}

function choice(value: Command['type'], en: string, zh: string, needsReason = false): Choice {
  return { value, label: { en, 'zh-CN': zh }, needsReason };
}

export function choicesOf(decision: Decision): Choice[] {
  switch (decision.kind) {
    case 'approval':
      return [
        choice('approve', 'Approve', '同意'),
        choice('reject', 'Reject – back to drafting', '驳回，退回起草', true),
      ];
    case 'confirmation':
      return [
        choice('confirm', 'Confirm this contract', '确认本合同'),
        choice('requestChanges', 'Ask for changes', '要求修改', true),
        choice('decline', 'Decline', '拒绝', true),
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

function question(contract: Contract, decision: Decision): Words {
  const { number } = contract;
  switch (decision.kind) {
    case 'approval': {
      const step = stepWords[decision.stepId];
      const { revision } = decision; // not the contract's, which may have moved on
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
    case 'approval':
    case 'confirmation':
      return facts;
  }
}

export function decisionSheet(contract: Contract, decision: Decision): DecisionSheet {
  return { question: question(contract, decision), rows: rowsOf(contract, decision), choices: choicesOf(decision) };
}

/** Whether the decision is still to be taken. */
export function isOpenDecision(contract: Contract, decision: Decision): boolean {
  switch (decision.kind) {
    case 'approval': {
      if (contract.stage !== 'in_approval' || contract.revision !== decision.revision) return false;
      return contract.approval.steps.some(
        (step) => step.stepId === decision.stepId && step.openedAt !== null && step.approved === null,
      );
    }
    case 'confirmation':
      return contract.stage === 'awaiting_customer' && contract.revision === decision.revision;
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

/** The command of an answer. `text` is the comment or, where one is needed, the reason. */
export function commandOf(decision: Decision, value: Command['type'], text: string, recipient: Person): Command {
  const comment = text === '' ? null : text;
  switch (decision.kind) {
    case 'approval': {
      const { revision, stepId } = decision;
      const approver = recipient.email;
      return value === 'approve'
        ? { type: 'approve', revision, stepId, approver, comment }
        : { type: 'reject', revision, stepId, approver, reason: text };
    }
    case 'confirmation': {
      const { revision } = decision;
      if (value === 'confirm') return { type: 'confirm', revision, comment };
      return value === 'decline'
        ? { type: 'decline', revision, reason: text }
        : { type: 'requestChanges', revision, reason: text };
    }
    case 'acceptance': {
      const { milestoneId, attempt } = decision;
      return value === 'acceptDelivery'
        ? { type: 'acceptDelivery', milestoneId, attempt, comment }
        : { type: 'rejectDelivery', milestoneId, attempt, reason: text };
    }
    case 'amendment': {
      const { amendmentId, side } = decision;
      return value === 'agreeToAmendment'
        ? { type: 'agreeToAmendment', amendmentId, side, comment }
        : { type: 'refuseAmendment', amendmentId, side, reason: text };
    }
    case 'rescission': {
      const { rescissionId, side } = decision;
      return value === 'agreeToRescission'
        ? { type: 'agreeToRescission', rescissionId, side, comment }
        : { type: 'refuseRescission', rescissionId, side, reason: text };
    }
  }
}
