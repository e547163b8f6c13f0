import { type Wanted } from '../build/a-seeded-contract';
import { inChinese, inEnglish } from '../build/read-contract';

/** One delivery, paid for thirty days after it is accepted, or on a day. */
function paid(due: 'after acceptance' | 'on a day'): Wanted {
  const trigger = { event: 'acceptance', milestoneId: 'all', after: { days: 30 } } as const;
  const when = due === 'on a day' ? { dueOn: '2027-05-31' } : { trigger };
  return {
    milestones: [{ milestoneId: 'all', title: '全部成果', dueOn: '2027-05-01' }],
    paymentPlan: [{ paymentLineId: 'balance', title: '验收款', percent: '100', ...when }],
  };
}

describe('the text of a payment after acceptance', () => {
  it.each(['goods-sale', 'export-sale', 'services', 'call-off'])(
    'of %s says that time begins the day after, also where the delivery only counts as accepted',
    (id) => {
      const { text } = inChinese(id, paid('after acceptance'));
      expect(text).toMatch(/在该条约定的验收后付款期限内，?支付/);
      expect(text).toMatch(/付款期限自验收合格（含视为验收合格）之日的次日起算/);
      expect(text).toContain('付款期限以验收合格（含视为验收合格）之日为准');
      expect(text).not.toContain('实际验收合格');
      expect(inEnglish(id, paid('after acceptance')).text).toMatch(
        /where that clause says so, within the time stated there after acceptance[^]*the day after the day of acceptance/,
      );
    },
  );

  it.each(['goods-sale', 'export-sale', 'services', 'call-off'])(
    'of %s says nothing of it where all is due on a day',
    (id) => {
      expect(inChinese(id, paid('on a day')).text).not.toMatch(/验收后付款期限|验收后的期限内支付：|预计日期/);
      expect(inEnglish(id, paid('on a day')).text).not.toMatch(
        /within the times? stated there after acceptance|planned date/,
      );
    },
  );
});
