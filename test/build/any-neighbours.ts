import fc from 'fast-check';
import { type Command } from '../../domain/contract/commands';
import { type Contract, type Stage } from '../../domain/contract/contract';
import { type Inputs } from '../../domain/contract/inputs';
import { fileKey } from '../../domain/ending/file-key';
import { type Money, sum } from '../../domain/kernel/money';
import { type Actor } from '../../domain/kernel/people';
import { referenceKey } from '../../domain/payment/reference-key';
import { findEntry } from '../../domain/verification/commands';
import { type OpenEntry } from '../../domain/verification/state';
import { aCompany, rules, type Setting } from './a-company';
import { aRule, aStep } from './a-rule-set';
import { anyCommand } from './any-command';
import { nextStep, pricesOf } from './any-orders';
import { actorOf } from './ask-contract';
import { booksOf, trailBehind } from './contract-library';
import { ownerLink } from './owner-entries';
import { accept, approvers, deliver, yuan } from './pump-contract';

/** Two pump contracts at 113,000.00 fit below it, and a third does not. */
export const creditLimit = yuan('300000.00');

/** Who decides above the customer's credit limit, beside those who decide about everything. */
const controller = aRule('credit', {
  when: { credit: 'exceeded' },
  steps: [aStep('control', { approvers: [{ kind: 'person', email: 'boss@example.com' }], parts: ['money'] })],
});
const house = aCompany({ ruleSet: { ...rules, rules: [...rules.rules, controller] } });

/** Stages in which a contract counts against its customer's credit, as `load-customer.ts` has them. */
const committing: readonly Stage[] = ['in_approval', 'awaiting_customer', 'awaiting_signature', 'signed', 'active'];

/** What the contracts come to that count against the customer's credit. */
export function committedBy(contracts: readonly Contract[]): Money {
  const counting = contracts.filter(({ stage }) => committing.includes(stage));
  return sum(
    counting.map((contract) => pricesOf(contract).higher),
    'CNY',
  );
}

export function entriesOf(contract: Contract): OpenEntry[] {
  return 'entries' in contract ? (contract.entries ?? []) : [];
}

/** The transfers that are booked in a contract and not reversed, and those that wait to be verified, by what references are compared by. */
export function bookedIn(contract: Contract): string[] {
  return booksOf(contract).flatMap(({ reference, isReversed }) => (isReversed ? [] : [referenceKey(reference)]));
}
export function waitingIn(contract: Contract): string[] {
  return entriesOf(contract).flatMap(({ command }) =>
    command.type === 'recordReceipt' ? [referenceKey(command.reference)] : [],
  );
}

export function fileKeyOf(contract: Contract): string | null {
  const filed = trailBehind(contract).find((event) => event.type === 'ContractArchived');
  return filed ? fileKey(filed.fileNumber) : null;
}

/** The company, and what the database tells the rules of the other contracts. */
export function settingIn(contracts: readonly Contract[], contract: Contract, command: Command): Setting {
  const others = contracts.filter((other) => other !== contract);
  const asked = command.type === 'verifyEntry' ? findEntry(contract, command.entryId)?.command : command;
  const key = asked && 'reference' in asked ? referenceKey(asked.reference) : null;
  const file = 'fileNumber' in command ? fileKey(command.fileNumber) : null;
  const numberOf = (found: Contract | undefined) => found?.number ?? null;
  const inputs: Partial<Inputs> = {
    customer: {
      ...{ customerId: 'k-1', name: 'customer', status: 'normal', reason: null },
      ...{ creditLimit, committed: committedBy(others) },
    },
    bookedReference: key === null ? null : numberOf(contracts.find((one) => bookedIn(one).includes(key))),
    waitingReference: key === null ? null : numberOf(others.find((one) => waitingIn(one).includes(key))),
    filedContract: file === null ? null : numberOf(contracts.find((one) => fileKeyOf(one) === file)),
  };
  return { ...house, inputs };
}

