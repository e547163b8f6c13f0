import { type Choice, choice } from '../contract/question-rule';
import { type Words, words } from '../kernel/words';
import { type SubjectKind } from '../routing/route';

/** The texts of the answers that end or delay the approval; what follows from them depends on what is approved. */
interface SendingBack {
  requestChanges: Words;
  reject: { label: Words; hint: Words };
  returnToStep: Words;
}

const sendingBack: Record<SubjectKind, SendingBack> = {
  revision: {
    requestChanges: words(
      'In principle yes, once something is changed. It goes back at once; only those whom the change touches are asked again.',
      '原则上可以，但须先修改。立即退回起草人；修改后，只有受影响的审批人需要重新审批。',
    ),
    reject: {
      label: words('Reject – back to drafting', '驳回，退回起草'),
      hint: words(
        'You are against it. It goes back at once, or, where several people vote, when too few can still agree.',
        '不同意。立即退回起草；如本环节由多人表决，则在同意人数已无法达到要求时退回。',
      ),
    },
    returnToStep: words(
      'An earlier step decides again; nothing goes back to drafting.',
      '由前面的环节重新审批，不退回起草。',
    ),
  },
  amendment: {
    requestChanges: words(
      'In principle yes, once something is changed. This amendment is refused at once and the contract stays as it is; a changed amendment can be asked for and is approved anew.',
      '原则上可以，但须先修改。本次变更随即终止，合同按原内容继续履行；修改后可重新申请变更，并重新审批。',
    ),
    reject: {
      label: words('Reject the amendment', '驳回变更'),
      hint: words(
        'You are against it. The amendment is refused and the contract stays as it is: at once, or, where several people vote, when too few can still agree.',
        '不同意。变更随即被驳回，合同按原内容继续履行；如本环节由多人表决，则在同意人数已无法达到要求时驳回。',
      ),
    },
    returnToStep: words(
      'An earlier step decides again; the amendment is not refused.',
      '由前面的环节重新审批，本次变更不终止。',
    ),
  },
  termination: {
    requestChanges: words(
      'In principle yes, once something is changed. This termination is refused at once and the contract goes on; a changed one can be asked for and is approved anew.',
      '原则上可以，但须先修改。本次解除申请随即终止，合同继续履行；修改后可重新申请解除，并重新审批。',
    ),
    reject: {
      label: words('Reject the termination', '驳回解除申请'),
      hint: words(
        'You are against it. The termination is refused and the contract goes on: at once, or, where several people vote, when too few can still agree.',
        '不同意。解除申请随即被驳回，合同继续履行；如本环节由多人表决，则在同意人数已无法达到要求时驳回。',
      ),
    },
    returnToStep: words(
      'An earlier step decides again; the termination is not refused.',
      '由前面的环节重新审批，本次解除申请不终止。',
    ),
  },
};

/** The possible answers of an approver. The hints explain the difference between 要求修改 and 驳回. */
export function approvalChoices(kind: SubjectKind): readonly Choice[] {
  const { requestChanges, reject, returnToStep } = sendingBack[kind];
  return [
    choice('approve', 'Approve', '同意'),
    choice('requestChanges', 'Request changes', '要求修改', true, { hint: requestChanges }),
    choice('reject', reject.label.en, reject.label['zh-CN'], true, { hint: reject.hint }),
    choice('returnToStep', 'Return to an earlier step', '驳回到指定环节', true, {
      details: ['step'],
      hint: returnToStep,
    }),
    choice('delegate', 'Delegate to somebody else', '转交他人审批', false, {
      details: ['person'],
      hint: words('They decide in your place; you need not any more.', '由对方代替您审批，您无需再处理。'),
    }),
    choice('addApprover', 'Add an approver', '加签', false, {
      ...{ details: ['person', 'position'], isAside: true },
      hint: words('They must agree as well; your own decision is still needed.', '对方也须同意；您仍需作出决定。'),
    }),
    choice('comment', 'Only comment', '仅发表意见', true, { isAside: true }),
    choice('resolveComment', 'My comment is resolved', '我的意见已解决', false, {
      details: ['comment'],
      isAside: true,
    }),
  ];
}
