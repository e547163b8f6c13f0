import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { noticesFor } from '../../domain/contract/notify';
import { type Language } from '../../domain/kernel/people';
import { withPeople } from '../build/a-company';
import { aContract, contractId, eventsOf, goOn, letPass, NOW } from '../build/ask-contract';
import { evolve, fold, readingOf } from '../build/contract-library';
import {
  amending,
  amendmentInReview,
  contractIn,
  everyCommand,
  frameworkTerms,
  terminationInReview,
} from '../build/every-stage';
import { approve, createPumpContract, deliver, ofChange, pay, pumpTerms, untilActive } from '../build/pump-contract';

function noticesOf(contract: Contract, event: ContractEvent | undefined) {
  const after = event ? evolve(contract, event) : contract;
  if (!event) return [];
  const notices = noticesFor({ before: contract, contract: after }, event, readingOf(after));
  // What others hear beside it has tests of its own.
  const beside = notices.filter(({ kind }) => !/^(approval_over|approved|question_lapsed|\w+_not_agreed)$/.test(kind));
  return beside.length > 0 ? beside : notices;
}

/** Part and text of the last notice of these events. */
function lastWords(contract: Contract, events: readonly ContractEvent[], language: Language = 'en'): string {
  const before = fold(events.slice(0, -1), contract) ?? contract;
  const last = events.at(-1);
  return (
    noticesOf(before, last)
      .map(({ subject, text }) => `${subject[language]} | ${text[language]}`)
      .at(-1) ?? ''
  );
}
const said = (contract: Contract, command: Parameters<typeof eventsOf>[1], language?: Language) =>
  lastWords(contract, eventsOf(contract, command), language);
const saidAt = (contract: Contract, at: string, language?: Language) =>
  lastWords(contract, letPass(contract, at), language);
/** Of the departments legal alone is still to vote. */
const almostApproved = (kind: 'amendment' | 'termination') =>
  goOn(kind === 'amendment' ? amendmentInReview() : terminationInReview(), [
    ...[approve('finance', ofChange(kind)), approve('business', ofChange(kind))],
  ]);
const reported = goOn(contractIn('active'), [deliver('first')]);

