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
import { brief, mails, type Told } from '../build/told';

const stories = [...contractStories, ...approvalStories];
const english = (line: FactLine) => `${line.label.en}: ${valueIn(line, 'en')}`;

/** Mails to a customer with a question, or about one that is over: what is agreed on is read behind the code. */
const behindTheCode =
  /^((confirmation|acceptance|amendment|termination)_(request|reminder)|question_recalled|withdrawn|amendment_not_agreed)$/;

it.each(stories)('%s is told to whom it concerns and to nobody else', (_, tell, expected) => {
  expect(brief(tell())).toEqual(expected);
});

describe.each(stories.filter(([, , expected]) => expected.length > 0))('%s is told', (_, tell) => {
  const told = tell();

  it('in whole sentences with the number, in both languages', () => {
    for (const { subject, text } of told.map(({ notice }) => notice)) {
      expect(subject.en + text.en).toMatch(/^[\x20-\x7e“”]+$/);
      expect(subject.en).toContain('HT-pumps');
      expect(subject['zh-CN']).toContain('HT-pumps');
      for (const zh of [subject['zh-CN'], text['zh-CN']]) expect(zh).not.toMatch(/undefined|null|^$/);
    }
  });

  it('as a reminder where it is one', () => {
    for (const { kind, subject } of told.map(({ notice }) => notice)) {
      // What is due says so by its day, before it and after it.
      const isReminder = kind.endsWith('_reminder') && !/^(payment|milestone)/.test(kind);
      expect(/^Reminder: [A-Za-z]/.test(subject.en)).toBe(isReminder);
      expect(/^【催[办签]】\p{Script=Han}/u.test(subject['zh-CN'])).toBe(isReminder);
    }
  });

  it('with a question only where one is open to this person', () => {
    for (const { notice, state } of told) {
      const asks = /(request|reminder)$/.test(notice.kind) && !/^(payment|milestone|signature)/.test(notice.kind);
      expect(notice.question !== null).toBe(asks);
      if (notice.question) expect(isOpenQuestion(state, notice.question)).toBe(true);
    }
  });

  it('with what the contract is about, but for what a customer reads behind the code', () => {
    for (const { notice } of told) {
      const lines = notice.facts.map(english);
      const revision = expect.stringMatching(/^Revision: [12]$/) as string;
      if (behindTheCode.test(notice.kind)) {
        expect(lines).toEqual(['Contract: HT-pumps', revision, 'Supplier: supplier', 'Customer: customer']);
        continue;
      }
      const contract = lines.indexOf('Contract: HT-pumps – Circulation pumps');
      expect(lines.slice(contract, contract + 5)).toEqual([
        ...['Contract: HT-pumps – Circulation pumps', revision, 'Supplier: supplier', 'Customer: customer'],
        'Price, tax included: CNY 113,000.00',
      ]);
      if (!notice.question) expect(contract).toBe(0);
    }
  });
});

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
      'legal: legal: approved – Fine',
      'To be resolved: legal: Which law?',
      'Contract: HT-pumps – Circulation pumps',
    ]);
    const vote = told[0]?.notice.facts[2];
    expect(vote && valueIn(vote, 'zh-CN')).toBe('legal：同意 – Fine');
  });

  it.each<[string, Told[], string[]]>([
    [
      'an amendment: what it changes',
      mails(contractIn('active'), [everyCommand.requestAmendment]),
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
      ['Sent back: legal: Look again'],
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
      ...mails(contractIn('active'), [everyCommand.requestAmendment]).slice(0, 1),
      ...mails(amendmentInReview(), approveChange('amendment')),
    ];
    expect(asked.map(({ notice }) => notice.question && questionId('c', notice.question))).toEqual([
      ...['c:approval:revision:1:legal:a1', 'c:approval:revision:1:finance:a2', 'c:approval:revision:1:business:a3'],
      ...['c:approval:amendment:HT-pumps-S01:legal:a1', 'c:amendment:HT-pumps-S01'],
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
