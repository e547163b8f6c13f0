import { type TemplateSlot } from '../../domain/library/library';
import { words } from '../../domain/kernel/words';
import { clause, type SeedClause, slot } from './clause';

const heading = words('Disputes', '争议解决');

const lawZh =
  '本合同的订立、效力、解释、履行和争议解决，适用{% if law.governing %}{{ law.governing }}{% else %}中华人民共和国法律（不包括其冲突规范；就本合同而言，不包括香港特别行政区、澳门特别行政区和台湾地区的法律）{% endif %}。';
const lawEn =
  'The conclusion, validity, interpretation and performance of this contract, and the resolution of disputes, are governed by {% if law.governing %}{{ law.governing }}{% else %}the laws of the People’s Republic of China, without its conflict-of-laws rules (and, for the purposes of this contract, without the laws of the Hong Kong and Macao Special Administrative Regions and of Taiwan){% endif %}.';

const otherwiseZh = `争议处理期间，除争议事项外，双方应当继续履行本合同。
  为解决争议支出的合理的律师费、保全费、鉴定费等费用，由败诉方承担；部分胜诉的，按照胜诉比例分担。`;
const otherwiseEn = `While a dispute is pending, the parties must continue to perform this contract in all matters not in dispute.
  The losing party bears the reasonable costs of resolving the dispute, such as the fees of lawyers, preservation measures and experts; if each succeeds in part, they share the costs in proportion.`;

const negotiateZh = '因本合同引起的或者与本合同有关的争议，双方应当首先协商解决。';
const negotiateEn =
  'The parties must first try to resolve any dispute arising from or relating to this contract by negotiation.';

const sueZh = '向{% if law.venue %}{{ law.venue }}{% else %}甲方住所地有管辖权的人民法院{% endif %}提起诉讼。';
const sueEn =
  'bring an action before {% if law.venue %}{{ law.venue }}{% else %}the competent people’s court at the domicile of Party A{% endif %}.';

function arbitrateZh(tribunal: string): string {
  return `协商不成的，应当将争议提交{{ law.venue }}，按照申请仲裁时该机构现行有效的仲裁规则进行仲裁。仲裁地为该机构所在地，${tribunal}，仲裁使用本合同所用的语言。仲裁裁决是终局的，对双方均有约束力。`;
}

function arbitrateEn(tribunal: string): string {
  return `If negotiation fails, the dispute must be submitted to {{ law.venue }} for arbitration under its rules in force when the request for arbitration is made. The seat of arbitration is where that institution is located, ${tribunal}, and the proceedings are in the language of this contract. The award is final and binding on both parties.`;
}

/** The governing law and the settlement of disputes: a court or an arbitration commission, depending on the contract's data. */
export const disputeClauses: SeedClause[] = [
  clause('governing-law', words('Governing law', '适用法律'), lawZh, lawEn),
  clause(
    'governing-law-of-goods',
    words('Governing law', '适用法律'),
    `${lawZh}
    本合同不适用《联合国国际货物销售合同公约》。`,
    `${lawEn}
    The United Nations Convention on Contracts for the International Sale of Goods does not apply to this contract.`,
  ),
  clause(
    'disputes-court',
    heading,
    `! ${negotiateZh}协商不成的，任何一方可以${sueZh}
    ${otherwiseZh}`,
    `! ${negotiateEn} If negotiation fails, either party may ${sueEn}
    ${otherwiseEn}`,
  ),
  clause(
    'disputes-mediation-court',
    heading,
    `${negotiateZh}协商不成的，双方应当提交共同选定的商事调解组织调解。
    ! 自一方书面提出调解之日起三十日内未能选定调解组织或者未能达成调解协议的，任何一方可以${sueZh}
    ${otherwiseZh}`,
    `${negotiateEn} If negotiation fails, the parties must submit the dispute to a commercial mediation body that they choose together.
    ! If within thirty days of a party’s written request for mediation they have not chosen a body or not reached a settlement, either party may ${sueEn}
    ${otherwiseEn}`,
  ),
  clause(
    'disputes-arbitration',
    heading,
    `! ${negotiateZh}${arbitrateZh('仲裁庭由三名仲裁员组成')}
    ${otherwiseZh}`,
    `! ${negotiateEn} ${arbitrateEn('the tribunal has three arbitrators')}
    ${otherwiseEn}`,
  ),
  clause(
    'disputes-arbitration-sole',
    heading,
    `! ${negotiateZh}${arbitrateZh('仲裁庭由一名仲裁员组成，适用该机构的简易（快速）程序')}
    ${otherwiseZh}`,
    `! ${negotiateEn} ${arbitrateEn('the tribunal has a sole arbitrator under the institution’s summary (expedited) procedure')}
    ${otherwiseEn}`,
  ),
];

const byArbitration = { variable: 'law.disputes', equals: 'arbitration' };

/**
 * A court decides unless the contract's data say arbitration. No alternate clause replaces one by the other, because the text would then contradict
 * the data.
 */
export const disputeSlots: TemplateSlot[] = [
  slot('disputes', 'disputes-court', {
    ...{ mandatory: true, when: { not: byArbitration } },
    alternates: ['disputes-mediation-court'],
  }),
  slot('arbitration', 'disputes-arbitration', {
    ...{ mandatory: true, when: byArbitration },
    alternates: ['disputes-arbitration-sole'],
  }),
];
