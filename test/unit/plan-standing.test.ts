import { milestoneStanding } from '../../domain/delivery/standing';
import { type OpenMilestone } from '../../domain/delivery/state';
import { paymentStanding } from '../../domain/payment/standing';
import { type OpenEntry } from '../../domain/verification/state';

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

describe('how far a delivery is', () => {
  it.each<[string, Partial<OpenMilestone> | null, string | null, string | null]>([
    ['neither reported nor overdue', {}, null, null],
    ['overdue', { overdue: true }, 'overdue', '已逾期'],
    [
      ...(['reported', { reported: true, attempt: 1, deliveredOn: '2030-03-01', overdue: true }] as const),
      ...(['delivered on 2030-03-01, to be accepted by the customer', '已于 2030-03-01 交付，待客户验收'] as const),
    ],
    ['rejected', { attempt: 1 }, 'rejected, to be delivered again', '验收未通过，待重新交付'],
    [
      ...(['rejected and overdue', { attempt: 2, overdue: true }] as const),
      ...(['rejected, to be delivered again, overdue', '验收未通过，待重新交付，已逾期'] as const),
    ],
    ['no longer open', null, 'accepted on 2030-03-09', '已于 2030-03-09 验收'],
  ])('is said of one that is %s', (_what, open, en, chinese) => {
    const state = {
      open: open === null ? [] : [{ milestoneId: 'first', dueOn: '2030-02-01', ...open }],
      ...{ accepted: 0, acceptances: [{ milestoneId: 'first', acceptedOn: '2030-03-09' }] },
    };
    const said = milestoneStanding('first', state);
    expect([said?.en ?? null, said?.['zh-CN'] ?? null]).toEqual([en, chinese]);
  });

  it('names no day where none is known', () => {
    expect(milestoneStanding('first', { open: [], accepted: 1 })?.['zh-CN']).toBe('已验收');
  });
});

describe('how much of a payment has come', () => {
  const line = { paymentLineId: 'advance', amount: yuan('100.00') };
  const open = (outstanding: string, overdue?: true) => ({
    open: [
      {
        ...{ paymentLineId: 'advance', dueOn: '2030-02-01', outstanding: yuan(outstanding) },
        ...(overdue ? { overdue } : {}),
      },
    ],
    settled: 0,
  });
  const entry = (command: OpenEntry['command']): OpenEntry => ({
    ...{ entryId: 'e', command, madeBy: { name: 'x', email: 'x@example.com' }, since: '2030-01-01T00:00:00Z' },
  });
  const receipt = { type: 'recordReceipt', receivedOn: '2030-01-01', reference: 'R' } as const;

  it('is nothing to speak of while nothing has come', () => {
    expect(paymentStanding(line, open('100.00'))).toBeNull();
  });

  it('is what was received and what is outstanding, and that it is overdue', () => {
    expect(paymentStanding(line, open('60.00', true))).toEqual({
      en: 'CNY 40.00 received, CNY 60.00 outstanding; overdue',
      'zh-CN': '已收 ¥40.00，未收 ¥60.00；已逾期',
    });
  });

  it('is all of it once the line is closed', () => {
    expect(paymentStanding(line, { open: [], settled: 1 })?.en).toBe('paid in full');
  });

  it('also is what waits for finance, of this line alone', () => {
    const entries = [
      entry({ ...receipt, paymentLineId: 'advance', amount: yuan('10.00') }),
      entry({
        ...receipt,
        amount: yuan('9.00'),
        allocations: [
          { paymentLineId: 'advance', amount: yuan('5.00') },
          { paymentLineId: 'balance', amount: yuan('4.00') },
        ],
      }),
      entry({
        type: 'allocateReceipt',
        reference: 'K',
        allocations: [{ paymentLineId: 'advance', amount: yuan('1.00') }],
      }),
      entry({ type: 'reverseReceipt', reference: 'K', reason: 'x' }),
      entry({ ...receipt, paymentLineId: 'balance', amount: yuan('50.00') }),
    ];
    expect(paymentStanding(line, open('100.00'), entries)).toEqual({
      en: 'CNY 16.00 to be verified by finance',
      'zh-CN': '¥16.00 待财务复核',
    });
  });
});
