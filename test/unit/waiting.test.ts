import { type Contract, type Stage, stages } from '../../domain/contract/contract';
import { type DeadlineAbout } from '../../domain/contract/deadline';
import { deadlineLine, ruleOf } from '../../domain/contract/plan';
import { topicLine } from '../../domain/contract/topic';
import { aContract, contractId, goOn, NOW, waitingOf as items, waitUntil } from '../build/ask-contract';
import {
  amending,
  amendmentInReview,
  contractIn,
  frameworkTerms,
  terminating,
  terminationInReview,
} from '../build/every-stage';
import {
  accept,
  approve,
  deliver,
  ofChange,
  ofRevision,
  pay,
  pumpTerms,
  sign,
  untilActive,
} from '../build/pump-contract';

const sentences = (contract: Contract) => items(contract).map(({ sentence }) => sentence.en);
const chinese = (contract: Contract) => items(contract).map(({ sentence }) => sentence['zh-CN']);
const topics = (contract: Contract) => items(contract).map(({ topic }) => topicLine(topic));
const reported = goOn(contractIn('active'), [deliver('first')]);

describe('a contract says on whom it waits, for what, since when and until when', () => {
  it.each<[string, Contract, string[]]>([
    [
      'a draft',
      contractIn('draft'),
      ['Waiting for owner (contract owner) to finish and submit the draft, since 2029-12-01 12:00.'],
    ],
    [
      'in approval',
      goOn(contractIn('in_approval'), [approve('legal')]),
      [
        'Waiting for finance (finance) to approve revision 1 for finance, since 2029-12-01 12:00. On 2029-12-03 18:00 a reminder goes out (provisional: the public holidays of 2029 are not published in the work calendar yet).',
        'Waiting for business (business) to approve revision 1 for business, since 2029-12-01 12:00. On 2029-12-03 18:00 a reminder goes out (provisional: the public holidays of 2029 are not published in the work calendar yet).',
      ],
    ],
    [
      'awaiting the customer',
      contractIn('awaiting_customer'),
      [
        'Waiting for customer (customer) to confirm revision 1, since 2029-12-01 12:00. On 2029-12-06 12:00 a reminder goes out.',
      ],
    ],
    [
      'awaiting the customer who was reminded often',
      waitUntil(contractIn('awaiting_customer'), '2029-12-27T00:00:00.000Z'),
      [
        'Waiting for customer (customer) to confirm revision 1, since 2029-12-01 12:00. On 2029-12-31 12:00 the contract goes back to drafting.',
      ],
    ],
    [
      'awaiting both signatures',
      contractIn('awaiting_signature'),
      [
        'Waiting for owner (contract owner) to record the signature of supplier and customer, since 2029-12-01 12:00. On 2029-12-08 12:00 a reminder goes out.',
      ],
    ],
    [
      'awaiting one signature',
      goOn(contractIn('awaiting_signature'), [sign('ours')]),
      [
        'Waiting for owner (contract owner) to record the signature of customer, since 2029-12-01 12:00. On 2029-12-08 12:00 a reminder goes out.',
      ],
    ],
    [
      'active',
      contractIn('active'),
      [
        'Waiting for owner (contract owner) to deliver “First pumps” on or before 2030-03-01, since 2029-12-01 12:00. On 2030-02-22 09:00 a reminder goes out.',
        'Waiting for customer (customer) to pay “Advance” on or before 2030-02-01, since 2029-12-01 12:00. On 2030-01-25 09:00 a reminder goes out.',
      ],
    ],
    [
      'active with a delivery to accept and a payment about to be late',
      waitUntil(reported, '2030-01-26T00:00:00.000Z'),
      [
        'Waiting for customer (customer) to accept the delivery “First pumps”, since 2029-12-01 12:00. On 2030-01-30 12:00 a reminder goes out.',
        'Waiting for customer (customer) to pay “Advance” on or before 2030-02-01, since 2029-12-01 12:00. On 2030-02-02 00:00 it is marked overdue.',
      ],
    ],
    [
      'active with an overdue delivery beside the next ones',
      waitUntil(contractIn('active'), '2030-06-04T00:00:00.000Z'),
      [
        'Waiting for owner (contract owner) to deliver “First pumps” on or before 2030-03-01, since 2029-12-01 12:00. Overdue. On 2030-06-08 09:00 a reminder goes out.',
        'Waiting for owner (contract owner) to deliver “All pumps” on or before 2030-06-03, since 2029-12-01 12:00. Overdue. On 2030-06-11 09:00 a reminder goes out.',
        'Waiting for customer (customer) to pay “Advance” on or before 2030-02-01, since 2029-12-01 12:00. Overdue. On 2030-06-04 09:00 a reminder goes out.',
      ],
    ],
    [
      'completed',
      contractIn('completed'),
      [
        'Waiting for owner (contract owner) to archive the contract, since 2029-12-01 12:00. On 2029-12-15 12:00 a reminder goes out.',
      ],
    ],
  ])('%s', (_, contract, expected) => {
    expect(sentences(contract)).toEqual(expected);
  });

  it('in Chinese, too', () => {
    expect(chinese(goOn(contractIn('in_approval'), [approve('legal'), approve('finance')]))).toEqual([
      '等待 business（业务）完成第 1 版的业务审批，自 2029-12-01 12:00 起。2029-12-03 18:00 发送提醒（暂定：工作日历尚无 2029 年节假日安排）。',
    ]);
    expect(chinese(waitUntil(contractIn('active'), '2030-02-01T16:00:00.000Z'))[1]).toBe(
      '等待 customer（客户）不晚于 2030-02-01（含当日）支付“Advance”，自 2029-12-01 12:00 起。已逾期。2030-02-05 09:00 发送提醒。',
    );
    expect(chinese(contractIn('awaiting_signature'))).toEqual([
      '等待 owner（合同负责人）登记签署：supplier、customer，自 2029-12-01 12:00 起。2029-12-08 12:00 发送提醒。',
    ]);
    expect(chinese(contractIn('expired'))).toEqual([
      '等待 owner（合同负责人）归档合同，自 2031-07-01 00:00 起。2031-07-15 00:00 发送提醒。',
    ]);
  });

  const changing = [amendmentInReview(), amending(), terminationInReview(), terminating()];
  const closed: readonly Stage[] = ['withdrawn', 'declined', 'archived'];
  it.each(stages.filter((stage) => !closed.includes(stage)))('completely in both languages: %s', (stage) => {
    const all = [contractIn(stage), ...(stage === 'active' ? [reported, ...changing] : [])];
    const sentences = all.flatMap((contract) => items(contract)).map((item) => item.sentence);
    expect(sentences.length).toBeGreaterThanOrEqual(all.length);
    for (const sentence of sentences) {
      expect(sentence.en).toMatch(/^Waiting for [^{}]+\.$/);
      expect(sentence['zh-CN']).toMatch(/^等待[^{}]+。$/);
      expect(`${sentence.en}${sentence['zh-CN']}`).not.toMatch(/undefined|null|\[object/);
    }
  });

  it.each(closed)('and waits for nobody once it is closed: %s', (stage) => {
    expect(items(contractIn(stage))).toEqual([]);
  });

  it('and without duties waits for what comes after its end; as a framework, for orders until then', () => {
    expect(sentences(aContract(untilActive(contractId, frameworkTerms)))).toEqual([
      'Waiting for owner (contract owner) to decide what comes after its last day, 2031-06-30, since 2029-12-01 12:00. On 2031-07-01 00:00 the term ends.',
    ]);
    const priceName = { en: 'Ceiling of all orders, tax included', 'zh-CN': '订单总额上限（含税）' };
    const template = { templateId: 'framework', version: 1, digest: 'd'.repeat(64), priceName };
    const framework = aContract(untilActive(contractId, { ...frameworkTerms, template }));
    expect(sentences(framework)).toEqual([
      'Waiting for customer (customer) to place orders, on or before 2031-06-30, since 2029-12-01 12:00. On 2031-07-01 00:00 the term ends.',
    ]);
    expect(chinese(framework)).toEqual([
      '等待 customer（客户）下达订单，不晚于 2031-06-30（含当日），自 2029-12-01 12:00 起。2031-07-01 00:00 期限届满。',
    ]);
  });

  it('names everything that is overdue, and the next of what is not, in whatever order the plan is', () => {
    const late = waitUntil(contractIn('active'), '2030-07-02T00:00:00.000Z');
    expect(topics(late)).toEqual([...['milestone first', 'milestone rest', 'payment advance', 'payment balance']]);
    const { milestones, paymentPlan } = pumpTerms();
    const turned = pumpTerms({ milestones: milestones.toReversed(), paymentPlan: paymentPlan.toReversed() });
    expect(topics(aContract(untilActive(contractId, turned)))).toEqual([...['milestone first', 'payment advance']]);
  });

  it('says nothing of what is accepted or settled, nor of what is due later', () => {
    const next = goOn(reported, [accept('first')]);
    expect(topics(next)).toEqual(['milestone rest', 'payment advance']);
    const paid = waitUntil(goOn(next, [pay('advance', '45200.00', 'A')]), '2030-02-05T00:00:00.000Z');
    expect(topics(paid)).toEqual(['milestone rest', 'payment balance']);
  });
});

const reminder: [string, string] = ['a reminder goes out', '发送提醒'];
const overdue: [string, string] = ['it is marked overdue and a reminder goes out', '标记为逾期并发送提醒'];
const marked: [string, string] = ['it is marked overdue', '标记为逾期'];
const up: [string, string] = ['it moves up the line', '升级至上级审批'];
const legal = { subject: ofRevision(), stepId: 'legal', round: 1 };
const ofAmendment = { ...legal, subject: ofChange('amendment') };
const due = { dueOn: '2030-02-01', effectiveDueOn: '2030-02-01' };

describe('what a deadline brings', () => {
  it.each<[DeadlineAbout, string, [string, string]]>([
    [{ kind: 'approval_reminder', ...legal, percent: 50 }, 'approval legal', reminder],
    [{ kind: 'approval_escalation', ...legal, percent: 150 }, 'approval legal', up],
    [{ kind: 'approval_escalation', ...ofAmendment, percent: 150 }, 'approval legal of amendment HT-pumps-S01', up],
    [{ kind: 'approval_overtime', ...legal }, 'approval legal', reminder],
    [{ kind: 'confirmation_reminder', revision: 1 }, 'confirmation', reminder],
    [
      { kind: 'confirmation_lapse', revision: 1 },
      'confirmation',
      ['the contract goes back to drafting', '合同退回起草'],
    ],
    [{ kind: 'signature_reminder', revision: 1 }, 'signature', reminder],
    [{ kind: 'milestone_reminder', milestoneId: 'first', ...due }, 'milestone first', reminder],
    [{ kind: 'milestone_overdue', milestoneId: 'first', ...due }, 'milestone first', overdue],
    [{ kind: 'milestone_chase', milestoneId: 'first', ...due }, 'milestone first', reminder],
    [{ kind: 'acceptance_reminder', milestoneId: 'first', attempt: 1 }, 'milestone first', reminder],
    [{ kind: 'payment_reminder', paymentLineId: 'advance', ...due }, 'payment advance', reminder],
    [{ kind: 'payment_overdue', paymentLineId: 'advance', ...due }, 'payment advance', marked],
    [{ kind: 'payment_chase', paymentLineId: 'advance', ...due }, 'payment advance', reminder],
    [{ kind: 'amendment_reminder', amendmentId: 'HT-pumps-S01' }, 'amendment HT-pumps-S01', reminder],
    [{ kind: 'termination_reminder', terminationId: 'HT-pumps-T01' }, 'termination HT-pumps-T01', reminder],
    [{ kind: 'term_end', endsOn: '2031-06-30' }, 'term', ['the term ends', '期限届满']],
  ])('is said in a line (%#)', (about, topic, [en, zh]) => {
    expect(deadlineLine({ about, occurrence: 0, at: NOW })).toBe(`${topic}: ${en}`);
    expect(ruleOf(about).then['zh-CN']).toBe(zh);
  });
});
