import { type Command, type CommandType } from '../../domain/contract/commands';
import { type Contract, type Stage } from '../../domain/contract/contract';
import { type TermsDraft } from '../../domain/drafting/terms';
import { aContract, contractId, goOn, waitUntil } from './ask-contract';
import {
  accept,
  agreeAsCustomer,
  approve,
  approveChange,
  approvers,
  askForAmendment,
  askForTermination,
  conclude,
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
} from './pump-contract';

const votes = [approve('legal'), approve('finance'), approve('business')];
const create = createPumpContract(contractId);

/** Terms without duties: they set conditions for future orders. */
export const frameworkTerms: TermsDraft = pumpTerms({ milestones: [], paymentPlan: [] });

/** Terms with two conditions of effect: a guarantee and the advance. */
export const conditionalTerms: TermsDraft = pumpTerms({
  conditions: [
    { conditionId: 'bond', title: 'Performance bond', kind: 'guarantee' },
    { conditionId: 'money', title: 'Advance received', kind: 'advance', paymentLineId: 'advance' },
  ],
});

/** The same with a long-stop day. */
export const longStopTerms: TermsDraft = { ...conditionalTerms, longStopOn: '2029-12-31' };
/** The first minute after the long-stop day. */
export const longStopPasses = '2029-12-31T16:00:00.000Z';
export const signedWithLongStop = () => aContract(untilActive(contractId, longStopTerms));
export const afterLongStop = () => waitUntil(signedWithLongStop(), longStopPasses);
/** Ended without having taken effect, although part of the advance was received. */
export const lapsed = () =>
  goOn(
    goOn(afterLongStop(), [pay('advance', '200.00', 'bank-1')], longStopPasses),
    [everyCommand.lapse],
    longStopPasses,
  );

export const everythingDone: Command[] = [
  ...[deliver('first'), accept('first'), deliver('rest'), accept('rest')],
  ...[pay('advance', '45200.00', 'bank-1'), pay('balance', '67800.00', 'bank-2')],
];

export const archive: Command = { type: 'archive', fileNumber: 'A-1' };
export const withdraw: Command = { type: 'withdraw', reason: 'No longer needed' };
export const decline: Command = { type: 'decline', revision: 1, reason: 'Too dear' };

const stories: Record<Stage, () => Contract> = {
  draft: () => aContract([create]),
  in_approval: () => aContract([create, submit]),
  awaiting_customer: () => aContract([create, submit, ...votes]),
  awaiting_signature: () => aContract([create, submit, ...votes, confirm]),
  signed: () => aContract(untilActive(contractId, conditionalTerms)),
  active: () => aContract(untilActive(contractId)),
  completed: () => aContract([...untilActive(contractId), ...everythingDone]),
  terminated: () => aContract([...untilActive(contractId), askForTermination, ...conclude('termination')]),
  expired: () => waitUntil(aContract(untilActive(contractId, frameworkTerms)), '2031-06-30T16:00:00.000Z'),
  withdrawn: () => aContract([create, withdraw]),
  declined: () => aContract([create, submit, ...votes, decline]),
  archived: () => goOn(aContract([...untilActive(contractId), ...everythingDone]), [archive]),
};

/** A contract brought into this stage by commands and time only. */
export function contractIn<S extends Stage>(stage: S): Contract & { stage: S } {
  return stories[stage]() as Contract & { stage: S }; // the table's keys are the stages; stages.test.ts checks each one
}

const subject = ofRevision();
const legal = { subject, stepId: 'legal', approver: approvers.legal.email };

