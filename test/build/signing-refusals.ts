import { goOn } from './ask-contract';
import { type RefusalCase } from './approval-refusals';
import { amending, amendmentToSign, contractIn, everyCommand, terminationToSign } from './every-stage';
import { signChange } from './pump-contract';

/** What is refused of a contract that is signed and not in force, and of an agreement that is to be signed. */
export const signingRefusalCases = {
  NOT_AGREED_YET: [
    amending(),
    signChange('amendment', 'ours'),
    'The customer has not agreed to the supplementary agreement HT-pumps-S01 yet: it is signed after that.',
    '客户尚未同意补充协议 HT-pumps-S01，同意后方可签署。',
  ],
  SIGNED_TOO_EARLY: [
    amendmentToSign(),
    signChange('amendment', 'ours', { signedOn: '2029-11-01' }),
    'On 2029-11-01 there was no text of the supplementary agreement HT-pumps-S01 yet to sign.',
    '2029-11-01 时补充协议 HT-pumps-S01 的文本尚未形成，不能签署。',
  ],
  SIGNATORY_NOT_AUTHORISED: [
    terminationToSign(),
    { ...signChange('termination', 'customer'), signatory: 'Eve' },
    'Contract HT-pumps does not show that Eve may sign for customer: say by what they may (authority), such as a power of attorney.',
    '合同 HT-pumps 未载明Eve有权代表customer签署，请注明签署权限的依据（authority），例如授权书编号。',
  ],
  AMENDMENT_AGREED: [
    amendmentToSign(),
    everyCommand.agreeToAmendment,
    'Amendment HT-pumps-S01 is agreed to already and waits for the signatures.',
    '变更 HT-pumps-S01 已获双方同意，待双方签署。',
  ],
  TERMINATION_AGREED: [
    terminationToSign(),
    everyCommand.agreeToTermination,
    'Termination HT-pumps-T01 is agreed to already and waits for the signatures.',
    '解除 HT-pumps-T01 已获双方同意，待双方签署。',
  ],
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
