import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Rescission, with what a kind of contract adds to it. */
function rescission(libraryClauseId: string, added: { zh: string; en: string } = { zh: '', en: '' }): SeedClause {
  return clause(
    libraryClauseId,
    words('Rescission', '合同的解除'),
    `双方协商一致，可以以书面形式解除本合同。
    有下列情形之一的，一方可以书面通知对方解除本合同：
    - 对方迟延履行主要债务，经书面催告后{{ fields.cure-days }}日内仍未履行的；
    - 对方有其他违约行为致使不能实现合同目的的；
    - 有确切证据证明对方丧失或者可能丧失履行能力，经书面通知后在合理期限内未恢复履行能力且未提供适当担保的；
    - 本合同其他条款或者法律规定可以解除的其他情形。
    ${added.zh}
    本合同自解除通知到达对方时解除，通知载明的日期更晚的，自该日解除。对方有异议的，按照“争议解决”一条处理。
    本合同解除后，尚未履行的，终止履行；已经履行的，根据履行情况和合同性质据实结算、恢复原状或者采取其他补救措施。解除不影响守约方请求对方承担违约责任的权利，也不影响结算和清理、保密以及争议解决条款的效力。`,
    `The parties may rescind this contract by written agreement.
    A party may rescind this contract by written notice if:
    - the other party is late in performing a main obligation and still has not performed it {{ fields.cure-days }} days after a written demand;
    - another breach by the other party defeats the purpose of this contract;
    - there is conclusive evidence that the other party has lost, or may lose, the ability to perform and, after written notice, it neither regains that ability nor provides suitable security within a reasonable time; or
    - another clause of this contract or the law allows it.
    ${added.en}
    This contract ends when the notice of rescission arrives, or on a later day stated in the notice. If the other party objects, the clause “Disputes” applies.
    After rescission, what has not been performed is no longer performed; what has been performed is settled, restored or otherwise remedied as its state and the nature of this contract require. Rescission does not affect the right of the party not in breach to claim for the breach, nor the provisions on settlement, confidentiality and disputes.`,
  );
}

const onNotice = {
  zh: '任何一方可以提前{{ fields.notice-days }}日书面通知对方解除本合同，无需说明理由。已经履行的部分据实结算；对方在收到通知前为履行本合同已经支出且无法避免的合理费用，由解除的一方承担。',
  en: 'Either party may rescind this contract without giving reasons by {{ fields.notice-days }} days’ written notice. What has been performed is settled as performed; the rescinding party bears the reasonable and unavoidable cost that the other party had incurred to perform this contract before it received the notice.',
};

/** A framework ends for orders to come; those that were made go on. */
const forOrdersToCome = {
  zh: `任何一方可以提前{{ fields.notice-days }}日书面通知对方解除本合同，无需说明理由。
    本合同终止后不得再下达订单；终止前已经成立的订单不受影响，继续按照本合同履行，但订单本身依约或者依法解除的除外。一方对某一订单有本条的解除事由的，可以仅解除该订单。`,
  en: `Either party may rescind this contract without giving reasons by {{ fields.notice-days }} days’ written notice.
    After the end of this contract no further orders may be placed. Orders concluded before continue to be performed under this contract, unless they are themselves rescinded under this contract or the law. Where a ground for rescission in this clause concerns one order, a party may rescind that order alone.`,
};

