import { type z } from 'zod';
import { type commandBodies } from '../../domain/contract/bodies';
import { type CommandType } from '../../domain/contract/commands';
import { approvalGuide } from './approval-guide';
import { today } from '../http/example-days';
import { type Guide } from './guide';

const amendmentId = 'HD-GEN-XS-2026-0004-S01';
const terminationId = 'HD-GEN-XS-2026-0004-T01';

/** Documentation of commands whose body is the command itself. For `revise` the body holds the changes only. */
type Guides = { [T in Exclude<CommandType, 'create' | 'revise'>]: Guide<z.input<(typeof commandBodies)[T]>> } & {
  revise: Guide<{ revision: number; title: string; term: { endsOn: string } }>;
};

export const commandGuide: Guides = {
  revise: {
    tag: 'Draft',
    summary: 'Changes the draft',
    description:
      'Each field in the body replaces the whole field; fields that are left out stay as they are. With `seenSeq` the change is refused if somebody has changed the draft since then. The revision number goes up at the next submission.',
    example: { revision: 1, title: '循环水泵（二期）', term: { endsOn: '2030-06-30' } },
  },
  submit: {
    tag: 'Draft',
    summary: 'Submits the draft for approval',
    description:
      'Freezes the revision with its document and digests, determines the approval route by the rules in force, and asks the people of the first steps by mail.',
    example: { revision: 1 },
  },
  withdraw: {
    tag: 'Draft',
    summary: 'Withdraws the contract before it is signed',
    description:
      'Ends a contract that is not signed. Open links stop working; the number is not used again and is listed under the void numbers with the reason.',
    example: { reason: '客户取消采购计划' },
  },
  ...approvalGuide,
  resendLink: {
    tag: 'Customer',
    summary: 'Mails the open links again',
    description:
      'For a lost mail: everybody who is asked gets a new mail with a new link. Possible again after ten minutes.',
    example: {},
  },
  confirm: {
    tag: 'Customer',
    summary: 'Records that the customer confirms the contract',
    description:
      'Has the same effect as the choice on the customer’s link page. The contract then waits for the signatures.',
    example: { revision: 1, comment: '双方已就条款达成一致', contact: 'qian.jin@suzhou.example' },
  },
  askForChanges: {
    tag: 'Customer',
    summary: 'Records that the customer asks for changes',
    description:
      'The contract becomes a draft again, with the customer’s reason. Only the parts that differ in the next revision are approved again.',
    example: { revision: 1, reason: '交货期请改为 2027 年 4 月', contact: 'qian.jin@suzhou.example' },
  },
  decline: {
    tag: 'Customer',
    summary: 'Records that the customer declines the contract',
    description: 'Ends the contract; its number is listed under the void numbers with the customer’s reason.',
    example: { revision: 1, reason: '项目取消', contact: 'qian.jin@suzhou.example' },
  },
  forward: {
    tag: 'Customer',
    summary: 'Replaces the customer’s contact who confirms',
    description:
      'The link of the former contact stops working, and the new contact is mailed a link. Nobody of our side can be the contact.',
    example: {
      revision: 1,
      newContact: { name: '赵丽', email: 'zhao.li@suzhou.example', language: 'zh-CN' },
      reason: '由采购总监确认',
      contact: 'qian.jin@suzhou.example',
    },
  },
  recordSignature: {
    tag: 'Sign',
    summary: 'Records that a side has signed',
    description:
      'When both sides have signed, the contract is in force and the deadlines of deliveries and payments start. If its effective day is still to come or conditions of effect are open, it is `signed` until then. With a `subject` it is the signature of an amendment or a termination that both sides have agreed to; the second signature executes it. The signatory of an amendment or a termination must be named in the contract as authorised, or `authority` must say on what ground they may sign.',
    example: { side: 'ours', signatory: '周伟', signedOn: today },
  },
  meetCondition: {
    tag: 'Sign',
    summary: 'Records that a condition of effect is met (生效条件成就)',
    description:
      'For a contract that is signed and not yet in force. The condition of an advance payment is met by recording its receipt instead. When the last condition is met, the contract is in force.',
    example: { conditionId: 'bond', metOn: today, evidence: '银行保函 BH-0304' },
  },
  waiveCondition: {
    tag: 'Sign',
    summary: 'Lets a signed contract take effect without one of its conditions (豁免)',
    description:
      '`decidedBy` is the person who has decided so: an executive or, below the executive threshold, also a member of legal; never the owner. The decision is recorded with its reason.',
    example: { conditionId: 'bond', decidedBy: 'zhou.wei@huadong.example', reason: '老客户，历年履约良好' },
  },
  reportDelivery: {
    tag: 'Perform',
    summary: 'Reports that a milestone is delivered',
    description:
      'The customer’s contact for acceptance is asked by mail. After a rejection the delivery is reported again and gets the next attempt number.',
    example: { milestoneId: 'first-delivery', deliveredOn: today, evidence: '送货单 SD-0317，客户仓库签收' },
  },
  acceptDelivery: {
    tag: 'Perform',
    summary: 'Records that the customer accepts a delivery (验收)',
    description:
      'The milestone is done. Payments that depend on it are due counted from the day of acceptance: today, or `acceptedOn` if an acceptance sheet (验收单) has an earlier day or the delivery is deemed accepted (视为验收合格). When everything is accepted and paid, the contract is completed.',
    example: { milestoneId: 'first-delivery', attempt: 1, comment: '数量、外观无误' },
  },
  rejectDelivery: {
    tag: 'Perform',
    summary: 'Records that the customer rejects a delivery',
    description: 'The milestone is open again with the same due day; the owner is told the reason.',
    example: { milestoneId: 'first-delivery', attempt: 1, reason: '两台泵的电机型号不符' },
  },
  recordReceipt: {
    tag: 'Perform',
    summary: 'Records a receipt: one transfer for one or several lines of the payment plan (回款)',
    description:
      '`allocations` says how much is for which line; `paymentLineId` allocates the amount to one line, up to what is open on it. The rest stays unallocated with the contract and can be allocated later. A bank reference can be recorded once in the whole company, however it is written, until its receipt is reversed.',
    example: {
      allocations: [{ paymentLineId: 'advance', amount: { amount: '10000.00', currency: 'CNY' } }],
      amount: { amount: '12000.00', currency: 'CNY' },
      receivedOn: today,
      reference: 'ICBC 0001',
    },
  },
  verifyEntry: {
    tag: 'Perform',
    summary: 'Verifies an entry that somebody outside finance has recorded (复核)',
    description:
      'A receipt or a guarantee that the owner records on their page counts only after a finance approver has compared it with the bank statement or the original. All rules for recording the entry are checked again and can refuse it.',
    example: { entryId: 'entry-12', by: 'chen.jie@huadong.example', comment: '与银行流水一致' },
  },
  rejectEntry: {
    tag: 'Perform',
    summary: 'Rejects an entry that waits for verification; it does not count',
    description: 'The owner is told the reason and records the entry again after correcting it.',
    example: { entryId: 'entry-12', by: 'chen.jie@huadong.example', reason: '银行流水中没有该笔款项' },
  },
  allocateReceipt: {
    tag: 'Perform',
    summary: 'Allocates the rest of a receipt to lines of the payment plan (分配)',
    description:
      'At most the rest of the receipt, and at most the open amount of each line. When everything is delivered, accepted and paid, the contract is completed.',
    example: {
      reference: 'ICBC 0001',
      allocations: [{ paymentLineId: 'retention', amount: { amount: '2000.00', currency: 'CNY' } }],
    },
  },
  reverseReceipt: {
    tag: 'Perform',
    summary: 'Reverses a receipt that was dishonoured or recorded on the wrong contract (冲销)',
    description:
      'The payment lines it had paid are owed again, with reminders from now on. A contract that was completed by this receipt is active again; an archived one stays as it is. The bank reference can be recorded again. The owner is notified, the customer is not.',
    example: { reference: 'ICBC 0001', reason: '串户：该笔款项属于另一份合同' },
  },
  requestAmendment: {
    tag: 'Amend',
    summary: 'Requests new dates or amounts for an active contract (变更)',
    description:
      'Payments that depend on an acceptance move with their milestone. The amendment takes the approval route for amendments (by the parts it changes and the change of the price), then goes to the customer, and is then signed by both sides. Until then the contract stays as it is.',
    example: { requestedBy: 'customer', reason: '土建工期延后', changes: { endsOn: '2030-12-31' } },
  },
  agreeToAmendment: {
    tag: 'Amend',
    summary: 'Records that the customer agrees to the amendment',
    description:
      'The amendment then waits for both signatures (`record-signature` with its `subject`); the second signature changes dates, amounts and deadlines together.',
    example: { amendmentId, comment: '同意变更' },
  },
  refuseAmendment: {
    tag: 'Amend',
    summary: 'Records that the customer refuses the amendment',
    description:
      'The contract stays as it was; the number of the supplementary agreement is listed under the void numbers. Possible until both sides have signed, even if the customer had agreed before.',
    example: { amendmentId, reason: '不接受涨价' },
  },
  requestTermination: {
    tag: 'End',
    summary: 'Requests the early termination of an active contract (解除)',
    description:
      'The termination takes the approval route for terminations, then goes to the customer. Both sides must agree to the settlement and sign it.',
    example: { requestedBy: 'ours', reason: '项目停建', settlement: '已付款项按实际交付结算，双方互不追究违约责任。' },
  },
  agreeToTermination: {
    tag: 'End',
    summary: 'Records that the customer agrees to the termination',
    description:
      'The termination then waits for both signatures (`record-signature` with its `subject`). With the second one the contract is terminated with the requested settlement, and deliveries and payment reminders stop.',
    example: { terminationId, comment: '同意解除' },
  },
  refuseTermination: {
    tag: 'End',
    summary: 'Records that the customer refuses the termination',
    description:
      'The contract goes on as before; another termination can be requested. Possible until both sides have signed, even if the customer had agreed before.',
    example: { terminationId, reason: '要求继续履行' },
  },
  lapse: {
    tag: 'End',
    summary: 'Ends a signed contract that has not taken effect by its long-stop day (未生效终止)',
    description:
      'Possible after the long-stop day of its conditions. `decidedBy` is the person who has decided so: an executive or, below the executive threshold, also a member of legal; never the owner. The contract is `terminated` with `ending.lapsed`: nothing was owed under it, and money that was received for it is to be returned. Refused without a long-stop day: then the conditions must be met or waived.',
    example: { decidedBy: 'zhou.wei@huadong.example', reason: '至最迟生效日客户仍未提供保函' },
  },
  archive: {
    tag: 'End',
    summary: 'Archives an ended contract (归档)',
    description:
      'For contracts that are completed, terminated or expired. The file number must be unique. People with the role `archive_keeper` are asked to do it; in a company without one, the owner is. An archived contract does not change any more.',
    example: { fileNumber: 'DA-2026-0117' },
  },
};
