import { approvalRows } from '../../domain/approval/approval-rows';
import { isOfCustomer } from '../../domain/contract/decisions';
import { decisionId, isOpenDecision } from '../../domain/contract/decisions';
import { undeliverableCommandId } from '../../domain/contract/notices';
import { contractRows, partyRows, valueIn } from '../../domain/contract/fact-lines';
import { approvalStories } from '../build/approval-stories';
import { aContract, contractId, eventsOf, goOn } from '../build/ask-contract';
import {
  amending,
  archive,
  contractIn,
  decline,
  everyCommand,
  everythingDone,
  frameworkTerms,
  rescinding,
  withdraw,
} from '../build/every-stage';
import { accept, agree, approve, confirm, deliver, pay, sign, submit, untilActive } from '../build/pump-contract';
import { brief, mails, noticesAfter, timed, type Told } from '../build/told';

const reported = goOn(contractIn('active'), [deliver('first')]);
const framework = aContract(untilActive(contractId, frameworkTerms));
const votes = [approve('legal'), approve('finance'), approve('business')];
const both = (kind: string) => [`${kind} → owner`, `${kind} → customer`];
const [oursAgrees = withdraw, customerAgrees = withdraw] = agree('amendment');
const paid = goOn(contractIn('active'), [pay('advance', '45200.00', 'A')]);

/** Who is told what by which command or passing of time. */
const story: [string, () => Told[], string[]][] = [
  ['creating it', () => noticesAfter(null, eventsOf(null, everyCommand.create)), []],
  [
    'submitting it',
    () => mails(contractIn('draft'), [submit]),
    ['legal', 'finance', 'business'].map((name) => `approval_request → ${name}`),
  ],
  ['a vote', () => mails(contractIn('in_approval'), [approve('legal')]), []],
  ['the last vote', () => mails(contractIn('in_approval'), [...votes]), ['confirmation_request → customer']],
  ['a rejection', () => mails(contractIn('in_approval'), [everyCommand.reject]), ['returned → owner']],
  [
    'changes asked for',
    () => mails(contractIn('awaiting_customer'), [everyCommand.requestChanges]),
    ['returned → owner'],
  ],
  ['a confirmation', () => mails(contractIn('awaiting_customer'), [confirm]), ['confirmed → owner']],
  ['a refusal by the customer', () => mails(contractIn('awaiting_customer'), [decline]), ['declined → owner']],
  ['a withdrawal', () => mails(contractIn('draft'), [withdraw]), []],
  ['the first signature', () => mails(contractIn('awaiting_signature'), [sign('ours')]), []],
  [
    'the second signature',
    () => mails(contractIn('awaiting_signature'), [sign('ours'), sign('customer')]),
    both('activated'),
  ],
  ['a reported delivery', () => mails(contractIn('active'), [deliver('first')]), ['acceptance_request → customer']],
  ['an accepted delivery', () => mails(reported, [accept('first')]), []],
  ['a rejected delivery', () => mails(reported, [everyCommand.rejectDelivery]), ['delivery_rejected → owner']],
  ['a receipt', () => mails(contractIn('active'), [pay('advance', '1.00', 'A')]), []],
  [
    'a request for an amendment',
    () => mails(contractIn('active'), [everyCommand.requestAmendment]),
    ['amendment_request → legal', 'amendment_request → customer'],
  ],
  ['the first consent to an amendment', () => mails(amending(), [oursAgrees]), []],
  [
    'the second consent to an amendment',
    () => mails(amending(), [oursAgrees, customerAgrees]),
    both('amendment_executed'),
  ],
  ['a refused amendment', () => mails(amending(), [everyCommand.refuseAmendment]), ['amendment_refused → owner']],
  [
    'a request for rescission',
    () => mails(contractIn('active'), [everyCommand.requestRescission]),
    ['rescission_request → legal', 'rescission_request → customer'],
  ],
  ['the first consent to a rescission', () => mails(rescinding(), [everyCommand.agreeToRescission]), []],
  ['the second consent to a rescission', () => mails(rescinding(), [...agree('rescission')]), both('rescinded')],
  ['a refused rescission', () => mails(rescinding(), [everyCommand.refuseRescission]), ['rescission_refused → owner']],
  ['the last duty done', () => mails(contractIn('active'), [...everythingDone]), both('completed')],
  ['archiving it', () => mails(contractIn('completed'), [archive]), []],
  [
    'five days with the customer',
    () => timed(contractIn('awaiting_customer'), '2029-12-06T04:00:00.000Z'),
    ['confirmation_reminder → customer'],
  ],
  [
    'the lapse of a confirmation',
    () => timed(contractIn('awaiting_customer'), '2029-12-31T04:00:00.000Z').slice(-1),
    ['returned → owner'],
  ],
  [
    'a week without signatures',
    () => timed(contractIn('awaiting_signature'), '2029-12-08T04:00:00.000Z'),
    ['signature_reminder → owner'],
  ],
  [
    'a payment that is due soon',
    () => timed(contractIn('active'), '2030-01-25T01:00:00.000Z'),
    ['payment_reminder → customer'],
  ],
  [
    'an overdue payment',
    () => timed(contractIn('active'), '2030-02-01T16:00:00.000Z').slice(-2),
    ['payment_overdue → customer', 'payment_overdue_owner → owner'],
  ],
  [
    'a payment that stays overdue',
    () => timed(contractIn('active'), '2030-02-09T01:00:00.000Z').slice(-1),
    ['payment_reminder → customer'],
  ],
  [
    'a delivery that is due soon',
    () => timed(contractIn('active'), '2030-02-22T01:00:00.000Z').slice(-1),
    ['milestone_reminder → owner'],
  ],
  [
    'an overdue delivery',
    () => timed(contractIn('active'), '2030-03-01T16:00:00.000Z').slice(-1),
    ['milestone_overdue → owner'],
  ],
  [
    'a delivery that stays overdue',
    () => timed(paid, '2030-03-09T01:00:00.000Z').slice(-1),
    ['milestone_reminder → owner'],
  ],
  [
    'five days without acceptance',
    () => timed(reported, '2029-12-06T04:00:00.000Z'),
    ['acceptance_reminder → customer'],
  ],
  [
    'five days without consent',
    () => timed(amending(), '2029-12-06T04:00:00.000Z'),
    ['amendment_reminder → legal', 'amendment_reminder → customer'],
  ],
  [
    'five days with one consent',
    () => timed(goOn(amending(), [oursAgrees]), '2029-12-06T04:00:00.000Z'),
    ['amendment_reminder → customer'],
  ],
  [
    'five days without consent to a rescission',
    () => timed(rescinding(), '2029-12-06T04:00:00.000Z'),
    ['rescission_reminder → legal', 'rescission_reminder → customer'],
  ],
  [
    'the end of the term',
    () => timed(contractIn('active'), '2031-06-30T16:00:00.000Z').slice(-1),
    ['term_ended → owner'],
  ],
  [
    'the end of a framework',
    () => timed(framework, '2031-06-30T16:00:00.000Z'),
    ['term_ended → owner', ...both('expired')],
  ],
];

