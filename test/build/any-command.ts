import fc from 'fast-check';
import { type Command, commandTypes } from '../../domain/contract/commands';
import { type Changes, type Contract } from '../../domain/contract/contract';
import { addDays } from '../../domain/kernel/days';
import { NOW } from './ask-contract';
import { everyCommand } from './every-stage';
import { approvers, person, pumpTerms, yuan } from './pump-contract';

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

/** Changes of which many hold: whole plans that add up to their price, and single dates. */
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

function beforeActive(contract: Contract): fc.Arbitrary<Command>[] {
  const revision = fc.constantFrom(contract.revision, contract.revision, contract.revision, 1, 2);
  const approver = fc
    .constantFrom('legal', 'finance', 'business', 'executive', 'somebody')
    .map((name) => person(name).email);
  const vote = stepId.chain((step) =>
    fc.record({
      ...{ revision, stepId: fc.constant(step) },
      approver: fc.oneof({ weight: 4, arbitrary: fc.constant(approvers[step].email) }, approver),
    }),
  );
  const approve = fc.tuple(vote, comment).map(([of, words]): Command => ({ type: 'approve', ...of, comment: words }));
  const terms = fc
    .record({ gross: amount, taxRate: fc.constantFrom('0.13', '0', '13') })
    .map((price) => pumpTerms({ price }));
  return [
    approve,
    approve,
    fc.record({ revision, terms }).map((of): Command => ({ type: 'revise', ...of })),
    revision.map((of): Command => ({ type: 'submit', revision: of })),
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
    fc.record({ stepId, to: colleague, reason: text }).map((of): Command => ({ type: 'assignApprover', ...of })),
    fc.record({ revision, reason: text }).map((of): Command => ({ type: 'recall', ...of })),
    fc
      .tuple(colleague, text, fc.boolean())
      .map(([by, words, mustBeResolved]): Command => ({ type: 'comment', by, text: words, mustBeResolved })),
    colleague.map((by): Command => ({ type: 'resolveComment', commentId: 'comment-1', by, text: null })),
    fc.record({ revision, reason: text }).map((of): Command => ({ type: 'forward', ...of, to: person('buyer') })),
    fc.record({ revision, comment }).map((of): Command => ({ type: 'confirm', ...of })),
    fc.record({ revision, reason: text }).map((of): Command => ({ type: 'requestChanges', ...of })),
    fc
      .record({ side, signatory: text, signedOn: fc.constantFrom('2029-12-01', '2099-01-01') })
      .map((of): Command => ({ type: 'recordSignature', ...of })),
  ];
}

function whileActive(contract: Contract): fc.Arbitrary<Command>[] {
  const attempt = fc.integer({ min: 0, max: 3 });
  const nth = fc.constantFrom('01', '02', '03');
  const amendmentId =
    'amendment' in contract && contract.amendment
      ? fc.constant(contract.amendment.amendmentId)
      : nth.map((of) => `${contract.number}-S${of}`);
  const rescissionId = nth.map((of) => `${contract.number}-R${of}`);
  const consent = fc.record({ amendmentId, side, comment });
  return [
    fc
      .record({ milestoneId, deliveredOn: day, evidence: text })
      .map((of): Command => ({ type: 'reportDelivery', ...of })),
    fc.record({ milestoneId, attempt, comment }).map((of): Command => ({ type: 'acceptDelivery', ...of })),
    fc.record({ milestoneId, attempt, reason: text }).map((of): Command => ({ type: 'rejectDelivery', ...of })),
    fc
      .record({ paymentLineId, amount, receivedOn: day, reference: fc.constantFrom('A', 'B', 'C', 'D', 'E') })
      .map((of): Command => ({ type: 'recordReceipt', ...of })),
    fc.record({ requestedBy: side, reason: text, changes }).map((of): Command => ({ type: 'requestAmendment', ...of })),
    consent.map((of): Command => ({ type: 'agreeToAmendment', ...of })),
    consent.map((of): Command => ({ type: 'agreeToAmendment', ...of })),
    fc.record({ amendmentId, side, reason: text }).map((of): Command => ({ type: 'refuseAmendment', ...of })),
    fc.record({ rescissionId, side, comment }).map((of): Command => ({ type: 'agreeToRescission', ...of })),
    fc.record({ rescissionId, side, reason: text }).map((of): Command => ({ type: 'refuseRescission', ...of })),
  ];
}

/** What somebody could ask of this contract now; much of it at the wrong time, about the wrong thing or in the wrong amount. */
export function anyCommand(contract: Contract): fc.Arbitrary<Command> {
  const atRandom = fc.constantFrom(...commandTypes).map((type): Command => everyCommand[type]);
  const fitting = contract.stage === 'active' ? whileActive(contract) : beforeActive(contract);
  return fc.oneof({ weight: 1, arbitrary: atRandom }, { weight: 9, arbitrary: fc.oneof(...fitting) });
}