/** Three transfers and two places on the shelf, each as banks and people write it. */
const reference = fc.constantFrom('TX-1', 'tx 1', 'ＴＸ１', 'TX-2', 'tx2', 'TX-3');
const fileNumber = fc.constantFrom('A-1', 'ａ－１', 'A - 1', 'B-2');

const bankFeed: Actor = { kind: 'service', id: 'bank', name: 'Bank feed' };
const finance: Actor = { kind: 'user', id: 'finance', ...approvers.finance, side: 'ours' };

/** Who asks what, and of which contract is not said here. */
export interface Asked {
  command: Command;
  actor: Actor;
}
const by = (actor: Actor) => (command: Command) => ({ command, actor });
const usual = (command: Command): Asked => ({ command, actor: actorOf(command) });

/** Money that comes for the next open line or for none, is found to be none, and is then booked where it belongs. */
function ofMoney(contract: Contract): fc.Arbitrary<Asked> {
  const line = 'payment' in contract ? contract.payment?.open[0] : undefined;
  const amounts = [yuan('100.00'), ...(line ? [line.outstanding] : [])];
  const receivedOn = '2029-12-01';
  const record = fc.tuple(reference, fc.constantFrom(...amounts)).map(([of, amount]): Command => ({
    ...{ type: 'recordReceipt', amount, receivedOn, reference: of },
    ...(line ? { paymentLineId: line.paymentLineId } : { allocations: [] }),
  }));
  const booked = booksOf(contract).filter(({ isReversed }) => !isReversed);
  const reverse = fc
    .constantFrom(...booked.map((one) => one.reference), 'TX-9')
    .map((of): Command => ({ type: 'reverseReceipt', reference: of, reason: 'Of another contract' }));
  const actor = fc.constantFrom(bankFeed, finance, ownerLink, ownerLink);
  return fc
    .tuple(fc.oneof({ weight: 3, arbitrary: record }, { weight: 1, arbitrary: reverse }), actor)
    .map(([command, who]) => ({ command, actor: who }));
}

function verifying(contract: Contract): fc.Arbitrary<Asked>[] {
  const entryIds = entriesOf(contract).map(({ entryId }) => entryId);
  if (entryIds.length === 0) return [];
  const of = fc.constantFrom(...entryIds).map((entryId) => ({ entryId, by: approvers.finance.email }));
  return [
    of.map((entry): Command => ({ type: 'verifyEntry', ...entry, comment: null })).map(by(finance)),
    of.map((entry): Command => ({ type: 'rejectEntry', ...entry, reason: 'Not ours' })).map(by(finance)),
  ];
}

/** The delivery that is due next, and its acceptance. */
function delivering(contract: Contract): fc.Arbitrary<Asked>[] {
  const next = contract.stage === 'active' ? contract.delivery.open[0] : undefined;
  if (!next) return [];
  const { milestoneId, reported, attempt } = next;
  return [fc.constant(usual(reported ? accept(milestoneId, attempt) : deliver(milestoneId)))];
}

const archiving = fileNumber.map((of): Command => ({ type: 'archive', fileNumber: of })).map(usual);

function fitting(contract: Contract): fc.Arbitrary<Asked> {
  switch (contract.stage) {
    case 'signed':
    case 'active':
      return fc.oneof(
        ofMoney(contract),
        ofMoney(contract),
        ...verifying(contract),
        ...delivering(contract),
        nextStep(contract).map(usual),
      );
    case 'completed':
    case 'terminated':
    case 'expired':
      return fc.oneof(ofMoney(contract), ...verifying(contract), archiving, archiving);
    case 'draft':
    case 'in_approval':
    case 'awaiting_customer':
    case 'awaiting_signature':
    case 'withdrawn':
    case 'declined':
    case 'archived':
      return nextStep(contract).map(usual);
  }
}

/** What somebody may ask of it now: mostly what fits, now and then anything. */
export function anyNeighbourCommand(contract: Contract): fc.Arbitrary<Asked> {
  return fc.oneof(
    { weight: 9, arbitrary: fitting(contract) },
    { weight: 1, arbitrary: anyCommand(contract).map(usual) },
  );
}
