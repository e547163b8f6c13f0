import { type z } from 'zod';
import { type approvalBodies, type remarkBodies } from '../../domain/approval/bodies';
import { type Guide } from './guide';

const subject = { kind: 'revision', id: '1' } as const;
const legal = { subject, stepId: 'legal', approver: 'wang.fang@huadong.example' };

type Bodies = typeof approvalBodies & Omit<typeof remarkBodies, 'resendLink'>;

/** Commands by which our side agrees, and what is said beside them. */
export const approvalGuide: { [T in keyof Bodies]: Guide<z.input<Bodies[T]>> } = {
  approve: {
    tag: 'Approve',
    summary: 'Agrees in a step of the approval',
    description:
      'One vote for each person and step; it keeps the digest of what was read. When every step has enough votes, the customer is asked, or the amendment goes to the customer.',
    example: { ...legal, comment: '同意，付款条款已核对' },
  },
  reject: {
    tag: 'Approve',
    summary: 'Votes against in a step of the approval',
    description:
      'Where so many are against that the step cannot be reached any more, the subject goes back to the drafter; else the others go on voting.',
    example: { ...legal, reason: '违约责任约定不明' },
  },
  requestChanges: {
    tag: 'Approve',
    summary: 'Sends the subject back to be changed',
    description:
      'The drafter gets it with the reason. Votes on parts that stay as they are go on counting after the next submission.',
    example: { ...legal, reason: '请补充验收标准', straightBack: true },
  },
  returnToStep: {
    tag: 'Approve',
    summary: 'Sends the subject back to an earlier step (驳回到指定环节)',
    description:
      'The people of that step, and of those after it, are asked again; the draft does not change. Only a step that is approved can be gone back to.',
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
    summary: 'Hands one’s seat in a step to somebody else (转交)',
    description:
      'The other person votes in one’s stead and is asked by mail at once. Nobody who drafted the contract, or sits in the step already, can take the seat.',
    example: { ...legal, to: 'wu.min@huadong.example', reason: '出差一周' },
  },
  addApprover: {
    tag: 'Approve',
    summary: 'Has one more person agree, before or after one’s own step (加签)',
    description: 'Adds a step of one person to the route of this subject alone; the rules stay as they are.',
    example: { ...legal, person: 'wu.min@huadong.example', position: 'after', reason: '金额较大，请总经理知悉' },
  },
  reassign: {
    tag: 'Approve',
    summary: 'Gives what waits for one person in this contract to another',
    description:
      'For who decides about the route, where somebody has left or cannot answer. Votes already given stay; the new person is asked by mail.',
    example: { from: 'wang.fang@huadong.example', to: 'wu.min@huadong.example', reason: '王芳休假' },
  },
  assignApprover: {
    tag: 'Approve',
    summary: 'Names somebody for a step that lacks people',
    description:
      'A step that nobody may decide is on the incident list and waits; this gives it a person. Refused while the step has all the people it needs.',
    example: { subject, stepId: 'legal', to: 'wu.min@huadong.example', reason: '法务岗位空缺' },
  },
  recall: {
    tag: 'Approve',
    summary: 'Takes the subject back from its approvers (撤回)',
    description:
      'A revision becomes a draft again; an amendment or a termination is dropped. Possible until our side has agreed.',
    example: { subject, reason: '发现单价录入错误' },
  },
  comment: {
    tag: 'Approve',
    summary: 'Remarks on what is being approved, without a vote',
    description: 'The owner hears of it. One that must be resolved holds the approval until it is.',
    example: { subject, by: 'wang.fang@huadong.example', text: '第 5 条请明确管辖法院', mustBeResolved: false },
  },
  resolveComment: {
    tag: 'Approve',
    summary: 'Settles a comment',
    description:
      'One that must be resolved is settled by who wrote it or, in their absence, by their deputy; the others by anybody of our side.',
    example: { subject, commentId: 'comment-1', by: 'wang.fang@huadong.example', text: '已修改' },
  },
  sendCopy: {
    tag: 'Approve',
    summary: 'Lets colleagues know of the contract (抄送)',
    description:
      'A mail for information, once to each; nobody is asked for anything, and the contract does not wait for them.',
    example: { recipients: ['wu.min@huadong.example'], note: '供知悉' },
  },
  nudge: {
    tag: 'Approve',
    summary: 'Reminds at once whoever is asked (催办)',
    description: 'Beside the reminders that come by themselves; possible again after four hours.',
    example: {},
  },
};
