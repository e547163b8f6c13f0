import { type Command } from '../../domain/contract/commands';
import { type Day } from '../../domain/kernel/days';
import { type AgreementSubject } from '../../domain/signing/agreement';
import { wholeLife } from '../build/contract-life';
import {
  accept,
  approve,
  askForAmendment,
  confirm,
  createPumpContract,
  deliver,
  ofRevision,
  pay,
  person,
  pumpTerms,
  submit,
  untilActive,
  yuan,
} from '../build/pump-contract';

const today = new Date().toISOString().slice(0, 10);
const legal = { subject: ofRevision(), stepId: 'legal', approver: 'legal@example.com' };
const finance = { subject: ofRevision(), stepId: 'finance', approver: 'finance@example.com' };
const added = { subject: ofRevision(3), stepId: 'added-1' };
export const departments = ['legal', 'finance', 'business'] as const;

function activeToday(contractId: string): Command[] {
  return untilActive(contractId).map((command) =>
    command.type === 'recordSignature' ? { ...command, signedOn: today } : command,
  );
}

function signatures(subject: AgreementSubject): Command[] {
  return (['ours', 'customer'] as const).map((side) => ({
    ...{ type: 'recordSignature', side, signatory: side, signedOn: today, subject },
  }));
}

function postpone(dueOn: Day): Command {
  return askForAmendment({ paymentPlan: [{ paymentLineId: 'balance', dueOn }] });
}

/** Lives on the real server, with real activities. */
export const lives: Record<string, (contractId: string) => Command[]> = {
  'whole-life': (contractId) => wholeLife(contractId, today),
  'rejected-and-reworked': (contractId) => [
    ...[createPumpContract(contractId), submit, approve('legal')],
    { type: 'reject', ...finance, reason: 'Too cheap' },
    { ...submit, revision: 2 },
    ...departments.map((step) => approve(step, 2)),
    { type: 'askForChanges', revision: 2, reason: 'Other dates' },
    { type: 'withdraw', reason: 'No longer wanted' },
  ],
  // Numbered by rule, from a draft that was seen, with a document in every vote.
  'made-from-data': (contractId) => {
    const { number: _, ...creation } = createPumpContract(contractId);
    const numbering = {
      pattern: '{company}-{type}-{year}-{seq}',
      digits: 4,
      company: 'HD',
      department: 'GEN',
      type: 'XS',
    };
    return [
      { ...creation, numbering },
      { type: 'revise', revision: 1, terms: pumpTerms({ title: 'Pumps, set up', language: 'en' }), seenSeq: 1 },
      submit,
      ...departments.map((step) => approve(step)),
      confirm,
      { type: 'withdraw', reason: 'No longer wanted' },
    ];
  },
  'approved-in-every-way': (contractId) => [
    ...[createPumpContract(contractId), submit],
    { type: 'comment', subject: ofRevision(), by: legal.approver, text: 'Which law?', mustBeResolved: true },
    { type: 'resolveComment', subject: ofRevision(), commentId: 'comment-1', by: legal.approver, text: 'Ours' },
    { type: 'delegate', ...legal, to: 'boss@example.com', reason: 'On leave' },
    { type: 'nudge' },
    { type: 'sendCopy', recipients: ['owner@example.com'], note: null },
    {
      type: 'addApprover',
      ...legal,
      approver: 'boss@example.com',
      person: 'executive@example.com',
      position: 'before',
      reason: null,
    },
    { type: 'approve', ...added, subject: ofRevision(), approver: 'executive@example.com', comment: null },
    { type: 'approve', ...legal, approver: 'boss@example.com', comment: null },
    { type: 'returnToStep', ...finance, toStepId: 'legal', straightBack: true, reason: 'Look again' },
    approve('legal'),
    { type: 'requestChanges', ...finance, straightBack: true, reason: 'Too dear' },
    { type: 'revise', revision: 2, terms: pumpTerms({ price: { gross: yuan('112000.00'), taxRate: '0.13' } }) },
    { type: 'submit', revision: 2 },
    { type: 'recall', subject: ofRevision(2), reason: 'Forgot something' },
    { type: 'submit', revision: 3 },
    { type: 'approve', ...finance, subject: ofRevision(3), comment: null },
    { type: 'reassign', from: 'executive@example.com', to: 'boss@example.com', reason: 'Away' },
    { type: 'approve', ...added, approver: 'boss@example.com', comment: null },
    approve('business', 3),
    { type: 'resendLink' },
    { type: 'forward', revision: 3, newContact: person('buyer'), reason: 'Not mine' },
    { type: 'confirm', revision: 3, comment: null },
    { type: 'withdraw', reason: 'No longer wanted' },
  ],
  // Reviewed like a contract: sent back, taken back, refused by the customer, and at last agreed to.
  'amended-by-its-route': (contractId) => {
    const subject = (nth: number) => ({ kind: 'amendment', id: `HT-${contractId.slice(0, 8)}-S0${nth}` }) as const;
    const [sentBack, takenBack, refused, agreed] = [subject(1), subject(2), subject(3), subject(4)];
    const remark = { by: legal.approver, subject: agreed };
    return [
      ...activeToday(contractId),
      postpone('2030-09-01'),
      approve('legal', sentBack),
      { type: 'requestChanges', ...finance, subject: sentBack, reason: 'Later still' },
      ...[postpone('2030-10-01'), approve('legal', takenBack)],
      { type: 'recall', subject: takenBack, reason: 'Not now' },
      ...[postpone('2030-11-01'), ...departments.map((step) => approve(step, refused))],
      { type: 'refuseAmendment', amendmentId: refused.id, reason: 'Too late' },
      postpone('2030-08-01'),
      { type: 'comment', ...remark, text: 'Why?', mustBeResolved: true },
      { type: 'resolveComment', ...remark, commentId: 'comment-1', text: null },
      { type: 'delegate', ...legal, subject: agreed, to: 'boss@example.com', reason: null },
      { type: 'nudge' },
      { type: 'approve', ...legal, subject: agreed, approver: 'boss@example.com', comment: null },
      ...[approve('finance', agreed), deliver('first', today), accept('first'), approve('business', agreed)],
      { type: 'resendLink' },
      { type: 'agreeToAmendment', amendmentId: agreed.id, comment: 'At last' },
      ...signatures(agreed),
      ...[deliver('rest', today), accept('rest')],
      ...[pay('advance', '45200.00', `${contractId}-1`, today), pay('balance', '67800.00', `${contractId}-2`, today)],
      { type: 'archive', fileNumber: 'A-3' },
    ];
  },
  terminated: (contractId) => {
    const terminationId = `HT-${contractId.slice(0, 8)}-T01`;
    return [
      ...activeToday(contractId),
      deliver('first', today),
      { type: 'rejectDelivery', milestoneId: 'first', attempt: 1, reason: 'Two are broken' },
      deliver('first', today),
      { type: 'requestTermination', requestedBy: 'customer', reason: 'Site closed', settlement: 'Pumps go back' },
      ...departments.map((step) => approve(step, { kind: 'termination', id: terminationId })),
      { type: 'agreeToTermination', terminationId, comment: null },
      ...signatures({ kind: 'termination', id: terminationId }),
      { type: 'archive', fileNumber: 'A-2' },
    ];
  },
};
