import { type Contract } from '../../domain/contract/contract';
import { topicLine } from '../../domain/contract/topic';
import { waitingName } from '../../domain/contract/waiting-item';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aContract, contractId, goOn, waitingOf } from '../build/ask-contract';
import { amending, amendmentInReview, contractIn, terminating, terminationInReview } from '../build/every-stage';
import { fixedClock } from '../build/fixed-clock';
import {
  agreeAsCustomer,
  approve,
  approveChange,
  askForAmendment,
  createPumpContract,
  ofChange,
  pumpTerms,
  submit,
  untilActive,
  yuan,
} from '../build/pump-contract';

/** Its holidays are known, so that nothing is provisional. */
const known = {
  clock: fixedClock(8),
  calendar: { ...plainCalendar, years: { '2029': { holidays: [], makeUpDays: [] } } },
};
const items = (contract: Contract) => waitingOf(contract, known);
const since = 'since 2029-12-01 12:00.';
const then = {
  approver: 'On 2029-12-03 18:00 a reminder goes out.',
  customer: 'On 2029-12-06 12:00 a reminder goes out.',
};
const departments = ['legal', 'finance', 'business'] as const;

/** Who is asked about the amendment or termination, beside what the contract waits for anyway. */
const asked = (contract: Contract) =>
  items(contract).filter(
    ({ topic: { kind } }) => kind === 'approval' || kind === 'amendment' || kind === 'termination',
  );
const who = (contract: Contract) => asked(contract).map((item) => `${waitingName(item)} ${item.person?.name ?? ''}`);

describe.each([
  ['amendment', 'amendment HT-pumps-S01', amendmentInReview, amending, 'amendment HT-pumps-S01', '变更 HT-pumps-S01'],
  ['termination', 'termination HT-pumps-T01', terminationInReview, terminating, 'termination', '解除 HT-pumps-T01'],
] as const)('a contract with an %s waits', (kind, named, inReview, ofCustomer, agreed, zh) => {
  it('first for its approvers', () => {
    expect(asked(inReview()).map(({ sentence }) => sentence.en)).toEqual(
      departments.map(
        (name) => `Waiting for ${name} (${name}) to approve ${named} for ${name}, ${since} ${then.approver}`,
      ),
    );
    expect(items(inReview())[0]?.sentence['zh-CN']).toBe(
      `等待 legal（法务）完成${zh} 的法务审批，自 2029-12-01 12:00 起。2029-12-03 18:00 发送提醒。`,
    );
  });

  it('then for those of them who have not decided', () => {
    expect(who(goOn(inReview(), [approve('finance', ofChange(kind))]))).toEqual(['legal legal', 'business business']);
  });

  it('and then for the customer', () => {
    expect(asked(ofCustomer()).map(({ sentence }) => sentence.en)).toEqual([
      `Waiting for customer (customer) to agree to ${agreed}, ${since} ${then.customer}`,
    ]);
  });

  it('while it waits for deliveries and payments as before', () => {
    const duties = ['milestone first', 'payment advance'];
    const topics = (contract: Contract) => items(contract).map(({ topic }) => topicLine(topic));
    expect(topics(inReview()).slice(3)).toEqual(duties);
    expect(topics(ofCustomer())).toEqual([named, ...duties]);
  });

  it('and for nobody once the customer has agreed', () => {
    expect(asked(goOn(ofCustomer(), [agreeAsCustomer(kind)]))).toEqual([]);
  });
});

const priced = (amount: string) => pumpTerms({ price: { gross: yuan(amount), taxRate: '0.13' } });

/** Important enough for the executive from the beginning. */
const important = aContract([
  ...[createPumpContract(contractId, priced('1000000.00')), submit],
  ...[approve('legal'), approve('finance'), approve('business'), approve('executive')],
  ...untilActive(contractId).slice(5),
]);
const atThreshold = aContract(untilActive(contractId, priced('950000.00')));

describe('an amendment waits for the executive', () => {
  it.each([
    ['if the contract is important', important, { endsOn: '2032-01-31' }, 'executive executive'],
    ['not if the contract is not', contractIn('active'), { endsOn: '2032-01-31' }, 'customer customer'],
    ['if it makes the contract important', atThreshold, raised('1000000.00'), 'executive executive'],
    ['not if it leaves the contract just below', atThreshold, raised('999999.99'), 'customer customer'],
    ['if it takes importance away', important, raised('999999.99'), 'executive executive'],
    [
      'if it moves the price by a tenth of the threshold',
      contractIn('active'),
      raised('213000.00'),
      'executive executive',
    ],
    ['not if it moves the price by less', contractIn('active'), raised('212999.99'), 'customer customer'],
  ])('%s', (_, contract, changes, expected) => {
    const inReview = goOn(contract, [askForAmendment(changes)]);
    expect(who(inReview)).toEqual(departments.map((name) => `${name} ${name}`));
    expect(who(goOn(inReview, approveChange('amendment')))).toEqual([expected]);
  });

  it('before it waits for the customer', () => {
    const inReview = goOn(important, [askForAmendment({ endsOn: '2032-01-31' }), ...approveChange('amendment')]);
    expect(who(goOn(inReview, [approve('executive', ofChange('amendment'))]))).toEqual(['customer customer']);
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
