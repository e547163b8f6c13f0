import { type Command } from '../../domain/contract/commands';
import { addDays, type Day } from '../../domain/kernel/days';
import { type TermsDraft } from '../../domain/drafting/terms';
import { accept, approve, confirm, createPumpContract, deliver, pay, pumpTerms, sign, submit } from './pump-contract';

/** The pump contract with due days counted from today, so late that none comes during a test. */
export function termsFrom(today: Day): TermsDraft {
  const day = (days: number) => addDays(today, days);
  return pumpTerms({
    term: { startsOn: today, endsOn: day(540) },
    milestones: [
      { milestoneId: 'first', title: 'First pumps', dueOn: day(60) },
      { milestoneId: 'rest', title: 'All pumps', dueOn: day(150) },
    ],
    paymentPlan: [
      { paymentLineId: 'advance', title: 'Advance', dueOn: day(90), percent: '40' },
      { paymentLineId: 'balance', title: 'Balance', dueOn: day(180), percent: '60' },
    ],
  });
}

/** All commands of a contract from its creation to the archive, including an amendment. */
export function wholeLife(contractId: string, today: Day): Command[] {
  const amendmentId = `HT-${contractId.slice(0, 8)}-S01`;
  const changes = { paymentPlan: [{ paymentLineId: 'balance', dueOn: addDays(today, 240) }] };
  return [
    createPumpContract(contractId, termsFrom(today)),
    submit,
    approve('legal'),
    approve('finance'),
    approve('business'),
    confirm,
    sign('ours', today),
    sign('customer', today),
    { type: 'requestAmendment', requestedBy: 'customer', reason: 'Budget year', changes },
    ...(['legal', 'finance', 'business'] as const).map((step) => approve(step, { kind: 'amendment', id: amendmentId })),
    { type: 'agreeToAmendment', amendmentId, comment: null },
    ...(['ours', 'customer'] as const).map((side): Command => ({
      ...{ type: 'recordSignature', side, signatory: side, signedOn: today },
      subject: { kind: 'amendment', id: amendmentId },
    })),
    deliver('first', today),
    accept('first'),
    deliver('rest', today),
    accept('rest'),
    pay('advance', '45200.00', `${contractId}-1`, today),
    pay('balance', '67800.00', `${contractId}-2`, today),
    { type: 'archive', fileNumber: `A-${contractId}` },
  ];
}
