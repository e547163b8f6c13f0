import { type Contract, stages } from '../../domain/contract/contract';
import { planDeadlines } from '../../domain/contract/deadlines';
import { type DeadlineEffect } from '../../domain/contract/deadline';
import { personOf, waitingOn } from '../../domain/contract/waiting';
import { deadlineLine, thenWords } from '../../domain/contract/waiting-words';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aContract, contractId, goOn, waitUntil } from '../build/ask-contract';
import { amending, contractIn, frameworkTerms, rescinding } from '../build/every-stage';
import { shanghai } from '../build/fixed-clock';
import {
  accept,
  agree,
  approve,
  askForAmendment,
  createPumpContract,
  deliver,
  pay,
  pumpTerms,
  sign,
  submit,
  untilActive,
  yuan,
} from '../build/pump-contract';

const items = (contract: Contract) =>
  waitingOn(contract, planDeadlines(contract, shanghai, contract.updatedAt, plainCalendar), shanghai, plainCalendar);
const sentences = (contract: Contract) => items(contract).map(({ sentence }) => sentence.en);
const chinese = (contract: Contract) => items(contract).map(({ sentence }) => sentence['zh-CN']);
const reported = goOn(contractIn('active'), [deliver('first')]);
const priced = (amount: string) => pumpTerms({ price: { gross: yuan(amount), taxRate: '0.13' } });

/** Important enough for the executive from the beginning. */
const important = aContract([
  ...[createPumpContract(contractId, priced('1000000.00')), submit],
  ...[approve('legal'), approve('finance'), approve('business'), approve('executive')],
  ...untilActive(contractId).slice(5),
]);

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
        'Waiting for owner (contract owner) to deliver “First pumps” by 2030-03-01, since 2029-12-01 12:00. On 2030-02-22 09:00 a reminder goes out.',
        'Waiting for customer (customer) to pay “Advance” by 2030-02-01, since 2029-12-01 12:00. On 2030-01-25 09:00 a reminder goes out.',
      ],
    ],
    [
      'active with a delivery to accept and a payment about to be late',
      waitUntil(reported, '2030-01-26T00:00:00.000Z'),
      [
        'Waiting for customer (customer) to accept the delivery “First pumps”, since 2029-12-01 12:00. On 2030-01-30 12:00 a reminder goes out.',
        'Waiting for customer (customer) to pay “Advance” by 2030-02-01, since 2029-12-01 12:00. On 2030-02-02 00:00 it is marked overdue and chased.',
      ],
    ],
    [
      'active with an overdue delivery beside the next ones',
      waitUntil(contractIn('active'), '2030-06-02T00:00:00.000Z'),
      [
        'Waiting for owner (contract owner) to deliver “First pumps” by 2030-03-01, since 2029-12-01 12:00. Overdue. On 2030-06-08 09:00 a reminder goes out.',
        'Waiting for owner (contract owner) to deliver “All pumps” by 2030-06-01, since 2029-12-01 12:00. Overdue. On 2030-06-09 09:00 a reminder goes out.',
        'Waiting for customer (customer) to pay “Advance” by 2030-02-01, since 2029-12-01 12:00. Overdue. On 2030-06-08 09:00 a reminder goes out.',
      ],
    ],
    [
      'completed',
      contractIn('completed'),
      ['Waiting for the archive keeper to archive the contract, since 2029-12-01 12:00.'],
    ],
  ])('%s', (_, contract, expected) => {
    expect(sentences(contract)).toEqual(expected);
  });

  it('in Chinese, too', () => {
    expect(chinese(goOn(contractIn('in_approval'), [approve('legal'), approve('finance')]))).toEqual([
      '等待business（业务）完成第 1 版的业务审批，自 2029-12-01 12:00 起。2029-12-03 18:00 发送提醒（暂定：工作日历尚无 2029 年节假日安排）。',
    ]);
    expect(chinese(waitUntil(contractIn('active'), '2030-02-01T16:00:00.000Z'))[1]).toBe(
      '等待customer（客户）于 2030-02-01 前支付“Advance”，自 2029-12-01 12:00 起。已逾期。2030-02-09 09:00 发送提醒。',
    );
    expect(chinese(contractIn('awaiting_signature'))).toEqual([
      '等待owner（合同负责人）登记签署：supplier、customer，自 2029-12-01 12:00 起。2029-12-08 12:00 发送提醒。',
    ]);
    expect(chinese(contractIn('expired'))).toEqual(['等待档案管理员归档合同，自 2031-07-01 00:00 起。']);
  });

  it.each(stages)('completely in both languages: %s', (stage) => {
    const all = [contractIn(stage), ...(stage === 'active' ? [reported, amending(), rescinding()] : [])];
    for (const sentence of all.flatMap(items).map((item) => item.sentence)) {
      expect(sentence.en).toMatch(/^Waiting for [^{}]+\.$/);
      expect(sentence['zh-CN']).toMatch(/^等待[^{}]+。$/);
      expect(`${sentence.en}${sentence['zh-CN']}`).not.toMatch(/undefined|null|\[object/);
    }
  });

  it.each(['withdrawn', 'declined', 'archived'] as const)('and waits for nobody once it is closed: %s', (stage) => {
    expect(items(contractIn(stage))).toEqual([]);
  });

  it('and without duties waits for nobody but its end', () => {
    expect(items(aContract(untilActive(contractId, frameworkTerms)))).toEqual([]);
  });

  it('names everything that is overdue, and the next of what is not, in whatever order the plan is', () => {
    const late = waitUntil(contractIn('active'), '2030-07-02T00:00:00.000Z');
    expect(items(late).map(({ key }) => key)).toEqual([
      ...['milestone:first', 'milestone:rest', 'payment:advance', 'payment:balance'],
    ]);
    const { milestones, paymentPlan } = pumpTerms();
    const turned = pumpTerms({ milestones: milestones.toReversed(), paymentPlan: paymentPlan.toReversed() });
    expect(items(aContract(untilActive(contractId, turned))).map(({ key }) => key)).toEqual([
      ...['milestone:first', 'payment:advance'],
    ]);
  });

  it('says nothing of what is accepted or settled, nor of what is due later', () => {
    const next = goOn(reported, [accept('first')]);
    expect(items(next).map(({ key }) => key)).toEqual(['milestone:rest', 'payment:advance']);
    const paid = waitUntil(goOn(next, [pay('advance', '45200.00', 'A')]), '2030-02-05T00:00:00.000Z');
    expect(items(paid).map(({ key }) => key)).toEqual(['milestone:rest', 'payment:balance']);
  });
});