/** How far the parties answer for loss, and how and when a contract begins and ends. */
export const endingClauses: SeedClause[] = [
  clause(
    'liability-capped',
    words('Extent of liability', '赔偿责任的范围'),
    `一方违反本合同造成对方损失的，赔偿额应当相当于因违约所造成的损失，但不得超过违约方订立本合同时预见到或者应当预见到的因违约可能造成的损失。
    一方因本合同承担的违约金和赔偿金累计不超过含税价款的{{ fields.liability-cap }}。
    前款的上限不适用于下列情形：
    - 造成对方人身损害的；
    - 因故意或者重大过失造成对方财产损失的；
    - 违反本合同关于保密、反商业贿赂的约定的；
    - 第三人因一方侵害其知识产权而主张权利的。
    支付价款及退还已付价款的义务不是赔偿责任，不计入前述上限。`,
    `A party that breaches this contract must compensate the other party for the loss caused by the breach, but not beyond the loss that it foresaw, or should have foreseen, as a possible result of the breach when this contract was concluded.
    The liquidated damages and compensation that a party owes under this contract are limited in total to {{ fields.liability-cap }} of the price including tax.
    This limit does not apply to:
    - personal injury to the other party’s people;
    - loss of property of the other party caused intentionally or by gross negligence;
    - breach of the provisions of this contract on confidentiality and anti-bribery; or
    - claims of third parties that a party has infringed their intellectual property.
    The obligations to pay the price and to refund what has been paid are not compensation and do not count towards the limit.`,
  ),
  clause(
    'liability-statutory',
    words('Extent of liability', '赔偿责任的范围'),
    `一方违反本合同造成对方损失的，应当依照《中华人民共和国民法典》的规定赔偿，赔偿额相当于因违约所造成的损失，包括合同履行后可以获得的利益，但不得超过违约方订立本合同时预见到或者应当预见到的因违约可能造成的损失。`,
    `A party that breaches this contract must compensate the other party in accordance with the Civil Code of the People’s Republic of China. The compensation equals the loss caused by the breach, including the benefits that performance would have brought, but does not exceed the loss that the party in breach foresaw, or should have foreseen, as a possible result of the breach when this contract was concluded.`,
  ),
  rescission('rescission'),
  rescission('rescission-on-notice', onNotice),
  rescission('framework-rescission', forOrdersToCome),
  clause(
    'closing',
    words('Term, conclusion and effect', '期限、成立与生效'),
    `本合同的期限自{{ term.startsOn }}起至{{ term.endsOn }}止。期限届满不影响届时尚未履行完毕的义务，也不影响保密、违约责任、争议解决以及其他依其性质应当继续适用的条款。
    本合同自双方签署时成立。签署由法定代表人、负责人或者委托代理人签名并加盖公章或者合同专用章；依照所在地惯例不使用印章的一方，以签名为准。可靠的电子签名与手写签名或者盖章具有同等的法律效力。
    {% if effectiveOn %}本合同自{{ effectiveOn }}起生效；双方在该日之后签署的，本合同适用于该日以后的履行。{% else %}本合同自成立时生效。{% endif %}
    本合同及其附件是双方就合同内容达成的全部约定，取代此前的口头和书面约定。部分条款无效的，不影响其他条款的效力；双方应当以最接近原意的有效条款替代无效条款。
    以电子形式签署的，经双方签署的数据电文为原件；以纸质形式签署的，双方各执相同份数的正本，具有同等的法律效力。`,
    `The term of this contract runs from {{ term.startsOn }} to {{ term.endsOn }}. Its end does not affect obligations not yet fully performed, nor the provisions on confidentiality, liability for breach and disputes and others that by their nature continue to apply.
    This contract is concluded when both parties have signed it. It is signed by the legal representative, the person in charge or an authorised agent, with the company seal or contract seal; for a party that by local custom uses no seal, the signature suffices. A reliable electronic signature has the same legal effect as a handwritten signature or a seal.
    {% if effectiveOn %}This contract takes effect on {{ effectiveOn }}; if the parties sign it after that day, it applies to performance from that day on.{% else %}This contract takes effect when it is concluded.{% endif %}
    This contract and its attachments are the whole agreement of the parties on what they cover and replace earlier oral and written arrangements. If part of this contract is invalid, the rest remains valid; the parties must replace the invalid part with a valid one that comes closest to what was intended.
    If this contract is signed electronically, the data message signed by both parties is the original; if it is signed on paper, each party keeps the same number of originals, all of equal legal effect.`,
  ),
];