describe('a notice says', () => {
  it.each<[string, () => string, string]>([
    [
      'who sent the contract back and why',
      () => said(contractIn('in_approval'), everyCommand.reject),
      '[supplier] Came back to you: “Circulation pumps” · customer · CNY 113,000.00 · HT-pumps | legal (legal) rejected it: “Unclear”. Revise the draft and submit it again.',
    ],
    [
      'why the customer declined',
      () => said(contractIn('awaiting_customer'), everyCommand.decline),
      '[supplier] The customer declined “Circulation pumps” · customer · CNY 113,000.00 · HT-pumps | The reason given: “Too dear”.',
    ],
    [
      'what was wrong with a delivery',
      () => said(reported, everyCommand.rejectDelivery),
      '[supplier] Rejected: “First pumps” of “Circulation pumps” · customer · CNY 113,000.00 · HT-pumps | The reason given: “Leaks”. Put it right, deliver it and report it again.',
    ],
    [
      'why the contract is to be terminated',
      () => said(almostApproved('termination'), approve('legal', ofChange('termination'))),
      '[supplier] Please agree to the termination of “Circulation pumps” · HT-pumps | We ask for termination: “The plant was sold”. Once you agree, both sides sign the termination agreement, and the contract ends.',
    ],
    [
      'what is due and when',
      () => saidAt(contractIn('active'), '2030-01-25T01:00:00.000Z'),
      '[supplier] A payment for “Circulation pumps” is due on 2030-02-01 · HT-pumps | “Advance”, CNY 45,200.00, is to be paid on or before 2030-02-01. The account is the one of the contract; should a mail ever ask you to pay elsewhere, ask the contact below first.',
    ],
    [
      'what is left to pay',
      () => saidAt(goOn(contractIn('active'), [pay('advance', '200.00', 'A')]), '2030-02-01T16:00:00.000Z'),
      '[supplier] Overdue: payment “Advance” of “Circulation pumps” · customer · CNY 113,000.00 · HT-pumps | It was to be paid on or before 2030-02-01; CNY 45,000.00 is outstanding. Unless it comes in, the customer is reminded after two working days.',
    ],
    [
      'that a payment is still overdue',
      () => saidAt(contractIn('active'), '2030-02-09T01:00:00.000Z'),
      `[supplier] Reminder: A payment for “Circulation pumps” is overdue · HT-pumps | “Advance” was to be paid on or before 2030-02-01; we are still missing CNY 45,200.00. If you have paid already, please send us the bank's reference. The account is the one of the contract; should a mail ever ask you to pay elsewhere, ask the contact below first.`,
    ],
    [
      'what is to be delivered and when',
      () => saidAt(contractIn('active'), '2030-02-22T01:00:00.000Z'),
      '[supplier] Delivery “First pumps” of “Circulation pumps” is due on 2030-03-01 · customer · CNY 113,000.00 · HT-pumps | Please deliver “First pumps” on or before 2030-03-01 and report it.',
    ],
    [
      'that a delivery was due',
      () => saidAt(contractIn('active'), '2030-03-01T16:00:00.000Z'),
      '[supplier] Overdue: delivery “First pumps” of “Circulation pumps” · customer · CNY 113,000.00 · HT-pumps | It was to be delivered on or before 2030-03-01. Please deliver it and report it.',
    ],
    [
      'that a delivery is still overdue',
      () => saidAt(goOn(contractIn('active'), [pay('advance', '45200.00', 'A')]), '2030-03-09T01:00:00.000Z'),
      '[supplier] Overdue: delivery “First pumps” of “Circulation pumps” · customer · CNY 113,000.00 · HT-pumps | It was to be delivered on or before 2030-03-01. Please deliver it and report it.',
    ],
    [
      'that it is a reminder',
      () => saidAt(reported, '2029-12-06T04:00:00.000Z'),
      '[supplier] Reminder: Please accept “First pumps” of “Circulation pumps” · HT-pumps | We have reported “First pumps” as delivered. Please say whether it is right.',
    ],
    [
      'what is to be amended and why',
      () => said(almostApproved('amendment'), approve('legal', ofChange('amendment'))),
      '[supplier] Please agree to amendment HT-pumps-S01 of “Circulation pumps” | You asked for this amendment: “Budget year”. Our side has agreed. Once you do as well, both sides sign the supplementary agreement, and it takes effect.',
    ],
    [
      'what of ours is to be approved of an amendment, and which rule asks for it',
      () => said(contractIn('active'), everyCommand.requestAmendment),
      '[supplier] Please approve amendment HT-pumps-S01 of “Circulation pumps” (business) · customer · CNY 113,000.00 | Please decide on amendment HT-pumps-S01 of “Circulation pumps”. This waits until you do. Rule “Every contract” asks for this step.',
    ],
    [
      'who of ours rejected an amendment and why',
      () => said(amendmentInReview(), { ...everyCommand.reject, subject: ofChange('amendment') }),
      '[supplier] Refused: amendment HT-pumps-S01 of “Circulation pumps” · customer · CNY 113,000.00 | legal does not agree: “Unclear”.',
    ],
    [
      'why the customer refused an amendment',
      () => said(amending(), everyCommand.refuseAmendment),
      '[supplier] Refused: amendment HT-pumps-S01 of “Circulation pumps” · customer · CNY 113,000.00 | The customer does not agree: “No”.',
    ],
    [
      'once more what is to be amended',
      () => saidAt(amending(), '2029-12-06T04:00:00.000Z'),
      '[supplier] Reminder: Please agree to amendment HT-pumps-S01 of “Circulation pumps” | You asked for this amendment: “Budget year”. Our side has agreed. Once you do as well, both sides sign the supplementary agreement, and it takes effect.',
    ],
    [
      'what comes after a confirmation',
      () => said(contractIn('awaiting_customer'), everyCommand.confirm),
      '[supplier] The customer confirmed “Circulation pumps” · customer · CNY 113,000.00 · HT-pumps | The customer has confirmed the text. Have both sides sign and record each signature.',
    ],
    [
      'that the end of the term is not the end of duties',
      () => saidAt(contractIn('active'), '2031-06-30T16:00:00.000Z'),
      '[supplier] The term of “Circulation pumps” has ended · customer · CNY 113,000.00 · HT-pumps | Duties that are still open outlive the term.',
    ],
  ])('%s', (_, tell, expected) => {
    expect(tell()).toBe(expected);
  });

  it('the same in Chinese', () => {
    expect(said(contractIn('in_approval'), everyCommand.reject, 'zh-CN')).toBe(
      '【supplier】《Circulation pumps》已退回给您 · customer · ¥113,000.00 · HT-pumps | legal（法务）驳回，理由：“Unclear”。请修改后重新提交。',
    );
    expect(saidAt(contractIn('active'), '2030-02-09T01:00:00.000Z', 'zh-CN')).toBe(
      '【supplier】提醒：《Circulation pumps》的款项已逾期 · HT-pumps | “Advance”应不晚于 2030-02-01（含当日）支付，我方尚未收到 ¥45,200.00。如已付款，请告知银行流水号。收款账户以合同约定为准；如收到要求更换账户的邮件，请先向合同联系人核实。',
    );
    expect(saidAt(contractIn('awaiting_customer'), '2029-12-06T04:00:00.000Z', 'zh-CN')).toContain('提醒：');
  });

  it('why a confirmation lapsed, in the language of the reader', () => {
    const lapse = '2029-12-31T04:00:00.000Z';
    expect(saidAt(contractIn('awaiting_customer'), lapse)).toContain('The customer did not answer within 30 days.');
    expect(saidAt(contractIn('awaiting_customer'), lapse, 'zh-CN')).toContain('客户在 30 天内未答复。');
  });

  it('everything in the language of the person it goes to', () => {
    const company = withPeople({ legal: { language: 'zh-CN' } });
    const draft = aContract([createPumpContract(contractId, pumpTerms())]);
    const events = eventsOf(draft, everyCommand.submit, NOW, company);
    const opened = fold(events, draft);
    const notices = opened
      ? events.flatMap((event) => noticesFor({ before: draft, contract: opened }, event, readingOf(opened)))
      : [];
    expect(notices.map(({ to }) => to.language)).toEqual(['zh-CN', 'en', 'en']);
  });
});

