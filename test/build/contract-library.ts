import { createHash } from 'node:crypto';
import { type Changes } from '../../domain/amendment/state';
import { earlierRounds } from '../../domain/contract/earlier-round';
import { returnersIn } from '../../domain/contract/returners';
import { type Comment, concerns } from '../../domain/approval/comment';
import { type Contract } from '../../domain/contract/contract';
import { type AnyCommand } from '../../domain/contract/commands';
import { type ContractEvent } from '../../domain/contract/events';
import * as domain from '../../domain/contract/evolve';
import { type Inputs } from '../../domain/contract/inputs';
import { type Reading } from '../../domain/contract/reading';
import { textsOf } from '../../domain/contract/texts';
import { type Terms } from '../../domain/drafting/terms';
import { sum } from '../../domain/kernel/money';
import { type AllocationAsked } from '../../domain/payment/record-receipt';
import { type BookedReceipt } from '../../domain/payment/booked-receipt';
import { findEntry } from '../../domain/verification/commands';
import { referenceKey } from '../../domain/payment/reference-key';
import { type Setting } from './a-company';

/** SHA-256 of a text, in hex. */
export const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** All terms made by the tests of a file, by digest. */
export const texts = textsOf(digest);

/** The terms of a contract, to which its working set only refers. */
export function termsOf({ terms }: Pick<Contract, 'terms'>): Terms {
  return texts.termsOf(terms);
}

/** The events before each state. In the product Postgres has them; the working set does not. */
const trails = new WeakMap<Contract, readonly ContractEvent[]>();

/**
 * All events of a contract.
 * @throws Error for a state that was not made by the functions of this file
 */
export function trailBehind(contract: Contract | null): readonly ContractEvent[] {
  if (contract === null) return [];
  const trail = trails.get(contract);
  if (!trail) throw new Error(`Nobody knows how contract ${contract.contractId} came here; fold its events with this.`);
  return trail;
}

export function evolve(contract: Contract | null, event: ContractEvent): Contract {
  const after = domain.evolve(contract, event);
  trails.set(after, [...(contract ? (trails.get(contract) ?? []) : []), event]);
  return after;
}

/** The state after these events; they are kept as its trail. */
export function fold(events: readonly ContractEvent[], from: Contract | null = null): Contract | null {
  return events.reduce<Contract | null>(evolve, from);
}

/** A state changed without a rule; it keeps the trail of the original. */
export function changed<C extends Contract>(contract: C, changes: Partial<C>): C {
  const other = { ...contract, ...changes };
  trails.set(other, trailBehind(contract));
  return other;
}

/** All comments on the contract, oldest first. */
export function commentsOf(contract: Contract): Comment[] {
  return trailBehind(contract).reduce<Comment[]>((comments, event) => {
    if (event.type === 'CommentAdded') {
      const { subject, commentId, by, at, text, mustBeResolved } = event;
      return [...comments, { subject, commentId, by, at, text, mustBeResolved, resolved: null }];
    }
    if (event.type !== 'CommentResolved') return comments;
    const { commentId, by, at, text } = event;
    return comments.map((comment) =>
      comment.commentId === commentId ? { ...comment, resolved: { by, at, text } } : comment,
    );
  }, []);
}

/** The recorded receipts. */
export function receiptsOf(contract: Contract): ContractEvent<'ReceiptRecorded'>[] {
  return trailBehind(contract).filter((event) => event.type === 'ReceiptRecorded');
}

/** The receipts with their allocations, and whether they are reversed. */
export function booksOf(contract: Contract): BookedReceipt[] {
  return trailBehind(contract).reduce<BookedReceipt[]>((books, event) => {
    if (event.type === 'ReceiptRecorded') {
      const { seq, amount, receivedOn, reference, allocations } = event;
      const asked = allocations.map((one) => ({ paymentLineId: one.paymentLineId, amount: one.amount }));
      return [...books, { seq, amount, receivedOn, reference, isReversed: false, allocations: asked }];
    }
    if (event.type === 'ReceiptAllocated')
      return books.map((receipt) =>
        receipt.seq === event.receiptSeq
          ? { ...receipt, allocations: merged([...receipt.allocations, ...event.allocations]) }
          : receipt,
      );
    if (event.type !== 'ReceiptReversed') return books;
    return books.map((receipt) => (receipt.seq === event.receiptSeq ? { ...receipt, isReversed: true } : receipt));
  }, []);
}

