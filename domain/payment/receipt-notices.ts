import { type Contract } from '../contract/contract';
import { type FactLine } from '../contract/fact-lines';
import { type NoticeDraft, tell, tellCustomer } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { shortTitle } from '../contract/subject-line';
import { isLapsed } from '../ending/lapsed';
import { zh } from '../kernel/chinese';
import { isZero, type Money } from '../kernel/money';
import { quoted } from '../kernel/quote';
import { moneyWords } from '../kernel/show-money';
import { type Recorded } from '../kernel/stream';
import { type Words, words } from '../kernel/words';
import { type Allocation, type PaymentEvents } from './events';
import { paymentFacts, paymentTitle } from './payment-facts';

type Event<T extends keyof PaymentEvents> = Recorded<{ type: T } & PaymentEvents[T]>;

/** What remains to be paid on the line. */
function restOf({ outstanding }: Allocation): Words {
  if (isZero(outstanding)) return words('it is paid in full', '已付清');
  const left = moneyWords(outstanding);
  return words(`${left.en} of it is still to come`, zh`尚余 ${left['zh-CN']}`);
}

/** The allocations in one sentence. */
function allocatedWords(contract: Contract, allocations: readonly Allocation[], { termsOf }: Reading): Words {
  const terms = termsOf(contract.terms);
  const parts = allocations.map((allocation) => {
    const [amount, rest] = [moneyWords(allocation.amount), restOf(allocation)];
    const name = paymentTitle(terms, allocation.paymentLineId);
    return words(`${amount.en} for “${name}” (${rest.en})`, zh`“${name}”${amount['zh-CN']}（${rest['zh-CN']}）`);
  });
  return words(parts.map(({ en }) => en).join(', '), parts.map((part) => part['zh-CN']).join('、'));
}

/** Joins sentences, leaving out empty ones. */
function together(sentences: readonly Words[]): Words {
  const said = sentences.filter(({ en }) => en !== '');
  return words(said.map(({ en }) => en).join(' '), said.map((one) => one['zh-CN']).join(''));
}

const nothing = words('', '');

function countsFor(contract: Contract, allocations: readonly Allocation[], reading: Reading): Words {
  if (allocations.length === 0) return nothing;
  const lines = allocatedWords(contract, allocations, reading);
  return words(`It counts for: ${lines.en}.`, zh`其中：${lines['zh-CN']}。`);
}

/** The unallocated amount, in words for our own people. */
function keptInside(unallocated: Money): Words {
  if (isZero(unallocated)) return nothing;
  const kept = moneyWords(unallocated);
  return words(
    `${kept.en} is for no payment line yet and is kept with the contract; allocate it, or settle with the customer what becomes of it.`,
    zh`${kept['zh-CN']} 尚未对应付款项，暂留于合同；请予以分配，或与客户商定如何处理。`,
  );
}

/** The unallocated amount, in words for the customer. */
function keptForCustomer(unallocated: Money): Words {
  if (isZero(unallocated)) return nothing;
  const kept = moneyWords(unallocated);
  return words(
    `${kept.en} of it is for no payment of the plan yet; we keep it for you under the contract.`,
    zh`${kept['zh-CN']} 尚未对应付款计划中的款项，我方已在本合同项下为贵方留存。`,
  );
}

/** What remains to be paid, if the receipt was for one line and did not settle it; for several lines the text says it. */
function factsOf(before: Contract | null, allocations: readonly Allocation[], reading: Reading): FactLine[] {
  const [only, ...others] = allocations;
  if (!only || others.length > 0 || isZero(only.outstanding) || !before) return [];
  const payment = 'payment' in before ? before.payment : null;
  const line = payment?.open.find(({ paymentLineId }) => paymentLineId === only.paymentLineId);
  if (!line) return [];
  return paymentFacts(before, { ...line, outstanding: only.outstanding }, reading.termsOf(before.terms), reading);
}

interface Told {
  inside: Words;
  customer: Words;
}

/** Describes a transfer for a single line in one sentence. */
function ofOneLine(contract: Contract, event: Event<'ReceiptRecorded'>, line: Allocation, reading: Reading): Told {
  const { amount, receivedOn, reference } = event;
  const name = paymentTitle(reading.termsOf(contract.terms), line.paymentLineId);
  const [came, left] = [moneyWords(amount), moneyWords(line.outstanding)];
  const rest = isZero(line.outstanding)
    ? words('It is paid in full.', '该笔款项已付清。')
    : words(`${left.en} of it is still to come.`, zh`该笔款项尚余 ${left['zh-CN']}。`);
  return {
    inside: words(
      `${came.en} for “${name}” came in on ${receivedOn}, under the bank's reference ${quoted(reference)}. ${rest.en}`,
      zh`${receivedOn} 收到“${name}”${came['zh-CN']}，银行流水号为${quoted(reference)}。${rest['zh-CN']}`,
    ),
    customer: words(
      `Thank you: ${came.en} for “${name}” reached us on ${receivedOn}. ${rest.en}`,
      zh`我方已于 ${receivedOn} 收到“${name}”${came['zh-CN']}，谢谢。${rest['zh-CN']}`,
    ),
  };
}

function ofSeveral(contract: Contract, event: Event<'ReceiptRecorded'>, reading: Reading): Told {
  const { amount, receivedOn, reference, allocations, unallocated } = event;
  const came = moneyWords(amount);
  const counts = countsFor(contract, allocations, reading);
  return {
    inside: together([
      words(
        `${came.en} came in on ${receivedOn}, under the bank's reference ${quoted(reference)}.`,
        zh`${receivedOn} 收到 ${came['zh-CN']}，银行流水号为${quoted(reference)}。`,
      ),
      ...[counts, keptInside(unallocated)],
    ]),
    customer: together([
      words(
        `Thank you: ${came.en} reached us on ${receivedOn}.`,
        zh`我方已于 ${receivedOn} 收到 ${came['zh-CN']}，谢谢。`,
      ),
      ...[counts, keptForCustomer(unallocated)],
    ]),
  };
}

