import { warnedNote } from '../../api/links/warned-note';
import { firstOf } from '../../activities/mail-warnings';
import { composeMail } from '../../documents/mail/compose-mail';
import { isWeighty, warning, type WarningCode, weightyFirst } from '../../domain/drafting/warning';
import { person } from '../build/pump-contract';

const codes: WarningCode[] = [
  ...(['date_in_past', 'party_incomplete', 'late_fee_high', 'place_not_named'] as const),
  ...(['price_of_nothing', 'attachment_missing', 'credit_exceeded'] as const),
];
const warnings = codes.map((code) => warning(code, '', `It is ${code}.`, `提示 ${code}。`));
const shown = warnings.map((one) => ({ message: one.message, isWeighty: isWeighty(one) }));

describe('the warnings on an approver’s page', () => {
  it.each<WarningCode>(['credit_exceeded', 'customer_blocked', 'customer_watched', 'order_refused'])(
    'stand unfolded before the others if they are about money or the customer’s standing: %s',
    (code) => {
      const all = [
        ...shown.slice(0, 6),
        { message: warning(code, '', 'Too much.', '超额。').message, isWeighty: isWeighty({ code }) },
      ];
      const page = warnedNote({ warnings: all, language: 'zh-CN' }).markup;
      expect(page).toMatch(/请务必留意[^]*超额。[^]*<details class="fold" >[^]*系统提示（6 项）/);
      expect(page.slice(page.indexOf('<details'))).not.toContain('超额。');
    },
  );

  it('are one list if nothing weighty is among them', () => {
    const page = warnedNote({ warnings: shown.slice(0, 2), language: 'en' }).markup;
    expect(page).toMatch(/<details class="fold" open>[^]*Noticed by the system: 2/);
    expect(page).not.toContain('Please look at this first');
    expect(warnedNote({ warnings: [], language: 'en' }).markup).toBe('');
  });
});

describe('the warnings in an approver’s mail', () => {
  const mailed = (count: number, language: 'en' | 'zh-CN') => {
    const listed = firstOf(weightyFirst(warnings.slice(-count)).map(({ message }) => message));
    const content = {
      subject: { en: 's', 'zh-CN': 's' },
      text: { en: 't', 'zh-CN': 't' },
      facts: [],
      warnings: listed,
    };
    return composeMail({ to: { ...person('legal'), language }, ...content }, null).text;
  };

  it('begin with the weighty ones and say how many more the page lists', () => {
    expect(mailed(7, 'en')).toMatch(
      /- It is credit_exceeded\.\n- It is date_in_past\.[^]*- And 2 more, which the page lists\.\n/,
    );
    expect(mailed(7, 'zh-CN')).toContain('- 另有 2 项提示，请在页面上查看。');
    expect(mailed(6, 'en')).toContain('- And 1 more, which the page lists.');
  });

  it('say nothing of more if all are there', () => {
    expect(mailed(5, 'en')).toContain('- It is attachment_missing.');
    expect(mailed(5, 'en')).not.toContain('more');
  });
});
