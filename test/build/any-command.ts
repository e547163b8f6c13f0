import fc from 'fast-check';
import { type Changes } from '../../domain/amendment/state';
import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { commandTypes } from '../../domain/contract/registry';
import { approvalsOf } from '../../domain/contract/subjects';
import { addDays } from '../../domain/kernel/days';
import { agreementToSign } from '../../domain/signing/agreement';
import { NOW } from './ask-contract';
import { everyCommand } from './every-stage';
import { approvers, ofChange, ofRevision, person, pumpTerms, yuan } from './pump-contract';

const cents = (most: number) =>
  fc
    .integer({ min: 0, max: most })
    .map((units) => yuan(`${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`));
const day = fc.integer({ min: -60, max: 700 }).map((days) => addDays(NOW.slice(0, 10), days));
const text = fc.constantFrom('Because', '{0} and {1}', '因为');
const comment = fc.option(text);
const side = fc.constantFrom('ours' as const, 'customer' as const);
const stepId = fc.constantFrom('legal' as const, 'finance' as const, 'business' as const, 'executive' as const);
const milestoneId = fc.constantFrom('first', 'rest', 'nothing', 'constructor');
const paymentLineId = fc.constantFrom('advance', 'balance', 'nothing', 'constructor');
const amount = fc.oneof(
  { weight: 4, arbitrary: cents(5_000_000) },
  fc.constantFrom(yuan('45200.00'), yuan('67800.00'), yuan('-1.00'), yuan('1e3'), { amount: '1.00', currency: 'USD' }),
);

/** Changes, many of which are valid: complete plans that add up to their price, and single dates. */
const changes: fc.Arbitrary<Changes> = fc.oneof(
  fc.record({ milestones: fc.array(fc.record({ milestoneId, dueOn: day }), { maxLength: 2 }) }),
  fc.record({ paymentPlan: fc.array(fc.record({ paymentLineId, dueOn: day }), { maxLength: 2 }) }),
  fc.record({ endsOn: fc.integer({ min: 180, max: 900 }).map((days) => addDays('2029-12-01', days)) }),
  fc.record({ gross: amount }),
  fc
    .tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 2_000_000 }))
    .map(([advance, balance]) => ({
      gross: yuan(String(advance + balance)),
      paymentPlan: [
        { paymentLineId: 'advance', amount: yuan(String(advance)) },
        { paymentLineId: 'balance', amount: yuan(String(balance)) },
      ],
    })),
);

const colleague = fc
  .constantFrom('legal', 'finance', 'business', 'executive', 'owner', 'boss', 'nobody')
  .map((name) => person(name).email);

/** Votes on approvals that exist or do not, and other commands of approvers. */
function ofApprovals(contract: Contract): fc.Arbitrary<Command>[] {
  const known = approvalsOf(contract).map((approval) => approval.subject);
  const others = [ofRevision(), ofRevision(2), ofChange('amendment'), ofChange('termination')];
  const subject = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known, ...others) }, fc.constantFrom(...others));
  const approver = fc
    .constantFrom('legal', 'finance', 'business', 'executive', 'somebody')
    .map((name) => person(name).email);
  const vote = stepId.chain((step) =>
    fc.record({
      ...{ subject, stepId: fc.constant(step) },
      approver: fc.oneof({ weight: 4, arbitrary: fc.constant(approvers[step].email) }, approver),
    }),
  );
  const approve = fc.tuple(vote, comment).map(([of, words]): Command => ({ type: 'approve', ...of, comment: words }));
  return [
    approve,
    approve,
    fc.tuple(vote, text).map(([of, reason]): Command => ({ type: 'reject', ...of, reason })),
    fc
      .tuple(vote, text, fc.boolean())
      .map(([of, reason, straightBack]): Command => ({ type: 'requestChanges', ...of, reason, straightBack })),
    fc.tuple(vote, stepId, text, fc.boolean()).map(([of, toStepId, reason, straightBack]): Command => ({
      ...{ type: 'returnToStep', ...of, toStepId, reason, straightBack },
    })),
    fc.tuple(vote, colleague).map(([of, to]): Command => ({ type: 'delegate', ...of, to, reason: null })),
    fc
      .tuple(vote, colleague, fc.constantFrom('before' as const, 'after' as const))
      .map(([of, whom, position]): Command => ({ type: 'addApprover', ...of, person: whom, position, reason: null })),
    fc.tuple(colleague, colleague, text).map(([from, to, reason]): Command => ({ type: 'reassign', from, to, reason })),
    fc
      .record({ subject, stepId, to: colleague, reason: text })
      .map((of): Command => ({ type: 'assignApprover', ...of })),
    fc.record({ subject, reason: text }).map((of): Command => ({ type: 'recall', ...of })),
    fc
      .record({ subject, by: colleague, text, mustBeResolved: fc.boolean() })
      .map((of): Command => ({ type: 'comment', ...of })),
    fc
      .record({ subject, by: colleague })
      .map((of): Command => ({ type: 'resolveComment', commentId: 'comment-1', ...of, text: null })),
  ];
}

