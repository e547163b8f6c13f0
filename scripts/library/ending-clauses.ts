import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** The termination clause, with the additions of a contract type. */
function termination(libraryClauseId: string, added: { zh: string; en: string } = { zh: '', en: '' }): SeedClause {
  return clause(
    libraryClauseId,
    words('Termination', '合同的解除'),
    `双方协商一致，可以解除本合同；解除协议应当由双方有签约权限的人签署。
    有下列情形之一的，一方可以书面通知对方解除本合同：
    - 对方迟延履行主要债务，经书面催告后{{ fields.cure-days }}日内仍未履行的；
    - 对方有其他违约行为致使不能实现合同目的的；
    - 有确切证据证明对方丧失或者可能丧失履行能力，经书面通知后在合理期限内未恢复履行能力且未提供适当担保的；
    - 本合同其他条款或者法律规定可以解除的其他情形。
    ${added.zh}
    本合同自解除通知到达对方时解除，通知载明的日期更晚的，自该日解除。对方有异议的，按照“争议解决”一条处理。
    本合同解除后，尚未履行的，终止履行；已经履行的，根据履行情况和合同性质据实结算、恢复原状或者采取其他补救措施。解除不影响守约方请求对方承担违约责任的权利，也不影响结算和清理、保密以及争议解决条款的效力。`,
    `The parties may terminate this contract by agreement, signed on both sides by a person with authority to sign.
    A party may terminate this contract by written notice if:
    - the other party is late in performing a main obligation and still has not performed it {{ fields.cure-days }} days after a written demand;
    - another breach by the other party defeats the purpose of this contract;
    - there is conclusive evidence that the other party has lost, or may lose, the ability to perform and, after written notice, it neither regains that ability nor provides suitable security within a reasonable time; or
    - another clause of this contract or the law allows it.
    ${added.en}
    This contract ends when the notice of termination arrives, or on a later day stated in the notice. If the other party objects, the clause “Disputes” applies.
    After termination, what has not been performed is no longer performed; what has been performed is settled, restored or otherwise remedied as its state and the nature of this contract require. Termination does not affect the right of the party not in breach to claim for the breach, nor the provisions on settlement, confidentiality and disputes.`,
  );
}

const onNotice = {
  zh: '任何一方可以提前{{ fields.notice-days }}日书面通知对方解除本合同，无需说明理由。已经履行的部分据实结算；对方在收到通知前为履行本合同已经支出且无法避免的合理费用，由解除的一方承担。',
  en: 'Either party may terminate this contract without giving reasons by {{ fields.notice-days }} days’ written notice. What has been performed is settled as performed; the terminating party bears the reasonable and unavoidable cost that the other party had incurred to perform this contract before it received the notice.',
};

/** The end of a framework contract affects future orders only; existing orders continue. */
const forOrdersToCome = {
  zh: `任何一方可以提前{{ fields.notice-days }}日书面通知对方解除本合同，无需说明理由。
    本合同终止后不得再下达订单；终止前已经成立的订单不受影响，继续按照本合同履行，但订单本身依约或者依法解除的除外。一方对某一订单有本条的解除事由的，可以仅解除该订单。`,
  en: `Either party may terminate this contract without giving reasons by {{ fields.notice-days }} days’ written notice.
    After the end of this contract no further orders may be placed. Orders concluded before continue to be performed under this contract, unless they are themselves terminated under this contract or the law. Where a ground for termination in this clause concerns one order, a party may terminate that order alone.`,
};

/** Liability that cannot be limited: 民法典 506 forbids it for personal injury, and for loss of property by intent or gross negligence. */
const unlimitedZh = `前述限制不适用于下列情形：
    - 造成对方人身损害的；
    - 因故意或者重大过失造成对方财产损失的；
    - 违反本合同关于保密、反商业贿赂的约定的。
    乙方支付价款和迟延付款违约金的义务，以及退还已付价款的义务，不受前述限制。`;
const unlimitedEn = `These limits do not apply to:
    - personal injury to the other party’s people;
    - loss of property of the other party caused intentionally or by gross negligence; or
    - breach of the provisions of this contract on confidentiality and anti-bribery.
    Neither the obligation of Party B to pay the price and liquidated damages for late payment, nor an obligation to refund what has been paid, is subject to these limits.`;

/** Limitation of liability, worded by what the limit is calculated from. */
function liability(
  libraryClauseId: string,
  zh: { of: string; price: string },
  en: { of: string; price: string },
): SeedClause {
  return clause(
    libraryClauseId,
    words('Extent of liability', '赔偿责任的范围'),
    `一方违反${zh.of}造成对方损失的，赔偿额应当相当于因违约所造成的损失，但不得超过违约方订立${zh.of}时预见到或者应当预见到的因违约可能造成的损失。
    ! 任何一方均不就对方的可得利益损失、停产停工损失、商誉损失以及对方向第三人承担的违约金负赔偿责任。
    ! 一方就${zh.of}承担的违约金和赔偿金累计不超过${zh.price}的{{ fields.liability-cap }}；第三人因一方侵害其知识产权而主张权利的，该方的赔偿责任累计不超过${zh.price}的{{ fields.ip-cap }}%。
    ${unlimitedZh}`,
    `A party that breaches ${en.of} must compensate the other party for the loss caused by the breach, but not beyond the loss that it foresaw, or should have foreseen, as a possible result of the breach when ${en.of} was concluded.
    ! Neither party is liable for the other party’s loss of profit, loss from stopped production or work, loss of goodwill, or liquidated damages owed to third parties.
    ! The liquidated damages and compensation that a party owes in respect of ${en.of} are limited in total to {{ fields.liability-cap }} of ${en.price}; where a third party claims that a party has infringed its intellectual property, that party’s liability is limited in total to {{ fields.ip-cap }}% of ${en.price}.
    ${unlimitedEn}`,
  );
}

/** Clauses on liability and on early termination. */
export const endingClauses: SeedClause[] = [
  liability(
    'liability-capped',
    { of: '本合同', price: '含税价款' },
    { of: 'this contract', price: 'the price including tax' },
  ),
  liability(
    'framework-liability',
    { of: '订单', price: '该订单含税价款' },
    { of: 'an order', price: 'the price of that order including tax' },
  ),
  clause(
    'liability-statutory',
    words('Extent of liability', '赔偿责任的范围'),
    `一方违反本合同造成对方损失的，应当依照《中华人民共和国民法典》的规定赔偿，赔偿额相当于因违约所造成的损失，包括合同履行后可以获得的利益，但不得超过违约方订立本合同时预见到或者应当预见到的因违约可能造成的损失。`,
    `A party that breaches this contract must compensate the other party in accordance with the Civil Code of the People’s Republic of China. The compensation equals the loss caused by the breach, including the benefits that performance would have brought, but does not exceed the loss that the party in breach foresaw, or should have foreseen, as a possible result of the breach when this contract was concluded.`,
  ),
  termination('termination'),
  termination('termination-on-notice', onNotice),
  termination('framework-termination', forOrdersToCome),
];
