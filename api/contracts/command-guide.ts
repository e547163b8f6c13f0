import { type z } from 'zod';
import { type commandBodies } from '../../domain/contract/bodies';
import { type CommandType } from '../../domain/contract/commands';
import { approvalGuide } from './approval-guide';
import { today } from '../http/example-days';
import { type Guide } from './guide';

const amendmentId = 'HD-GEN-XS-2026-0004-S01';
const terminationId = 'HD-GEN-XS-2026-0004-T01';

/** Commands whose body is the command itself; a draft is revised by what is to change. */
type Guides = { [T in Exclude<CommandType, 'create' | 'revise'>]: Guide<z.input<(typeof commandBodies)[T]>> } & {
  revise: Guide<{ revision: number; title: string; term: { endsOn: string } }>;
};

export const commandGuide: Guides = {
  revise: {
    tag: 'Draft',
    summary: 'Changes the draft',
    description:
      'What is named is replaced as a whole, what is left out stays as it is. Give `seenSeq` and the draft is not overwritten where somebody has changed it since. The revision number moves when it is submitted again.',
    example: { revision: 1, title: '循环水泵（二期）', term: { endsOn: '2030-06-30' } },
  },
  submit: {
    tag: 'Draft',
    summary: 'Submits the draft for approval',
    description:
      'Freezes the revision with its document and digests, finds the approval route by the rules in force, and asks the people of the first steps by mail.',
    example: { revision: 1 },
  },
  withdraw: {
    tag: 'Draft',
    summary: 'Gives the contract up before it is signed',
    description:
      'The end of a contract that is not signed: open links are dead, the number stays given and is listed under the void numbers with the reason.',
    example: { reason: '客户取消采购计划' },
  },
  ...approvalGuide,
  resendLink: {
    tag: 'Customer',
    summary: 'Mails the open links again',
    description:
      'For a mail that got lost: whoever is asked gets a new one with a new link. Possible again after ten minutes.',
    example: {},
  },
  confirm: {
    tag: 'Customer',
    summary: 'Enters that the customer confirms the contract',
    description:
      'The same as the choice behind the customer’s link. The contract waits for the signatures from then on.',
    example: { revision: 1, comment: '双方已就条款达成一致', contact: 'qian.jin@suzhou.example' },
  },
  askForChanges: {
    tag: 'Customer',
    summary: 'Enters that the customer wants the contract changed',
    description:
      'It becomes a draft again, with the customer’s words; the next revision is approved anew as far as it differs.',
    example: { revision: 1, reason: '交货期请改为 2027 年 4 月', contact: 'qian.jin@suzhou.example' },
  },
  decline: {
    tag: 'Customer',
    summary: 'Enters that the customer does not want the contract',
    description: 'The end of this contract; its number is listed under the void numbers with the customer’s reason.',
    example: { revision: 1, reason: '项目取消', contact: 'qian.jin@suzhou.example' },
  },
  forward: {
    tag: 'Customer',
    summary: 'Has somebody else of the customer confirm',
    description:
      'The link of the former contact is dead from then on; the new one is mailed a link. Nobody of our side can be the contact.',
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
      'When both have signed, the contract is in force, and deadlines of deliveries and payments begin to count; with an effective day to come or conditions of effect it is `signed` until those are there. With a `subject` it is the signature of an amendment or a termination that both sides have agreed to: with the second one that is executed. Who signs one must be named in the contract as somebody who may, or `authority` says by what they may.',
    example: { side: 'ours', signatory: '周伟', signedOn: today },
  },
  meetCondition: {
    tag: 'Sign',
    summary: 'Records that a condition of effect is met (生效条件成就)',
    description:
      'Of a contract that is signed and not yet in force. An advance is met by its receipt instead. With the last condition the contract is in force.',
    example: { conditionId: 'bond', metOn: today, evidence: '银行保函 BH-0304' },
  },
  waiveCondition: {
    tag: 'Sign',
    summary: 'Lets a signed contract take effect without one of its conditions (豁免)',
    description:
      'In the name of who has decided so: an executive, below the executive threshold somebody of legal too, never the owner. It is on record with the reason.',
    example: { conditionId: 'bond', decidedBy: 'zhou.wei@huadong.example', reason: '老客户，历年履约良好' },
  },
  reportDelivery: {
    tag: 'Perform',
    summary: 'Reports that a milestone is delivered',
    description:
      'The customer’s contact for acceptance is asked by mail. A delivery that is rejected is reported again and gets the next attempt number.',
    example: { milestoneId: 'first-delivery', deliveredOn: today, evidence: '送货单 SD-0317，客户仓库签收' },
  },
  acceptDelivery: {
    tag: 'Perform',
    summary: 'Enters that the customer accepts a delivery (验收)',
    description:
      'The milestone is done, and payments that hang on it are counted from the day of acceptance: today, or `acceptedOn` where an acceptance sheet (验收单) has an earlier day or the delivery counts as accepted (视为验收合格). When everything is accepted and paid, the contract is completed.',
    example: { milestoneId: 'first-delivery', attempt: 1, comment: '数量、外观无误' },
  },
  rejectDelivery: {
    tag: 'Perform',
    summary: 'Enters that the customer rejects a delivery',
    description: 'The milestone is open again with its day as it was; the owner hears the reason.',
    example: { milestoneId: 'first-delivery', attempt: 1, reason: '两台泵的电机型号不符' },
  },
  recordReceipt: {
    tag: 'Perform',
    summary: 'Books money that came, in one transfer for one or several lines of the payment plan (回款)',
    description:
      'Say by `allocations` how much is for which line, or by `paymentLineId` that it is for one, as far as that is open. What is left of the amount is kept with the contract, and can be allocated later. A bank reference counts once in the whole company, however it is written, until its receipt is reversed.',
    example: {
      allocations: [{ paymentLineId: 'advance', amount: { amount: '10000.00', currency: 'CNY' } }],
      amount: { amount: '12000.00', currency: 'CNY' },
      receivedOn: today,
      reference: 'ICBC 0001',
    },
  },
  verifyEntry: {
    tag: 'Perform',
    summary: 'Verifies what somebody outside finance has recorded (复核)',
    description:
      'A receipt or a guarantee that the owner records on their page counts only once somebody who approves for finance has compared it with the bank’s statement or the original. Everything that can refuse the record can refuse it now.',
    example: { entryId: 'entry-12', by: 'chen.jie@huadong.example', comment: '与银行流水一致' },
  },
  rejectEntry: {
    tag: 'Perform',
    summary: 'Refuses to verify what was recorded; it does not count',
    description: 'The owner hears the reason and records it again once that is put right.',
    example: { entryId: 'entry-12', by: 'chen.jie@huadong.example', reason: '银行流水中没有该笔款项' },
  },
  allocateReceipt: {
    tag: 'Perform',
    summary: 'Allocates what the contract has kept of a receipt to lines of the payment plan (分配)',
    description:
      'No more than is left of the receipt, and no more than is open on each line. Once all is delivered, accepted and paid, the contract is completed.',
    example: {
      reference: 'ICBC 0001',
      allocations: [{ paymentLineId: 'retention', amount: { amount: '2000.00', currency: 'CNY' } }],
    },
  },
  reverseReceipt: {
    tag: 'Perform',
    summary: 'Reverses a receipt: it was dishonoured, or booked where it did not belong (冲销)',
    description:
      'What it had paid is owed again, with reminders from now on; a contract that was completed with it is active again, one that is archived stays as it is. The bank reference can be booked anew. The owner is told; the customer is not.',
    example: { reference: 'ICBC 0001', reason: '串户：该笔款项属于另一份合同' },
  },
  requestAmendment: {
    tag: 'Amend',
    summary: 'Asks for new dates or amounts of an active contract (变更)',
    description:
      'Payments that hang on an acceptance move with their milestone. Goes through the approval route for amendments, by what it touches and how much the price moves, then to the customer, and is then signed by both sides. Until then the contract stays as it is.',
    example: { requestedBy: 'customer', reason: '土建工期延后', changes: { endsOn: '2030-12-31' } },
  },
  agreeToAmendment: {
    tag: 'Amend',
    summary: 'Enters that the customer agrees to the amendment',
    description:
      'The amendment then waits for both signatures (`record-signature` with its `subject`); with the second one dates, amounts and deadlines move together.',
    example: { amendmentId, comment: '同意变更' },
  },
  refuseAmendment: {
    tag: 'Amend',
    summary: 'Enters that the customer refuses the amendment',
    description:
      'The contract stays as it was; the number of the supplementary agreement is listed under the void numbers. Possible until both sides have signed, also where the customer had agreed before.',
    example: { amendmentId, reason: '不接受涨价' },
  },
  requestTermination: {
    tag: 'End',
    summary: 'Asks to end an active contract before its time (解除)',
    description:
      'Goes through the approval route for terminations, then to the customer; both must agree to the settlement, and sign it.',
    example: { requestedBy: 'ours', reason: '项目停建', settlement: '已付款项按实际交付结算，双方互不追究违约责任。' },
  },
  agreeToTermination: {
    tag: 'End',
    summary: 'Enters that the customer agrees to the termination',
    description:
      'The termination then waits for both signatures (`record-signature` with its `subject`); with the second one the contract is terminated with the settlement as it was asked for, and nothing more is delivered or dunned.',
    example: { terminationId, comment: '同意解除' },
  },
  refuseTermination: {
    tag: 'End',
    summary: 'Enters that the customer refuses the termination',
    description:
      'The contract goes on as before; another termination can be asked for. Possible until both sides have signed, also where the customer had agreed before.',
    example: { terminationId, reason: '要求继续履行' },
  },
  lapse: {
    tag: 'End',
    summary: 'Ends a signed contract that has not taken effect by its long-stop day (未生效终止)',
    description:
      'Possible once the long-stop day for its conditions is over, in the name of who has decided so: an executive, below the executive threshold somebody of legal too, never the owner. The contract is `terminated` with `ending.lapsed`, nothing of it was owed, and what came for it is to be given back. Without a long-stop day it is refused: the conditions are waited for, or waived.',
    example: { decidedBy: 'zhou.wei@huadong.example', reason: '至最迟生效日客户仍未提供保函' },
  },
  archive: {
    tag: 'End',
    summary: 'Puts an ended contract into the archive (归档)',
    description:
      'Under its file number, which no other contract may have, for contracts that are completed, terminated or expired: whoever has the role `archive_keeper` is asked to, in a company without one the owner. Nothing happens to it afterwards.',
    example: { fileNumber: 'DA-2026-0117' },
  },
};
