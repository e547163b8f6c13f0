import { mailHtml, type MailParts } from '../../documents/mail/mail-html';

const parts: MailParts = {
  ...{ language: 'en', subject: 'Contract HD-XS-2026-0017', greeting: 'Dear Qian Jin,', text: 'Due.' },
  rows: [{ label: 'Sum', value: 'CNY 1,234.50 by 2026-03-29' }],
  ...{ link: null, warnings: { heading: '', sentences: [] }, waiting: { heading: '', sentences: [] } },
  ...{ zone: null, contact: null, footer: 'Concordat' },
};

/** What a narrow screen does not break. */
const keptWhole = (html: string) =>
  [...html.matchAll(/<span style="white-space:nowrap">([^<]*)<\/span>/g)].map(([, text]) => text);

describe('a mail as HTML', () => {
  it('keeps amounts, days and contract numbers in one piece', () => {
    expect(keptWhole(mailHtml(parts))).toEqual(['HD-XS-2026-0017', 'CNY 1,234.50', '2026-03-29']);
    expect(keptWhole(mailHtml({ ...parts, subject: '合同', rows: [{ label: '金额', value: '¥186,000.00' }] }))).toEqual(
      ['¥186,000.00'],
    );
  });

  it('prints what people typed as it stands', () => {
    const html = mailHtml({ ...parts, text: '<b>1</b> & "2"' });
    expect(html).toContain('&lt;b&gt;1&lt;/b&gt; &amp; ');
    expect(html).not.toContain('<b>1');
  });
});