/** Merges the allocations of each line. */
function merged(allocations: readonly AllocationAsked[]): AllocationAsked[] {
  const ids = [...new Set(allocations.map(({ paymentLineId }) => paymentLineId))];
  return ids.map((paymentLineId) => {
    const own = allocations.filter((one) => one.paymentLineId === paymentLineId).map(({ amount }) => amount);
    return { paymentLineId, amount: sum(own, own[0]?.currency ?? '') };
  });
}

function bookedUnder(contract: Contract, asked: string): BookedReceipt | null {
  const key = referenceKey(asked);
  return booksOf(contract).findLast(({ reference }) => referenceKey(reference) === key) ?? null;
}

function metByMoney(contract: Contract | null): string[] {
  return trailBehind(contract).reduce<string[]>((met, event) => {
    if (event.type === 'ConditionMet' && event.cause === 'receipt') return [...met, event.conditionId];
    return event.type === 'ConditionReopened' ? met.filter((id) => id !== event.conditionId) : met;
  }, []);
}

/** The changes of the amendment in progress; undefined if there is none. */
export function changesInFlight(contract: Contract): Changes | undefined {
  if (contract.stage !== 'active' || !contract.amendment) return undefined;
  const { amendmentId } = contract.amendment;
  const asked = trailBehind(contract).filter((event) => event.type === 'AmendmentRequested');
  return asked.find((event) => event.amendmentId === amendmentId)?.changes;
}

/** All inputs that the rules may need for the command; those of the setting take precedence. */
export function inputsFor(contract: Contract | null, asked: AnyCommand, { inputs, ...company }: Setting): Inputs {
  const entry = contract && asked.type === 'verifyEntry' ? findEntry(contract, asked.entryId) : null;
  const command = entry?.command ?? asked;
  const receipt = contract && 'reference' in command ? bookedUnder(contract, command.reference) : null;
  const named = 'commentId' in command ? command.commentId : null;
  const comments = (contract && 'subject' in command ? commentsOf(contract) : []).filter(
    (comment) =>
      comment.commentId === named ||
      (comment.mustBeResolved && !comment.resolved && 'subject' in command && concerns(comment, command.subject)),
  );
  const changes = contract ? changesInFlight(contract) : undefined;
  return {
    ...{ company, clock: company.clock, texts, comments },
    ...{ wording: null, filedContract: null, framework: null, orders: null, document: null, customer: null },
    ...{ receipt, bookedReference: receipt && !receipt.isReversed ? (contract?.number ?? '') : null },
    waitingReference: null,
    conditionsMet: metByMoney(contract),
    ...{ changes: changes ?? {}, ...inputs },
  };
}

/** The company's bank account. */
const account = {
  ...{ bank: '示例银行上海分行', bankEn: 'Example Bank, Shanghai Branch', accountNumber: '6222 0000 0000 0000' },
  ...{ accountName: '华东示例设备有限公司', accountNameEn: 'East China Example Equipment Co., Ltd.' },
};

/** The terms of each earlier revision, as submitted. */
function roundsOf(contract: Contract): Pick<Reading, 'earlier'> {
  const { revision } = contract;
  if (revision === 1) return {};
  const trail = trailBehind(contract);
  const submitted = trail.flatMap((event, index): [number, Terms][] => {
    const at = event.type === 'ContractSubmitted' ? fold(trail.slice(0, index + 1)) : null;
    return at ? [[at.revision, termsOf(at)]] : [];
  });
  return { earlier: earlierRounds(trail, revision, new Map(submitted), returnersIn(trail)) };
}

/** The reason of the last rejected delivery. */
function rejectedOf(contract: Contract): string | null {
  return trailBehind(contract).findLast((event) => event.type === 'DeliveryRejected')?.reason ?? null;
}

/** The data that people see besides the working set; with a milestone, its last delivery report. */
export function readingOf(contract: Contract, milestoneId?: string): Reading {
  const reports = trailBehind(contract).filter((event) => event.type === 'DeliveryReported');
  const report = reports.findLast((event) => milestoneId === undefined || event.milestoneId === milestoneId);
  return {
    termsOf: texts.termsOf,
    comments: commentsOf(contract).filter(({ resolved }) => !resolved),
    report: report ? { deliveredOn: report.deliveredOn, evidence: report.evidence } : null,
    bankAccount: account,
    ...roundsOf(contract),
    rejected: rejectedOf(contract),
  };
}
