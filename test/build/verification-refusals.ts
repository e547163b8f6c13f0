import { aCompany, withPeople } from './a-company';
import { type RefusalCase } from './approval-refusals';
import { archive, contractIn, everyCommand, everythingDone } from './every-stage';
import { goOn } from './ask-contract';
import { ownerLink, recordedByOwner, verify } from './owner-entries';
import { transfer } from './pump-contract';

const active = contractIn('active');
const { recordReceipt, verifyEntry } = everyCommand;
const entered = recordedByOwner(active, recordReceipt);
const full = Array.from({ length: 20 }, (_, index) => transfer('1.00', `of-many-${index}`)).reduce<typeof active>(
  (contract, command) => recordedByOwner(contract, command) as typeof active,
  active,
);

/** Refusals of entries that the owner records and finance verifies. */
export const verificationRefusalCases = {
  UNKNOWN_ENTRY: [
    active,
    verifyEntry,
    'Contract HT-pumps has no record entry-1 that waits to be verified.',
    '合同 HT-pumps 没有待复核的登记 entry-1。',
  ],
  NOT_ENTITLED_TO_VERIFY: [
    entered,
    verify(entered, 'legal@example.com'),
    'legal@example.com may not verify what is recorded for contract HT-pumps: somebody who approves for finance does, never the owner or whoever recorded it.',
    'legal@example.com 无权复核合同 HT-pumps 的登记：应由负责财务审批的人员复核，合同负责人和登记人不得自行复核。',
  ],
  FINANCE_ONLY: [
    contractIn('completed'),
    transfer('1.00', 'again'),
    'Contract HT-pumps is over: what comes in for it now is recorded by finance, or by the bank’s feed.',
    '合同 HT-pumps 已结束，此后的款项由财务人员或者银行接口登记。',
    aCompany(),
    ownerLink,
  ],
  NOBODY_TO_VERIFY: [
    active,
    recordReceipt,
    'Nobody but the owner of contract HT-pumps approves for finance, and somebody has to verify this: have an administrator name somebody.',
    '除合同 HT-pumps 的负责人外没有人负责财务审批，此项登记无人可复核，请联系管理员指定人员。',
    withPeople({ finance: { active: false }, owner: { approvesFor: ['finance'] } }),
    ownerLink,
  ],
  ENTRIES_OPEN: [
    goOn(entered, everythingDone),
    archive,
    'For contract HT-pumps 1 record of money waits to be verified; it can be archived once finance has verified or rejected them.',
    '合同 HT-pumps 尚有 1 项款项登记待复核，经财务复核或者退回后方可归档。',
  ],
  TOO_MANY_ENTRIES: [
    full,
    recordReceipt,
    'For contract HT-pumps 20 records wait to be verified already; no more can be recorded before some are verified.',
    '合同 HT-pumps 已有 20 项登记待复核，请在复核后再登记。',
    aCompany(),
    ownerLink,
  ],
} satisfies Record<string, RefusalCase>;
