import { type AnyCommand } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { approvalsUnderWay } from '../domain/contract/subjects';
import { type TermsDraft } from '../domain/drafting/terms';
import { addDays, type Instant } from '../domain/kernel/days';
import { openSteps, pendingSeats } from '../domain/approval/steps';
import { company, users } from '../scripts/seed-data';

/** One command of a life; it is built from the contract's state at that time. */
export interface Step {
  at: Instant;
  command: (contractId: string, contract: Contract | null) => AnyCommand;
}

interface Size {
  years?: number;
  milestones?: number;
  amendments?: number;
  comments?: number;
}

const start = '2027-01-01';
/** One payment line a month, at most one for each milestone. */
const linesFor = (milestones: number) => Math.min(120, milestones);
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const owner = { name: '林晓', email: 'lin.xiao@huadong.example', language: 'zh-CN' as const };
const legal = users.find(({ approvesFor }) => approvesFor.includes('legal'))?.email ?? '';

function termsOf(milestones: number, days: number): TermsDraft {
  const lines = linesFor(milestones);
  const every = (count: number, index: number) => addDays(start, 60 + Math.floor((index * (days - 120)) / count));
  const party = { registrationNumber: null, address: '上海市示例路 1 号' };
  return {
    title: '十年设备运维总包合同',
    parties: {
      ours: { ...party, name: company.name, contact: { ...owner } },
      customer: {
        ...party,
        name: '苏州示例化工有限公司',
        contact: { name: '钱进', email: 'qian.jin@suzhou.example', language: 'zh-CN' },
      },
    },
    price: { gross: yuan(`${lines * 10_000}.00`), taxRate: '0.13' },
    term: { startsOn: start, endsOn: addDays(start, days) },
    clauses: Array.from({ length: 60 }, (_, index) => ({
      clauseId: `clause-${index}`,
      heading: `第 ${index + 1} 项`,
      text: '乙方应当按照本合同约定的时间、地点和质量标准履行义务，并对履行情况作出书面记录。'.repeat(8),
      standard: true,
    })),
    milestones: Array.from({ length: milestones }, (_, index) => ({
      milestoneId: `milestone-${index + 1}`,
      title: `第 ${index + 1} 批设备检修`,
      dueOn: every(milestones, index),
    })),
    paymentPlan: Array.from({ length: lines }, (_, index) => ({
      ...{ paymentLineId: `month-${index + 1}`, title: `第 ${index + 1} 个月服务费`, dueOn: every(lines, index) },
      amount: yuan('10000.00'),
    })),
  };
}

function creation(contractId: string, terms: TermsDraft): AnyCommand {
  return {
    ...{ type: 'create', contractId, contractTypeId: 'services', terms, owner },
    numbering: {
      pattern: '{company}-{type}-{year}-{seq}',
      digits: 4,
      company: company.codes.company,
      department: 'X',
      type: 'FW',
    },
    ...{ timeZone: 'Asia/Shanghai', policy: company.policy },
  };
}

/** The vote of the next approver, whatever is in approval. */
function nextVote(_contractId: string, contract: Contract | null): AnyCommand {
  const [found] = contract ? approvalsUnderWay(contract) : [];
  const [step] = found ? openSteps(found.approval) : [];
  const [seat] = step ? pendingSeats(step) : [];
  if (!found || !step || !seat) return { type: 'nudge' };
  return { type: 'approve', subject: found.subject, stepId: step.stepId, approver: seat.holder.email, comment: null };
}

const isUnderWay = (contract: Contract | null) => contract !== null && approvalsUnderWay(contract).length > 0;

/** Votes until nobody is asked any more; any further command sends a copy to the owner instead. */
function votes(count: number): Step['command'][] {
  return Array.from(
    { length: count },
    () =>
      (contractId: string, contract: Contract | null): AnyCommand =>
        isUnderWay(contract)
          ? nextVote(contractId, contract)
          : { type: 'sendCopy', recipients: [owner.email], note: null },
  );
}