function beforeActive(contract: Contract): fc.Arbitrary<Command>[] {
  const revision = fc.constantFrom(contract.revision, contract.revision, contract.revision, 1, 2);
  const terms = fc
    .record({ gross: amount, taxRate: fc.constantFrom('0.13', '0', '13') })
    .map((price) => pumpTerms({ price }));
  return [
    ...ofApprovals(contract),
    fc.record({ revision, terms }).map((of): Command => ({ type: 'revise', ...of })),
    revision.map((of): Command => ({ type: 'submit', revision: of })),
    fc
      .record({ revision, reason: text })
      .map((of): Command => ({ type: 'forward', ...of, newContact: person('buyer') })),
    fc.record({ revision, comment }).map((of): Command => ({ type: 'confirm', ...of })),
    fc.record({ revision, reason: text }).map((of): Command => ({ type: 'askForChanges', ...of })),
    fc
      .record({ side, signatory: text, signedOn: fc.constantFrom('2029-12-01', '2099-01-01') })
      .map((of): Command => ({ type: 'recordSignature', ...of })),
  ];
}

const reference = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const allocation = fc.record({ paymentLineId: fc.constantFrom('advance', 'balance', 'nothing'), amount });
const received = fc.record({ amount, receivedOn: day, reference });

/** Receipts for one line, several or none, later allocations, and reversals. */
export function ofMoney(): fc.Arbitrary<Command>[] {
  const allocations = fc.array(allocation, { maxLength: 2 });
  return [
    fc
      .tuple(received, paymentLineId)
      .map(([of, line]): Command => ({ type: 'recordReceipt', paymentLineId: line, ...of })),
    fc
      .tuple(received, allocations)
      .map(([of, named]): Command => ({ type: 'recordReceipt', allocations: named, ...of })),
    fc.record({ reference, allocations }).map((of): Command => ({ type: 'allocateReceipt', ...of })),
    fc.record({ reference, reason: text }).map((of): Command => ({ type: 'reverseReceipt', ...of })),
  ];
}

function whileSigned(): fc.Arbitrary<Command>[] {
  const conditionId = fc.constantFrom('bond', 'money', 'nothing', 'constructor');
  return [
    fc.record({ conditionId, metOn: day, evidence: text }).map((of): Command => ({ type: 'meetCondition', ...of })),
    fc.record({ conditionId, decidedBy: colleague, reason: text }).map((of): Command => ({
      ...{ type: 'waiveCondition', ...of },
    })),
    fc.record({ decidedBy: colleague, reason: text }).map((of): Command => ({ type: 'lapse', ...of })),
    ...ofMoney(),
    fc.constant(everyCommand.recordReceipt),
  ];
}

function fittingFor(contract: Contract): fc.Arbitrary<Command>[] {
  if (contract.stage === 'signed') return whileSigned();
  if (contract.stage === 'completed') return ofMoney();
  return contract.stage === 'active' ? whileActive(contract) : beforeActive(contract);
}

function whileActive(contract: Contract): fc.Arbitrary<Command>[] {
  const attempt = fc.integer({ min: 0, max: 3 });
  const nth = fc.constantFrom('01', '02', '03');
  const amendmentId =
    'amendment' in contract && contract.amendment
      ? fc.constant(contract.amendment.amendmentId)
      : nth.map((of) => `${contract.number}-S${of}`);
  const terminationId = nth.map((of) => `${contract.number}-T${of}`);
  const consent = fc.record({ amendmentId, comment });
  const inFlight = agreementToSign(contract)?.subject;
  const signature = fc
    .record({
      ...{ side, signatory: fc.constantFrom('ours', 'customer', 'somebody') },
      signedOn: fc.constantFrom('2029-12-01', '2029-12-01', '2020-01-01', '2099-01-01'),
      subject: inFlight ? fc.constant(inFlight) : fc.constantFrom(ofChange('amendment'), ofChange('termination')),
      authority: fc.option(text, { nil: undefined }),
    })
    .map(({ authority, ...of }): Command => ({
      ...{ type: 'recordSignature', ...of },
      ...(authority === undefined ? {} : { authority }),
    }));
  return [
    ...(approvalsOf(contract).length > 0 ? ofApprovals(contract).slice(0, 8) : []),
    fc
      .record({ milestoneId, deliveredOn: day, evidence: text })
      .map((of): Command => ({ type: 'reportDelivery', ...of })),
    fc.record({ milestoneId, attempt, comment }).map((of): Command => ({ type: 'acceptDelivery', ...of })),
    fc.record({ milestoneId, attempt, reason: text }).map((of): Command => ({ type: 'rejectDelivery', ...of })),
    ...ofMoney(),
    fc.record({ requestedBy: side, reason: text, changes }).map((of): Command => ({ type: 'requestAmendment', ...of })),
    consent.map((of): Command => ({ type: 'agreeToAmendment', ...of })),
    consent.map((of): Command => ({ type: 'agreeToAmendment', ...of })),
    fc.record({ amendmentId, reason: text }).map((of): Command => ({ type: 'refuseAmendment', ...of })),
    fc.record({ terminationId, comment }).map((of): Command => ({ type: 'agreeToTermination', ...of })),
    fc.record({ terminationId, reason: text }).map((of): Command => ({ type: 'refuseTermination', ...of })),
    signature,
    signature,
    signature,
  ];
}

/** Any command for this contract, often at the wrong time, about the wrong subject or with a wrong amount. */
export function anyCommand(contract: Contract): fc.Arbitrary<Command> {
  const atRandom = fc.constantFrom(...commandTypes).map((type): Command => everyCommand[type]);
  return fc.oneof({ weight: 1, arbitrary: atRandom }, { weight: 9, arbitrary: fc.oneof(...fittingFor(contract)) });
}
