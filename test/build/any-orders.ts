import fc from 'fast-check';
import { amendedDraft } from '../../domain/amendment/amended-terms';
import { openSteps, pendingSeats } from '../../domain/approval/steps';
import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { type Inputs } from '../../domain/contract/inputs';
import { approvalsOf } from '../../domain/contract/subjects';
import { isCalledOff } from '../../domain/drafting/framework';
import { agreementToSign } from '../../domain/signing/agreement';
import { compare, type Money, subtract, sum } from '../../domain/kernel/money';
import { anyCommand } from './any-command';
import { changesInFlight, termsOf } from './contract-library';
import { frameworkTerms } from './every-stage';
import { createPumpContract, pumpTerms, yuan } from './pump-contract';

/** A framework contract and its orders. */
export interface Family {
  framework: Contract;
  orders: readonly Contract[];
}

const frameworkNumber = 'HT-framework';

export const newFramework = createPumpContract('framework', { ...frameworkTerms, price: priceOf('300000.00') });

export function newOrder(name: string) {
  return createPumpContract(name, pumpTerms({ framework: { contractId: 'framework', number: frameworkNumber } }));
}

function priceOf(gross: string) {
  return { gross: yuan(gross), taxRate: '0.13' };
}

export const grossOf = (contract: Contract): Money => termsOf(contract).price.gross;

/** The current price of the contract and the price after the amendment in progress. */
export function pricesOf(contract: Contract): Record<'lower' | 'higher', Money> {
  const changes = changesInFlight(contract);
  const now = grossOf(contract);
  const then = changes ? amendedDraft(termsOf(contract), changes).price.gross : now;
  return compare(now, then) < 0 ? { lower: now, higher: then } : { lower: then, higher: now };
}

export const counts = (order: Contract): boolean => isCalledOff(order);

/** The inputs about other contracts, as `load-drafting.ts` reads them. */
export function inputsIn({ framework, orders }: Family, contract: Contract): Partial<Inputs> {
  const others = orders.filter((order) => order !== contract && counts(order));
  const used = sum(
    others.map((order) => pricesOf(order).higher),
    'CNY',
  );
  if (contract === framework) return { orders: others.length > 0 ? used : null };
  const { number, stage } = framework;
  return { framework: { number, stage, ceiling: pricesOf(framework).lower, used } };
}

/** Prices such that two or three orders fit under the framework, or one expensive order alone, and sometimes not even that. */
const thousands = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 50, max: 110 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }) },
);
const price = thousands.map((of) => `${String(of * 1000)}.00`);

function atAnotherPrice(contract: Contract): fc.Arbitrary<Command> {
  return price.map((gross) => {
    const [first, second] = termsOf(contract).paymentPlan;
    const lines =
      first && second
        ? [
            { paymentLineId: first.paymentLineId, amount: yuan('1000.00') },
            { paymentLineId: second.paymentLineId, amount: subtract(yuan(gross), yuan('1000.00')) },
          ]
        : [];
    const changes = { gross: yuan(gross), ...(lines.length > 0 ? { paymentPlan: lines } : {}) };
    return { type: 'requestAmendment', requestedBy: 'customer', reason: 'More pumps', changes };
  });
}

/** The votes for which the contract waits. */
function votes(contract: Contract): Command[] {
  return approvalsOf(contract).flatMap(({ subject, approval }) =>
    openSteps(approval).flatMap((step) =>
      pendingSeats(step).map(({ holder }): Command => ({
        ...{ type: 'approve', subject, stepId: step.stepId },
        ...{ approver: holder.email, comment: null },
      })),
    ),
  );
}

/** A command that brings the contract forward. */
export function nextStep(contract: Contract): fc.Arbitrary<Command> {
  const { revision } = contract;
  const waiting = votes(contract);
  if (waiting.length > 0) return fc.constantFrom(...waiting);
  switch (contract.stage) {
    case 'draft':
      return fc.oneof(
        { weight: 3, arbitrary: fc.constant<Command>({ type: 'submit', revision }) },
        {
          weight: 1,
          arbitrary: price.map((gross): Command => ({
            type: 'revise',
            revision,
            terms: pumpTerms({ price: priceOf(gross) }),
          })),
        },
      );
    case 'awaiting_customer':
      return fc.constant({ type: 'confirm', revision, comment: null });
    case 'awaiting_signature': {
      const side = contract.signatures.ours ? ('customer' as const) : ('ours' as const);
      return fc.constant({ type: 'recordSignature', side, signatory: side, signedOn: '2029-12-01' });
    }
    case 'active':
      return ofActive(contract);
    case 'in_approval':
    case 'signed':
    case 'completed':
    case 'terminated':
    case 'expired':
    case 'withdrawn':
    case 'declined':
    case 'archived':
      return anyCommand(contract);
  }
}

function ofActive(contract: Contract & { stage: 'active' }): fc.Arbitrary<Command> {
  const { amendment, termination } = contract;
  const agreement = agreementToSign(contract);
  if (agreement) {
    const side = agreement.signatures.ours ? ('customer' as const) : ('ours' as const);
    const { subject } = agreement;
    return fc.constant({ type: 'recordSignature', side, signatory: side, signedOn: '2029-12-01', subject });
  }
  if (amendment) return fc.constant({ type: 'agreeToAmendment', amendmentId: amendment.amendmentId, comment: null });
  if (termination)
    return fc.constant({ type: 'agreeToTermination', terminationId: termination.terminationId, comment: null });
  const end: Command = {
    ...{ type: 'requestTermination', requestedBy: 'ours', reason: 'No more pumps' },
    settlement: 'Nothing is owed.',
  };
  return fc.oneof({ weight: 3, arbitrary: atAnotherPrice(contract) }, { weight: 1, arbitrary: fc.constant(end) });
}

/** Mostly a command that brings the contract forward, sometimes any command. */
export function anyOrderCommand(contract: Contract): fc.Arbitrary<Command> {
  return fc.oneof({ weight: 8, arbitrary: nextStep(contract) }, { weight: 1, arbitrary: anyCommand(contract) });
}
