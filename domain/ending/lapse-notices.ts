import { type Contract } from '../contract/contract';
import { type NoticeDraft, tell, tellCustomer } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { isZero } from '../kernel/money';
import { quoted } from '../kernel/quote';
import { moneyWords } from '../kernel/show-money';
import { type Recorded } from '../kernel/stream';
import { type Words, words } from '../kernel/words';
import { toGiveBackOf } from '../payment/to-give-back';
import { type EndingEvents } from './events';

interface Told {
  inside: Words;
  customer: Words;
}

const nothing: Told = { inside: words('', ''), customer: words('', '') };

/** Money received for the contract must be paid back, because it was never owed. */
function givingBack(contract: Contract, { termsOf }: Reading): Told {
  const money = toGiveBackOf(contract, termsOf(contract.terms));
  if (money === null || isZero(money)) return nothing;
  const amount = moneyWords(money);
  return {
    inside: words(
      ` ${amount.en} that came in for it is to be given back. Once that is done, have finance reverse its receipt with the reference of the repayment; the contract is archived after that.`,
      zh`已收款 ${amount['zh-CN']} 应予退还。退还后请财务冲销该笔回款，并注明退款流水号，此后方可归档。`,
    ),
    customer: words(
      ` What you have paid under it, ${amount.en}, will be given back to you.`,
      zh`您已支付的 ${amount['zh-CN']} 将予退还。`,
    ),
  };
}

/** The titles of the conditions that were not met. */
function missing(before: Contract | null, { termsOf }: Reading): Words {
  if (before?.stage !== 'signed') return words('', '');
  const { conditions = [] } = termsOf(before.terms);
  const titles = before.effect.open.map(
    ({ conditionId: id }) => `“${conditions.find(({ conditionId }) => conditionId === id)?.title ?? id}”`,
  );
  return words(titles.join(', '), titles.join('、'));
}

/** Tells both sides, and the other people who could have decided. */
export function tellLapsed(
  contract: Contract,
  { longStopOn, decidedBy, reason, others }: Recorded<{ type: 'ContractLapsed' } & EndingEvents['ContractLapsed']>,
  reading: Reading,
  before: Contract | null,
): NoticeDraft[] {
  const title = shortTitle(contract);
  const back = givingBack(contract, reading);
  const open = missing(before, reading);
  const subject = words(`Ended without having taken effect: ${title.en}`, zh`${title['zh-CN']}未生效，已终止`);
  const what = words(
    `By the long-stop day, ${longStopOn}, ${open.en} had not come, and the contract ends without having taken effect.`,
    zh`至最迟生效日 ${longStopOn}，生效条件${open['zh-CN']}仍未成就，合同不再生效，就此终止。`,
  );
  const inside = words(
    `${what.en} ${decidedBy.name} decided so: ${quoted(reason)}.${back.inside.en}`,
    zh`${what['zh-CN']}由 ${decidedBy.name} 决定，理由：${quoted(reason)}。${back.inside['zh-CN']}`,
  );
  const customer = words(
    `${what.en} Neither side has to perform it.${back.customer.en}`,
    zh`${what['zh-CN']}双方不再负有履行义务。${back.customer['zh-CN']}`,
  );
  return [
    ...tell('lapsed', [contract.owner, ...others], subject, inside),
    ...tellCustomer('lapsed', contract, subject, customer),
  ];
}