/** One valid command of each type for the pump contract at its first revision. */
export const everyCommand: { [T in CommandType]: Extract<Command, { type: T }> } = {
  create: createPumpContract(contractId),
  revise: { type: 'revise', revision: 1, terms: pumpTerms({ title: 'Better pumps' }) },
  submit: { type: 'submit', revision: 1 },
  approve: { ...legal, type: 'approve', comment: null },
  reject: { ...legal, type: 'reject', reason: 'Unclear' },
  requestChanges: { ...legal, type: 'requestChanges', reason: 'Later, please' },
  returnToStep: { ...legal, type: 'returnToStep', toStepId: 'finance', straightBack: false, reason: 'Look again' },
  delegate: { ...legal, type: 'delegate', to: 'boss@example.com', reason: null },
  addApprover: { ...legal, type: 'addApprover', person: 'boss@example.com', position: 'after', reason: null },
  reassign: { type: 'reassign', from: approvers.legal.email, to: 'boss@example.com', reason: 'On leave' },
  assignApprover: { type: 'assignApprover', subject, stepId: 'legal', to: 'boss@example.com', reason: 'Nobody else' },
  recall: { type: 'recall', subject, reason: 'A mistake' },
  nudge: { type: 'nudge' },
  sendCopy: { type: 'sendCopy', recipients: ['boss@example.com'], note: null },
  comment: { type: 'comment', subject, by: approvers.legal.email, text: 'Which law?', mustBeResolved: false },
  resolveComment: { type: 'resolveComment', subject, commentId: 'comment-1', by: approvers.legal.email, text: null },
  withdraw: { type: 'withdraw', reason: 'No longer needed' },
  confirm: { type: 'confirm', revision: 1, comment: null },
  askForChanges: { type: 'askForChanges', revision: 1, reason: 'Later, please' },
  decline: { type: 'decline', revision: 1, reason: 'Too dear' },
  forward: { type: 'forward', revision: 1, newContact: person('buyer'), reason: null },
  resendLink: { type: 'resendLink' },
  recordSignature: { type: 'recordSignature', side: 'ours', signatory: 'Director', signedOn: '2029-12-01' },
  meetCondition: { type: 'meetCondition', conditionId: 'bond', metOn: '2029-12-01', evidence: 'Bond 7 of the bank' },
  waiveCondition: {
    ...{ type: 'waiveCondition', conditionId: 'bond', decidedBy: approvers.legal.email, reason: 'A known customer' },
  },
  verifyEntry: { type: 'verifyEntry', entryId: 'entry-1', by: approvers.finance.email, comment: null },
  rejectEntry: { type: 'rejectEntry', entryId: 'entry-1', by: approvers.finance.email, reason: 'Not on the statement' },
  reportDelivery: { type: 'reportDelivery', milestoneId: 'rest', deliveredOn: '2029-12-01', evidence: 'Note' },
  acceptDelivery: { type: 'acceptDelivery', milestoneId: 'first', attempt: 1, comment: null },
  rejectDelivery: { type: 'rejectDelivery', milestoneId: 'first', attempt: 1, reason: 'Leaks' },
  recordReceipt: {
    ...{ type: 'recordReceipt', paymentLineId: 'advance', amount: yuan('100.00') },
    ...{ receivedOn: '2029-12-01', reference: 'bank-0' },
  },
  allocateReceipt: {
    ...{ type: 'allocateReceipt', reference: 'bank-1' },
    allocations: [{ paymentLineId: 'balance', amount: yuan('100.00') }],
  },
  reverseReceipt: { type: 'reverseReceipt', reference: 'bank-1', reason: 'Dishonoured' },
  requestAmendment: {
    type: 'requestAmendment',
    requestedBy: 'customer',
    reason: 'Budget',
    changes: { endsOn: '2032-01-31' },
  },
  agreeToAmendment: { type: 'agreeToAmendment', amendmentId: 'HT-pumps-S01', comment: null },
  refuseAmendment: { type: 'refuseAmendment', amendmentId: 'HT-pumps-S01', reason: 'No' },
  requestTermination: {
    type: 'requestTermination',
    requestedBy: 'ours',
    reason: 'No use',
    settlement: 'Nothing is owed',
  },
  agreeToTermination: { type: 'agreeToTermination', terminationId: 'HT-pumps-T01', comment: null },
  refuseTermination: { type: 'refuseTermination', terminationId: 'HT-pumps-T01', reason: 'No' },
  lapse: { type: 'lapse', decidedBy: approvers.legal.email, reason: 'The bank refuses the bond' },
  archive: { type: 'archive', fileNumber: 'A-1' },
};

/** An amendment in internal review, and one that waits for the customer. */
export const amendmentInReview = () => goOn(contractIn('active'), [askForAmendment({ endsOn: '2032-01-31' })]);
export const amending = () => goOn(amendmentInReview(), approveChange('amendment'));
/** An amendment that both sides have agreed to and that has to be signed. */
export const amendmentToSign = () => goOn(amending(), [agreeAsCustomer('amendment')]);
/** The same for a termination. */
export const terminationInReview = () => goOn(contractIn('active'), [askForTermination]);
export const terminating = () => goOn(terminationInReview(), approveChange('termination'));
export const terminationToSign = () => goOn(terminating(), [agreeAsCustomer('termination')]);
