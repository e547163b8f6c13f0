import { type AllocationAsked } from '../../domain/payment/record-receipt';
import { type Changes } from '../../domain/amendment/state';
import { type ApprovalSubject } from '../../domain/approval/state';
import { type Command } from '../../domain/contract/commands';
import { type Person } from '../../domain/kernel/people';
import { type AgreementSubject } from '../../domain/signing/agreement';
import { type TermsDraft } from '../../domain/drafting/terms';

export function person(name: string): Person {
  return { name, email: `${name}@example.com`, language: 'en' };
}

export function yuan(amount: string) {
  return { amount, currency: 'CNY' };
}

export const approvers = {
  legal: person('legal'),
  finance: person('finance'),
  business: person('business'),
  executive: person('executive'),
};

/** Two deliveries and two payments over eighteen months, with days in `YYYY-MM-DD`. */
export function pumpTerms(overrides: Partial<TermsDraft> = {}): TermsDraft {
  const party = (name: string) => ({ name, registrationNumber: null, address: null, contact: person(name) });
  return {
    title: 'Circulation pumps',
    parties: { ours: party('supplier'), customer: party('customer') },
    price: { gross: yuan('113000.00'), taxRate: '0.13' },
    term: { startsOn: '2030-01-01', endsOn: '2031-06-30' },
    milestones: [
      { milestoneId: 'first', title: 'First pumps', dueOn: '2030-03-01' },
      { milestoneId: 'rest', title: 'All pumps', dueOn: '2030-06-01' },
    ],
    paymentPlan: [
      { paymentLineId: 'advance', title: 'Advance', dueOn: '2030-02-01', percent: '40' },
      { paymentLineId: 'balance', title: 'Balance', dueOn: '2030-07-01', percent: '60' },
    ],
    ...overrides,
  };
}

export function createPumpContract(
  contractId: string,
  terms: TermsDraft = pumpTerms(),
): Extract<Command, { type: 'create' }> {
  return {
    ...{ type: 'create', contractId, number: `HT-${contractId.slice(0, 8)}`, contractTypeId: 'goods-sale', terms },
    ...{ owner: person('owner'), timeZone: 'Asia/Shanghai', policy: { executiveThreshold: yuan('1000000.00') } },
  };
}

/** The approval subject of a revision. */
export function ofRevision(revision = 1): ApprovalSubject {
  return { kind: 'revision', id: String(revision) };
}

export function approve(
  stepId: keyof typeof approvers,
  of: number | ApprovalSubject = 1,
): Extract<Command, { type: 'approve' }> {
  const subject = typeof of === 'number' ? ofRevision(of) : of;
  return { type: 'approve', subject, stepId, approver: approvers[stepId].email, comment: null };
}

export const submit: Command = { type: 'submit', revision: 1 };
export const confirm: Command = { type: 'confirm', revision: 1, comment: null };

export function sign(
  side: 'ours' | 'customer',
  signedOn = '2029-12-01',
): Extract<Command, { type: 'recordSignature' }> {
  return { type: 'recordSignature', side, signatory: side, signedOn };
}

export function deliver(milestoneId: string, deliveredOn = '2029-12-01'): Command {
  return { type: 'reportDelivery', milestoneId, deliveredOn, evidence: 'Delivery note' };
}

export function accept(milestoneId: string, attempt = 1): Extract<Command, { type: 'acceptDelivery' }> {
  return { type: 'acceptDelivery', milestoneId, attempt, comment: null };
}

type Receipt = Extract<Command, { type: 'recordReceipt' }>;

export function pay(paymentLineId: string, amount: string, reference: string, receivedOn = '2029-12-01'): Receipt {
  return { type: 'recordReceipt', paymentLineId, amount: yuan(amount), receivedOn, reference };
}

/** An amount for each line, as `['advance', '100.00']`. */
export function onLines(...lines: [string, string][]): AllocationAsked[] {
  return lines.map(([paymentLineId, amount]) => ({ paymentLineId, amount: yuan(amount) }));
}

/** A receipt of one transfer, for several lines or for none. */
export function transfer(amount: string, reference: string, ...lines: [string, string][]): Receipt {
  const receivedOn = '2029-12-01';
  return { type: 'recordReceipt', allocations: onLines(...lines), amount: yuan(amount), receivedOn, reference };
}

export function allocate(
  reference: string,
  ...lines: [string, string][]
): Extract<Command, { type: 'allocateReceipt' }> {
  return { type: 'allocateReceipt', reference, allocations: onLines(...lines) };
}

export function reverse(reference: string, reason = 'Dishonoured'): Extract<Command, { type: 'reverseReceipt' }> {
  return { type: 'reverseReceipt', reference, reason };
}

/** The commands from creation until the contract is in force. */
export function untilActive(contractId: string, terms: TermsDraft = pumpTerms()): Command[] {
  const votes = [approve('legal'), approve('finance'), approve('business')];
  return [createPumpContract(contractId, terms), submit, ...votes, confirm, sign('ours'), sign('customer')];
}

/** An amendment requested by the customer; the first one of the contract `pumps` is `HT-pumps-S01`. */
export function askForAmendment(changes: Changes): Command {
  return { type: 'requestAmendment', requestedBy: 'customer', reason: 'Budget year', changes };
}

export const askForTermination: Extract<Command, { type: 'requestTermination' }> = {
  ...{ type: 'requestTermination', requestedBy: 'ours', reason: 'The plant was sold' },
  settlement: 'The advance is paid back within thirty days.',
};

/** The approval subject of the amendment or termination of the contract `pumps` with this running number. */
export function ofChange(kind: 'amendment' | 'termination', nth = 1): AgreementSubject {
  return { kind, id: `HT-pumps-${kind === 'amendment' ? 'S' : 'T'}${String(nth).padStart(2, '0')}` };
}

/** The votes of our side for an amendment or termination, under the default rules. */
export function approveChange(kind: 'amendment' | 'termination', nth = 1): Command[] {
  return (['legal', 'finance', 'business'] as const).map((step) => approve(step, ofChange(kind, nth)));
}

/** The customer's consent, which is requested after our side has approved. */
export function agreeAsCustomer(kind: 'amendment' | 'termination', nth = 1): Command {
  const { id } = ofChange(kind, nth);
  return kind === 'amendment'
    ? { type: 'agreeToAmendment', amendmentId: id, comment: null }
    : { type: 'agreeToTermination', terminationId: id, comment: null };
}

/** A signature of an agreed amendment or termination. */
export function signChange(
  kind: 'amendment' | 'termination',
  side: 'ours' | 'customer',
  { nth = 1, signedOn = '2029-12-01' }: { nth?: number; signedOn?: string } = {},
): Extract<Command, { type: 'recordSignature' }> {
  return { type: 'recordSignature', side, signatory: side, signedOn, subject: { kind, id: ofChange(kind, nth).id } };
}

export function signChangeOnBoth(kind: 'amendment' | 'termination', nth = 1, signedOn = '2029-12-01'): Command[] {
  return [signChange(kind, 'ours', { nth, signedOn }), signChange(kind, 'customer', { nth, signedOn })];
}

/** Approval, consent and both signatures, so that it is executed. */
export function conclude(kind: 'amendment' | 'termination', nth = 1, signedOn = '2029-12-01'): Command[] {
  return [...approveChange(kind, nth), agreeAsCustomer(kind, nth), ...signChangeOnBoth(kind, nth, signedOn)];
}