describe.each([...story, ...approvalStories])('%s', (_, tell, expected) => {
  const told = tell();

  it(`is told to: ${expected.join(', ') || 'nobody'}`, () => {
    expect(brief(told)).toEqual(expected);
  });

  it('in whole sentences with the number, in both languages', () => {
    for (const { subject, text } of told.map(({ notice }) => notice)) {
      expect(subject.en + text.en).toMatch(/^[\x20-\x7e“”]+$/);
      expect(subject.en).toContain('HT-pumps');
      expect(subject['zh-CN']).toContain('HT-pumps');
      for (const zh of [subject['zh-CN'], text['zh-CN']]) expect(zh).not.toMatch(/undefined|null|^$/);
    }
  });

  it('as a reminder where it is one', () => {
    for (const { kind, subject } of told.map(({ notice }) => notice).filter(({ kind }) => !/^(pay|mile)/.test(kind))) {
      expect(/^Reminder: [A-Za-z]/.test(subject.en)).toBe(kind.endsWith('_reminder'));
      expect(/^【催[办签]】\p{Script=Han}/u.test(subject['zh-CN'])).toBe(kind.endsWith('_reminder'));
    }
  });

  it('with a decision only where one is open to this person', () => {
    for (const { notice, state } of told) {
      const asks = /(request|reminder)$/.test(notice.kind) && !/^(payment|milestone|signature)/.test(notice.kind);
      expect(notice.decision !== null).toBe(asks);
      if (notice.decision) expect(isOpenDecision(state, notice.decision)).toBe(true);
    }
  });

  it('with what the contract is about, under an id made from its event', () => {
    for (const { notice, state } of told) {
      const { decision } = notice;
      const first = decision?.kind === 'approval' ? approvalRows(state, decision.stepId) : [];
      // A customer reads what is agreed on behind the code, not in the mail.
      const rows = decision && isOfCustomer(decision) ? partyRows(state) : [...first, ...contractRows(state)];
      expect(notice.rows).toEqual(rows);
      expect(notice.seq).toBe(state.seq);
      const before = told
        .filter(({ notice: other }) => other.seq === notice.seq)
        .findIndex((one) => one.notice === notice);
      expect(notice.noticeId).toBe(`pumps-${state.seq}-${before + 1}`);
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
    expect(told[0]?.notice.rows.slice(0, 5).map((row) => `${row.label.en}: ${valueIn(row, 'en')}`)).toEqual([
      'Departs from standard: Law',
      'Risk marks: export, credit',
      'legal: legal: approved – Fine',
      'To be resolved: legal: Which law?',
      'Contract: HT-pumps – Circulation pumps',
    ]);
    const vote = told[0]?.notice.rows[2];
    expect(vote && valueIn(vote, 'zh-CN')).toBe('legal：同意 – Fine');
  });

  it('asks each person for their own decision', () => {
    const asked = [
      ...mails(contractIn('draft'), [submit]),
      ...mails(contractIn('active'), [everyCommand.requestAmendment]),
    ];
    expect(asked.map(({ notice }) => notice.decision && decisionId('c', notice.decision))).toEqual([
      ...['c:approval:legal:r1:a1', 'c:approval:finance:r1:a2', 'c:approval:business:r1:a3'],
      ...['c:amendment:HT-pumps-S01:ours', 'c:amendment:HT-pumps-S01:customer'],
    ]);
  });

  it('that will never arrive is noted once, under its own id', () => {
    expect(undeliverableCommandId('pumps-3-1')).toBe('undeliverable:pumps-3-1');
  });
});
