import { isOpenQuestion, questionId } from '../../domain/contract/ask';
import { type FactLine, valueIn } from '../../domain/contract/fact-lines';
import { effectsOf } from '../../domain/contract/notify';
import { effectFailedCommandId } from '../../domain/kernel/effects';
import { approvalStories } from '../build/approval-stories';
import { aContract, eventsOf } from '../build/ask-contract';
import { evolve, readingOf } from '../build/contract-library';
import { contractStories } from '../build/contract-stories';
import { amendmentInReview, contractIn, everyCommand } from '../build/every-stage';
import { approve, approveChange, submit } from '../build/pump-contract';
import { signingStories } from '../build/signing-stories';
import { verificationStories } from '../build/verification-stories';
import { brief, mails, type Told } from '../build/told';

const stories = [...contractStories, ...signingStories, ...verificationStories, ...approvalStories];
const english = (line: FactLine) => `${line.label.en}: ${valueIn(line, 'en')}`;

/** Mails to a customer with a question, or about one that is over: what is agreed on is read behind the code. */
const behindTheCode =
  /^((confirmation|acceptance|amendment|termination)_(request|reminder)|question_(recalled|lapsed)|withdrawn|\w+_not_agreed)$/;

/** Mails about money: what is to be paid and where to, and the parties. */
const ofPayment = /^(payment_(reminder|overdue)|next_payment|receipt_confirmed|allocation_confirmed)$/;
const toSign = /_(agreed|to_sign)$|^signature_reminder$/;
/** What is put to people whole. */
const whole = /^(approval_(request|reminder)|activated|amendment_executed|copy|signed)$/;

it.each(stories)('%s is told to whom it concerns and to nobody else', (_, tell, expected) => {
  expect(brief(tell())).toEqual(expected);
});

describe.each(stories.filter(([, , expected]) => expected.length > 0))('%s is told', (_, tell) => {
  const told = tell();

  it('in whole sentences with the company, the title and the number, in both languages', () => {
    for (const { side, subject, text } of told.map(({ notice }) => notice)) {
      expect(subject.en + text.en).toMatch(/^[\x20-\x7e“”·]+$/);
      expect(subject.en).toMatch(/^\[supplier\] .*“Circulation pumps”/);
      expect(subject['zh-CN']).toMatch(/^【supplier】.*《Circulation pumps》/);
      for (const line of [subject.en, subject['zh-CN']]) {
        expect(line).toContain('HT-pumps');
        // What it is worth is for our own people; so is, on a list of contracts, with whom it is made.
        expect(line.includes(' · customer · ')).toBe(side === 'ours');
        expect(/113,000\.00/.test(line)).toBe(side === 'ours');
      }
      for (const chinese of [subject['zh-CN'], text['zh-CN']]) {
        expect(chinese).not.toMatch(/undefined|null|^$/);
        expect(chinese).not.toContain('催办');
      }
    }
  });

  it('from the company, with the owner to answer', () => {
    for (const { notice, state } of told) expect(notice.from).toEqual({ company: 'supplier', contact: state.owner });
  });

  it('as a reminder where it is one', () => {
    for (const { kind, subject } of told.map(({ notice }) => notice)) {
      // What is due says so by its day.
      const isReminder = kind.endsWith('_reminder') && !/^(payment|milestone)/.test(kind);
      if (/^(payment|milestone)/.test(kind)) expect(subject.en).toMatch(/is due on|[Oo]verdue/);
      else expect(subject.en.startsWith('[supplier] Reminder: ')).toBe(isReminder);
      expect(subject['zh-CN'].startsWith('【supplier】提醒：')).toBe(subject.en.includes('Reminder: '));
    }
  });

  it('with a question only where one is open to this person', () => {
    for (const { notice, state } of told) {
      const isAsked =
        /(request|reminder)$/.test(notice.kind) && !/^(payment|milestone|signature|condition)/.test(notice.kind);
      // An owner archives on their page.
      const asks = isAsked && !(notice.kind.startsWith('archive') && notice.to.email === state.owner.email);
      const opensPage = notice.question?.kind === 'ownership';
      expect(notice.question !== null && !opensPage).toBe(asks);
      expect(opensPage).toBe(!asks && notice.to.email === state.owner.email);
      if (notice.question) expect(isOpenQuestion(state, notice.question)).toBe(true);
    }
  });

  it('with what the contract is about, but for what a customer reads behind the code', () => {
    for (const { notice } of told) {
      const lines = notice.facts.map(english);
      const revision = expect.stringMatching(/^Revision: [12]$/) as string;
      const sides = ['Supplier: supplier', 'Customer: customer'];
      const parties = ['Contract: HT-pumps', revision, ...sides];
      if (behindTheCode.test(notice.kind)) {
        expect(lines).toEqual(parties);
        continue;
      }
      if (ofPayment.test(notice.kind) || /_to_sign$/.test(notice.kind)) {
        expect(lines.slice(-4)).toEqual(parties);
        continue;
      }
      const contract = lines.indexOf('Contract: HT-pumps – Circulation pumps');
      const price = 'Price, tax included: CNY 113,000.00';
      expect(lines.slice(contract + 1, contract + 4 + Number(whole.test(notice.kind)))).toEqual([
        ...(whole.test(notice.kind) ? [revision] : []),
        ...[...sides, price],
      ]);
      // What is to be signed stands first.
      if (!notice.question && !toSign.test(notice.kind)) expect(contract).toBe(0);
    }
  });
});

