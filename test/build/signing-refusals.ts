import { goOn } from './ask-contract';
import { type RefusalCase } from './approval-refusals';
import { contractIn, everyCommand } from './every-stage';

/** What is refused of a contract that is signed and not in force. */
export const signingRefusalCases = {
  UNKNOWN_CONDITION: [
    contractIn('signed'),
    { ...everyCommand.meetCondition, conditionId: 'sunshine' },
    'Contract HT-pumps has no condition sunshine.',
    '合同 HT-pumps 没有生效条件 sunshine。',
  ],
  CONDITION_CLOSED: [
    goOn(contractIn('signed'), [everyCommand.meetCondition]),
    everyCommand.waiveCondition,
    'The condition bond of contract HT-pumps is met or waived already.',
    '合同 HT-pumps 的生效条件 bond 已成就或者已豁免。',
  ],
  CONDITION_OF_RECEIPT: [
    contractIn('signed'),
    { ...everyCommand.meetCondition, conditionId: 'money' },
    'The condition money is met by the money of the payment line advance: record the receipt.',
    '生效条件 money 以付款计划行 advance 的款项到账为准，请登记回款。',
  ],
  NOT_ENTITLED_TO_WAIVE: [
    contractIn('signed'),
    { ...everyCommand.waiveCondition, decidedBy: 'owner@example.com' },
    'owner@example.com may not waive a condition of contract HT-pumps: an executive decides, below the executive threshold legal too, and never the owner.',
    'owner@example.com 无权豁免合同 HT-pumps 的生效条件：应由高管决定，未达到高管审批金额的也可由法务决定；合同负责人不得自行决定。',
  ],
} satisfies Record<string, RefusalCase>;