function untilActive(terms: TermsDraft, comments: number): Step['command'][] {
  const subject = { kind: 'revision', id: '1' } as const;
  const text = '请核对该条款与附件的一致性，并说明理由。'.repeat(5);
  return [
    (contractId) => creation(contractId, terms),
    () => ({ type: 'submit', revision: 1 }),
    ...Array.from({ length: comments }, (_, index): Step['command'][] => {
      const mustBeResolved = index % 5 === 0;
      const by = legal;
      const remark: Step['command'] = () => ({ type: 'comment', subject, by, text, mustBeResolved });
      const commentId = `comment-${index + 1}`;
      const resolved: Step['command'] = () => ({ type: 'resolveComment', subject, commentId, by, text: null });
      return mustBeResolved ? [remark, resolved] : [remark];
    }).flat(),
    ...votes(4),
    () => ({ type: 'confirm', revision: 1, comment: null }),
    () => ({ type: 'recordSignature', side: 'ours', signatory: '周伟', signedOn: start }),
    () => ({ type: 'recordSignature', side: 'customer', signatory: '许静', signedOn: start }),
  ];
}

/** Commands for one milestone: it is reported and rejected several times, then accepted. */
function deliveries(index: number, rejected: number): Step['command'][] {
  const milestoneId = `milestone-${index + 1}`;
  const report: Step['command'] = () => ({
    ...{
      type: 'reportDelivery',
      milestoneId,
      deliveredOn: start,
      evidence: '检修记录单，双方现场签字确认。'.repeat(20),
    },
  });
  const answers = Array.from({ length: rejected }, (_, at): Step['command'][] => [
    report,
    () => ({ type: 'rejectDelivery', milestoneId, attempt: at + 1, reason: '两台水泵振动超标，请重新检修。' }),
  ]).flat();
  return [...answers, report, () => ({ type: 'acceptDelivery', milestoneId, attempt: rejected + 1, comment: null })];
}

function receipts(index: number): Step['command'][] {
  return ['a', 'b'].map((half) => (contractId) => ({
    ...{ type: 'recordReceipt', paymentLineId: `month-${index + 1}`, amount: yuan('5000.00'), receivedOn: start },
    reference: `${contractId.slice(0, 8)}-${index + 1}${half}`,
  }));
}

/** An amendment requested by the customer, approved, agreed, signed and executed; it moves one milestone by a week. */
function amendment(index: number, { milestones }: TermsDraft): Step['command'][] {
  const id = (contract: Contract | null) => `${contract?.number ?? ''}-S${String(index + 1).padStart(2, '0')}`;
  const milestone = milestones.length - 1 - index;
  const { dueOn = start } = milestones[milestone] ?? {};
  const changes = { milestones: [{ milestoneId: `milestone-${milestone + 1}`, dueOn: addDays(dueOn, 7) }] };
  return [
    () => ({ type: 'requestAmendment', requestedBy: 'customer', reason: '年度检修窗口调整。', changes }),
    ...votes(4),
    (_contractId, contract) => ({ type: 'agreeToAmendment', amendmentId: id(contract), comment: null }),
    ...(['ours', 'customer'] as const).map((side): Step['command'] => (_contractId, contract) => ({
      ...{ type: 'recordSignature', side, signatory: side === 'ours' ? '周伟' : '许静' },
      ...{ signedOn: contract?.updatedAt.slice(0, 10) ?? start, subject: { kind: 'amendment', id: id(contract) } },
    })),
  ];
}

/** All commands to a contract in ten years, or in fewer, spread evenly. */
export function aLongLife({ years = 10, milestones = 200, amendments = 30, comments = 500 }: Size = {}): Step[] {
  const days = years * 365;
  const terms = termsOf(milestones, days);
  const apart = Math.max(1, Math.floor((milestones - amendments) / amendments));
  const performing = Array.from({ length: milestones }, (_, index): Step['command'][] => [
    ...(index % apart === 0 && index / apart < amendments ? amendment(index / apart, terms) : []),
    ...deliveries(index, index % 2 === 0 ? 2 : 1),
    ...(index < linesFor(milestones) ? receipts(index) : []),
  ]).flat();
  const before = untilActive(terms, comments);
  const begin = Date.parse(`${start}T02:00:00.000Z`);
  const spread = (days - 60) * 86_400_000;
  return [
    ...before.map((command, index) => ({ at: new Date(begin + index * 1000).toISOString(), command })),
    ...performing.map((command, index) => ({
      at: new Date(begin + 86_400_000 + Math.floor((spread * index) / performing.length)).toISOString(),
      command,
    })),
  ];
}
