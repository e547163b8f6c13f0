import { type z } from 'zod';
import { type approvalBodies, type remarkBodies } from '../../domain/approval/bodies';
import { type Guide } from './guide';

const subject = { kind: 'revision', id: '1' } as const;
const legal = { subject, stepId: 'legal', approver: 'wang.fang@huadong.example' };

type Bodies = typeof approvalBodies & Omit<typeof remarkBodies, 'resendLink'>;

/** Documentation of the commands of internal approval and of remarks. */
export const approvalGuide: { [T in keyof Bodies]: Guide<z.input<Bodies[T]>> } = {
  approve: {
    tag: 'Approve',
    summary: 'Approves in a step of the approval route',
    description:
      'Each person has one vote in a step; the vote keeps the digest of the content that was read. When every step has enough votes, the customer is asked.',
    example: { ...legal, comment: '同意，付款条款已核对' },
  },
  reject: {
    tag: 'Approve',
    summary: 'Rejects in a step of the approval route',
    description:
      'If the step can no longer get enough votes, the subject goes back to the drafter; otherwise the others go on voting.',
    example: { ...legal, reason: '违约责任约定不明' },
  },
  requestChanges: {
    tag: 'Approve',
    summary: 'Sends the subject back to the drafter for changes',
    description:
      'The drafter receives the reason. Votes on parts that are not changed still count after the next submission.',
    example: { ...legal, reason: '请补充验收标准', straightBack: true },
  },
  returnToStep: {
    tag: 'Approve',
    summary: 'Sends the subject back to an earlier step (驳回到指定环节)',
    description:
      'The people of that step and of all later steps are asked again; the draft does not change. The step must be an approved one.',
    example: {
      ...legal,
      stepId: 'executive',
      approver: 'zhou.wei@huadong.example',
      toStepId: 'finance',
      reason: '请财务复核付款比例',
    },
  },
  delegate: {
    tag: 'Approve',
    summary: 'Delegates one’s seat in a step to somebody else (转交)',
    description:
      'The other person votes instead and is asked by mail at once. The drafter of the contract and people who already have a seat in the step cannot take it.',
    example: { ...legal, to: 'wu.min@huadong.example', reason: '出差一周' },
  },
  addApprover: {
    tag: 'Approve',
    summary: 'Adds an approver before or after one’s own step (加签)',
    description: 'Adds a step with one person to the route of this subject only; the rules do not change.',
    example: { ...legal, person: 'wu.min@huadong.example', position: 'after', reason: '金额较大，请总经理知悉' },
  },
  reassign: {
    tag: 'Approve',
    summary: 'Reassigns the open approvals of one person in this contract to another',
    description:
      'Used by the route owner if somebody has left or cannot answer. Votes already given still count; the new person is asked by mail.',
    example: { from: 'wang.fang@huadong.example', to: 'wu.min@huadong.example', reason: '王芳休假' },
  },
  assignApprover: {
    tag: 'Approve',
    summary: 'Names an approver for a step that lacks people',
    description:
      'A step that nobody may decide waits and is on the incident list; this command gives it a person. Refused while the step has all the people it needs.',
    example: { subject, stepId: 'legal', to: 'wu.min@huadong.example', reason: '法务岗位空缺' },
  },
  recall: {
    tag: 'Approve',
    summary: 'Recalls the subject from its approvers (撤回)',
    description:
      'A revision becomes a draft again; an amendment or a termination is dropped. Possible until our side has agreed.',
    example: { subject, reason: '发现单价录入错误' },
  },
  comment: {
    tag: 'Approve',
    summary: 'Comments on the subject of an approval, without a vote',
    description:
      'The owner is notified. With `mustBeResolved` the approval cannot finish until the comment is resolved.',
    example: { subject, by: 'wang.fang@huadong.example', text: '第 5 条请明确管辖法院', mustBeResolved: false },
  },
  resolveComment: {
    tag: 'Approve',
    summary: 'Resolves a comment',
    description:
      'A comment with `mustBeResolved` is resolved by its author or, in the author’s absence, by the deputy; other comments by anybody of our side.',
    example: { subject, commentId: 'comment-1', by: 'wang.fang@huadong.example', text: '已修改' },
  },
  sendCopy: {
    tag: 'Approve',
    summary: 'Sends colleagues a copy for information (抄送)',
    description:
      'Each recipient gets one mail for information; nobody is asked for anything, and the contract does not wait for them.',
    example: { recipients: ['wu.min@huadong.example'], note: '供知悉' },
  },
  nudge: {
    tag: 'Approve',
    summary: 'Reminds the people who are asked at once (催办)',
    description: 'In addition to the automatic reminders; possible again after four hours.',
    example: {},
  },
};