describe('what a deadline brings', () => {
  it.each<[DeadlineEffect, string, string]>([
    [
      { kind: 'remind', subject: { kind: 'payment', paymentLineId: 'advance' } },
      'payment advance: a reminder goes out',
      '发送提醒',
    ],
    [
      { kind: 'remind', subject: { kind: 'approval', stepId: 'legal', percent: 50 } },
      'approval legal: a reminder goes out',
      '发送提醒',
    ],
    [{ kind: 'escalate', stepId: 'legal' }, 'approval legal: it moves up the line', '升级至上级审批'],
    [{ kind: 'lapse_confirmation' }, 'confirmation: the contract goes back to drafting', '合同退回起草'],
    [
      { kind: 'milestone_overdue', milestoneId: 'first' },
      'milestone first: it is marked overdue and chased',
      '标记逾期并催办',
    ],
    [
      { kind: 'payment_overdue', paymentLineId: 'advance' },
      'payment advance: it is marked overdue and chased',
      '标记逾期并催办',
    ],
    [{ kind: 'end_term' }, 'term: the term ends', '期限届满'],
  ])('is said in a line (%#)', (effect, line, zh) => {
    expect([deadlineLine(effect), thenWords(effect)['zh-CN']]).toEqual([line, zh]);
  });
});

describe('an amendment or rescission waits for the consent', () => {
  it('and says so', () => {
    const since = 'since 2029-12-01 12:00. On 2029-12-06 12:00 a reminder goes out.';
    expect(sentences(amending())[0]).toBe(`Waiting for legal (legal) to agree to amendment HT-pumps-S01, ${since}`);
    expect(sentences(rescinding())[1]).toBe(`Waiting for customer (customer) to agree to rescission, ${since}`);
  });

  const who = (contract: Contract) =>
    items(contract)
      .filter(({ key }) => key === 'amendment' || key === 'rescission')
      .map(({ key, role, person, until }) => [key, role, person?.name, until].join(' '));

  it('of both sides, and then of the one that is missing', () => {
    const until = '2029-12-06T04:00:00.000Z';
    expect(who(amending())).toEqual([`amendment legal legal ${until}`, `amendment customer customer ${until}`]);
    const [, byCustomer] = agree('amendment');
    expect(who(goOn(amending(), byCustomer ? [byCustomer] : []))).toEqual([`amendment legal legal ${until}`]);
    expect(who(rescinding())).toEqual([`rescission legal legal ${until}`, `rescission customer customer ${until}`]);
  });

  it.each([
    ['the contract is important', important, { endsOn: '2032-01-31' }, 'executive executive'],
    ['the contract is not', contractIn('active'), { endsOn: '2032-01-31' }, 'legal legal'],
    ['it makes the contract important', contractIn('active'), raised('1000000.00'), 'executive executive'],
    ['it leaves the contract just below', contractIn('active'), raised('999999.99'), 'legal legal'],
    ['it takes importance away', important, raised('999999.99'), 'executive executive'],
  ])('on our side, if %s, of the right person', (_, contract, changes, expected) => {
    const asked = goOn(contract, [askForAmendment(changes)]);
    expect(who(asked)[0]).toContain(`amendment ${expected}`);
    expect(personOf(asked, 'ours').name).toBe(expected.split(' ')[1]);
    expect(personOf(asked, 'customer').name).toBe('customer');
  });

  it('and before signature our person is the owner', () => {
    expect(personOf(contractIn('awaiting_signature'), 'ours').name).toBe('owner');
  });
});

function raised(amount: string) {
  const [whole = '', cents = ''] = amount.split('.');
  const balance = `${String(Number(whole) - 45200)}.${cents}`;
  return {
    gross: yuan(amount),
    paymentPlan: [
      { paymentLineId: 'advance', amount: yuan('45200.00') },
      { paymentLineId: 'balance', amount: yuan(balance) },
    ],
  };
}
