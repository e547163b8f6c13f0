import { aCompany } from './a-company';
import { aContract, contractId, goOn } from './ask-contract';
import { type RefusalCase } from './approval-refusals';
import {
  amending,
  amendmentToSign,
  contractIn,
  everyCommand,
  lapsed,
  longStopTerms,
  signedWithLongStop,
  terminationToSign,
} from './every-stage';
import { pumpTerms, signChange, untilActive } from './pump-contract';

/** Refusals for a contract that is signed but not in force, and for an agreement that has to be signed. */
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
    'On 2029-11-01 there was no text of the supplementary agreement HT-pumps-S01 to sign yet.',
    '补充协议 HT-pumps-S01 的文本在 2029-11-01 尚未形成，签署日期不能为该日。',
  ],
  SIGNATORY_NOT_AUTHORISED: [
    terminationToSign(),
    { ...signChange('termination', 'customer'), signatory: 'Eve' },
    'Contract HT-pumps does not show that Eve may sign for customer: say by what they may sign, such as a power of attorney.',
    '合同 HT-pumps 未载明 Eve 有权代表 customer 签署，请填写签署权限依据，例如授权书编号。',
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
    '生效条件 money 以付款项 advance 到账为准，请登记回款。',
  ],
  NOT_ENTITLED_TO_WAIVE: [
    contractIn('signed'),
    { ...everyCommand.waiveCondition, decidedBy: 'owner@example.com' },
    'owner@example.com may not waive a condition of contract HT-pumps: an executive decides, below the executive threshold legal too, and never the owner.',
    'owner@example.com 无权豁免合同 HT-pumps 的生效条件：应由高管决定，未达到高管审批金额的也可由法务决定；合同负责人不得自行决定。',
  ],
  NO_CONDITION_OPEN: [
    aContract(untilActive(contractId, pumpTerms({ effectiveOn: '2030-01-15' }))),
    everyCommand.lapse,
    'Contract HT-pumps waits for no condition any more and cannot be let lapse; it takes effect by itself when its effective day has come.',
    '合同 HT-pumps 的生效条件均已成就或者豁免，生效日到来后自动生效，不能再以未生效为由终止。',
  ],
  NO_LONG_STOP_DAY: [
    contractIn('signed'),
    everyCommand.lapse,
    'Contract HT-pumps names no long-stop day, so one side alone cannot let it lapse. Wait for its conditions, have them waived or, once it is in force, ask for a termination that both sides sign.',
    '合同 HT-pumps 未约定最迟生效日，不能由一方单方终止。可继续等待生效条件成就，或者豁免生效条件；合同生效后可申请解除，由双方签署解除协议。',
  ],
  LONG_STOP_AHEAD: [
    signedWithLongStop(),
    everyCommand.lapse,
    'The long-stop day of contract HT-pumps is over only after 2029-12-31; until then its conditions can still come.',
    '合同 HT-pumps 的最迟生效日为 2029-12-31（含当日），在此之前生效条件仍可能成就，不能终止。',
  ],
  NOT_ENTITLED_TO_LAPSE: [
    aContract(untilActive(contractId, { ...longStopTerms, longStopOn: '2029-11-01' })),
    { ...everyCommand.lapse, decidedBy: 'owner@example.com' },
    'owner@example.com may not let contract HT-pumps lapse: an executive decides, below the executive threshold legal too, and never the owner.',
    'owner@example.com 无权终止未生效的合同 HT-pumps：应由高管决定，未达到高管审批金额的也可由法务决定；合同负责人不得自行决定。',
  ],
  FILE_NUMBER_TAKEN: [
    contractIn('completed'),
    everyCommand.archive,
    'The file number A-1 is that of contract HT-2026-0001; please give this contract another one.',
    '档案号 A-1 已用于合同 HT-2026-0001，请为本合同另行编号。',
    aCompany({ inputs: { filedContract: 'HT-2026-0001' } }),
  ],
  MONEY_TO_GIVE_BACK: [
    lapsed(),
    everyCommand.archive,
    'Contract HT-pumps never took effect, and CNY 200.00 that came in for it is to be given back. Have finance reverse its receipt once that is done; then it can be archived.',
    '合同 HT-pumps 未曾生效，已收款 CNY 200.00 尚待退还。退还后由财务冲销该笔回款，方可归档。',
  ],
} satisfies Record<string, RefusalCase>;