const asksForMoney = /^(payment_(reminder|overdue)|next_payment) /;

it.each(stories.filter(([, , expected]) => expected.some((line) => asksForMoney.test(line))))(
  '%s names the account to pay to, in the language of the mail',
  (_, tell) => {
    for (const { notice } of tell()) {
      const [named, chinese] = (['en', 'zh-CN'] as const).map((language) =>
        notice.facts
          .filter(({ label }) => /^(Account holder|Bank|Account number)$/.test(label.en))
          .map((line) => `${line.label[language]}: ${valueIn(line, language)}`),
      );
      const isAsked = asksForMoney.test(`${notice.kind} `);
      const holder = 'Account holder: East China Example Equipment Co., Ltd.';
      expect(named).toEqual(
        isAsked ? [holder, 'Bank: Example Bank, Shanghai Branch', 'Account number: 6222 0000 0000 0000'] : [],
      );
      const [ofHolder, ofBank] = ['收款户名: 华东示例设备有限公司', '开户行: 示例银行上海分行'];
      expect(chinese).toEqual(isAsked ? [ofHolder, ofBank, '收款账号: 6222 0000 0000 0000'] : []);
    }
  },
);

describe('a notice', () => {
  it('of an approval puts first what has been decided, what is open and what departs from the standard', () => {
    const clauses = [{ clauseId: 'law', heading: 'Law', text: 'Of England', standard: false }];
    const profile = { department: null, customerClass: null, riskMarks: ['export', 'credit'] };
    const { create, comment } = everyCommand;
    const told = mails(aContract([{ ...create, terms: { ...create.terms, clauses }, profile }, submit]), [
      { ...everyCommand.approve, comment: 'Fine' },
      { ...comment, mustBeResolved: true },
      everyCommand.nudge,
    ]);
    expect(told[0]?.notice.facts.slice(0, 5).map(english)).toEqual([
      'Departs from standard: Law',
      'Risk marks: export, credit',
      'legal: legal approved, saying “Fine”',
      'To be resolved: legal – “Which law?”',
      'Contract: HT-pumps – Circulation pumps',
    ]);
    const vote = told[0]?.notice.facts[2];
    expect(vote && valueIn(vote, 'zh-CN')).toBe('legal 已同意，附言“Fine”');
  });

  it.each<[string, Told[], string[]]>([
    [
      'an amendment: what it changes',
      mails(contractIn('active'), [everyCommand.requestAmendment]).slice(1),
      ['Reason: Budget', 'End of term: 2031-06-30 → 2032-01-31'],
    ],
    [
      'a termination: how it is settled',
      mails(contractIn('active'), [everyCommand.requestTermination]),
      ['Reason: No use', 'Settlement: Nothing is owed'],
    ],
    [
      'a step that it went back to: why',
      mails(contractIn('in_approval'), [approve('finance'), everyCommand.returnToStep]).slice(1),
      ['Sent back: legal – “Look again”'],
    ],
  ])('asking about a revision or a change puts first, of %s', (_, [asked], first) => {
    expect(asked?.notice.facts.slice(0, first.length + 1).map(english)).toEqual([
      ...first,
      'Contract: HT-pumps – Circulation pumps',
    ]);
  });

  it('asks each person for their own decision', () => {
    const asked = [
      ...mails(contractIn('draft'), [submit]),
      ...mails(contractIn('active'), [{ ...everyCommand.requestAmendment, requestedBy: 'ours' }]).slice(0, 1),
      ...mails(amendmentInReview(), approveChange('amendment')),
    ];
    expect(asked.map(({ notice }) => notice.question && questionId('c', notice.question))).toEqual([
      ...['c:approval:revision:1:legal:a1', 'c:approval:revision:1:finance:a2', 'c:approval:revision:1:business:a3'],
      ...['c:approval:amendment:HT-pumps-S01:legal:a1', 'c:amendment:HT-pumps-S01', 'c:ownership:owner@example.com'],
    ]);
  });

  it('goes out under an id made from its event, the same however often it is recorded', () => {
    const opened = eventsOf(contractIn('draft'), submit);
    let state = contractIn('draft') as Parameters<typeof evolve>[0];
    const effects = opened.flatMap((event) => {
      const step = { before: state, contract: evolve(state, event) };
      state = step.contract;
      return effectsOf(step, event, readingOf(step.contract));
    });
    expect(effects.map(({ effectId, kind, seq, target }) => [effectId, kind, seq, target])).toEqual([
      ['pumps-3-1', 'mail', 3, 'legal@example.com'],
      ['pumps-3-2', 'mail', 3, 'finance@example.com'],
      ['pumps-3-3', 'mail', 3, 'business@example.com'],
    ]);
    expect(effects[0]?.body).toMatchObject({ kind: 'approval_request', to: { name: 'legal' } });
  });

  it('that will never arrive is noted once, under its own id', () => {
    expect(effectFailedCommandId('pumps-3-1')).toBe('effect-failed:pumps-3-1');
  });
});