describe('a notice that comes late', () => {
  const signatures = contractIn('awaiting_signature');
  const framework = aContract(untilActive(contractId, frameworkTerms));
  const at = (contract: Contract, now: string, dueAt: string) => {
    const [event] = letPass(contract, dueAt).slice(-1);
    return event ? { ...event, at: now } : undefined;
  };
  const textOf = (contract: Contract, event: ContractEvent | undefined, language: Language = 'en') =>
    noticesOf(contract, event)
      .map(({ text }) => text[language])
      .at(-1) ?? '';
  const due = '2029-12-08T04:00:00.000Z';

  it.each([
    ['2029-12-08T04:01:00.000Z', ''],
    [
      '2029-12-08T04:01:00.001Z',
      ` This message was due at ${due} and is 1 minute late because the service was interrupted.`,
    ],
    [
      '2029-12-08T05:30:00.000Z',
      ` This message was due at ${due} and is 90 minutes late because the service was interrupted.`,
    ],
  ])('at %s says so from a minute on: "%s"', (now, late) => {
    expect(textOf(signatures, at(signatures, now, due))).toBe(
      `Record each signature once it is there; with the second one the contract takes effect, unless the terms name a later day or a condition.${late}`,
    );
  });

  it('says so in Chinese, too', () => {
    expect(textOf(signatures, at(signatures, '2029-12-08T05:30:00.000Z', due), 'zh-CN')).toBe(
      '签署完成后请登记。双方签署均登记后合同生效；约定了生效日或生效条件的，待其到来或成就后生效。本通知应于 2029-12-08T04:00:00.000Z 发出，因服务中断迟到 90 分钟。',
    );
  });

  it.each<[string, Contract, string]>([
    ['that a confirmation lapsed', contractIn('awaiting_customer'), '2029-12-31T04:00:00.000Z'],
    ['that a payment is overdue', contractIn('active'), '2030-02-01T16:00:00.000Z'],
    ['that a delivery is overdue', contractIn('active'), '2030-03-01T16:00:00.000Z'],
    ['that the term has ended', framework, '2031-06-30T16:00:00.000Z'],
  ])('says so, too: %s', (_, contract, dueAt) => {
    const events = letPass(contract, dueAt);
    const index = events.findIndex((one) => 'dueAt' in one && one.dueAt === dueAt);
    const [event, before] = [events[index], fold(events.slice(0, index), contract) ?? contract];
    expect(textOf(before, event && { ...event, at: '2032-01-01T00:00:00.000Z' })).toContain(
      `was due at ${dueAt} and is`,
    );
    expect(textOf(before, event)).not.toContain('late');
  });

  it('but not what answers a person', () => {
    const [event] = eventsOf(contractIn('in_approval'), everyCommand.reject, '2039-01-01T00:00:00.000Z');
    expect(textOf(contractIn('in_approval'), event)).toBe(
      'legal (legal) rejected it: “Unclear”. Revise the draft and submit it again.',
    );
  });
});