/** A payment for a contract that never took effect was not owed. */
function unowed(contract: Contract): Words[] {
  if (!isLapsed(contract)) return [];
  return [words('The contract never took effect: it is to be given back.', '合同未曾生效，该款项应予退还。')];
}

/** Tells the owner and the customer that money has come and what it is allocated to. */
export function received(
  contract: Contract,
  event: Event<'ReceiptRecorded'>,
  reading: Reading,
  before: Contract | null,
): NoticeDraft[] {
  const { amount, allocations, unallocated } = event;
  const title = shortTitle(contract);
  const came = moneyWords(amount);
  const [only, ...others] = allocations;
  const isOfOneLine = only !== undefined && others.length === 0 && isZero(unallocated);
  const { inside, customer } = isOfOneLine
    ? ofOneLine(contract, event, only, reading)
    : ofSeveral(contract, event, reading);
  const subject = words(`Received: ${came.en} for ${title.en}`, zh`${title['zh-CN']}已登记回款 ${came['zh-CN']}`);
  return [
    ...tell('receipt_booked', [contract.owner], subject, together([inside, ...unowed(contract)])),
    ...tellCustomer(
      'receipt_confirmed',
      contract,
      words(`We have received your payment for ${title.en}`, zh`已收到${title['zh-CN']}的款项`),
      customer,
      { facts: factsOf(before, allocations, reading), about: 'parties' },
    ),
  ];
}

/** Tells that kept money is now allocated; the customer is told too, because they were told that it was kept. */
export function allocated(contract: Contract, event: Event<'ReceiptAllocated'>, reading: Reading): NoticeDraft[] {
  const { reference, allocations, unallocated } = event;
  const title = shortTitle(contract);
  const lines = allocatedWords(contract, allocations, reading);
  const counts = words(
    `Of the money that came under the bank's reference ${quoted(reference)}, this now counts: ${lines.en}.`,
    zh`银行流水号为${quoted(reference)}的款项现对应：${lines['zh-CN']}。`,
  );
  const subject = words(
    `Money received for ${title.en} now counts for payments`,
    zh`${title['zh-CN']}已收款项已对应付款项`,
  );
  return [
    ...tell('receipt_allocated', [contract.owner], subject, together([counts, keptInside(unallocated)])),
    ...tellCustomer('allocation_confirmed', contract, subject, together([counts, keptForCustomer(unallocated)]), {
      about: 'parties',
    }),
  ];
}

/** What is owed again, in one sentence; nothing if the contract never took effect. */
function owedAgain(contract: Contract, { allocations }: Event<'ReceiptReversed'>, { termsOf }: Reading): Words {
  if (isLapsed(contract)) return words('It is no more to be given back.', '该款项不再待退还。');
  if (allocations.length === 0) return nothing;
  const terms = termsOf(contract.terms);
  const parts = allocations.map(({ paymentLineId, outstanding }) => {
    const [amount, name] = [moneyWords(outstanding), paymentTitle(terms, paymentLineId)];
    return words(`“${name}” (${amount.en} outstanding)`, zh`“${name}”（未付 ${amount['zh-CN']}）`);
  });
  return words(
    `Owed again: ${parts.map(({ en }) => en).join(', ')}.`,
    zh`恢复为应付：${parts.map((part) => part['zh-CN']).join('、')}。`,
  );
}

/** What a reversed receipt means for the contract. */
function afterReversal(contract: Contract, { allocations }: Event<'ReceiptReversed'>, reading: Reading): Words {
  const { conditions = [] } = reading.termsOf(contract.terms);
  const owed = new Set(allocations.map(({ paymentLineId }) => paymentLineId));
  const isCondition = conditions.some(({ paymentLineId }) => paymentLineId !== undefined && owed.has(paymentLineId));
  if (contract.stage === 'completed' && allocations.length > 0)
    return words(
      'The contract had been completed with it, and is active again.',
      '合同曾据此履行完毕，现恢复为履行中。',
    );
  if (!isCondition || isLapsed(contract)) return nothing;
  return contract.stage === 'signed'
    ? words('The contract waits for this money again before it takes effect.', '合同生效须重新等待该款项到账。')
    : words(
        'The contract had taken effect with this money, and stays in force: please have legal look at whether it does.',
        '合同曾据该款项生效，系统仍按已生效处理；请法务确认其效力。',
      );
}

/** Tells only the owner: whether the customer is at fault is for people to judge. */
export function reversed(contract: Contract, event: Event<'ReceiptReversed'>, reading: Reading): NoticeDraft[] {
  const { amount, receivedOn, reference, reason } = event;
  const title = shortTitle(contract);
  const went = moneyWords(amount);
  return tell(
    'receipt_reversed',
    [contract.owner],
    words(`Reversed: the receipt of ${went.en} for ${title.en}`, zh`${title['zh-CN']}的回款 ${went['zh-CN']}已冲销`),
    together([
      words(
        `The receipt of ${receivedOn} under the bank's reference ${quoted(reference)} was reversed. The reason given: ${quoted(reason)}.`,
        zh`${receivedOn} 登记的回款（银行流水号${quoted(reference)}）已冲销，理由：${quoted(reason)}。`,
      ),
      ...[owedAgain(contract, event, reading), afterReversal(contract, event, reading)],
      words(
        'The customer had a confirmation of it and is not told by us; please put it right with them.',
        '客户此前收到过收款确认，系统不会另行通知，请您与客户说明。',
      ),
    ]),
  );
}
