import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Clauses of every contract about how the parties deal with each other. */
export const commonClauses: SeedClause[] = [
  clause(
    'confidentiality',
    words('Confidentiality', '保密'),
    `一方因订立或者履行本合同而知悉的对方的技术信息、经营信息，以及标明保密或者依其性质应当保密的其他信息，为保密信息。接收方应当对保密信息予以保密，仅将其用于履行本合同，并以不低于保护自身同类信息的谨慎程度加以保护。
    下列信息不属于保密信息：
    - 披露时已为公众所知悉，或者此后非因接收方的过错为公众所知悉的信息；
    - 接收方在披露前已合法知悉，或者从有权披露的第三人处合法取得的信息；
    - 接收方未使用对方保密信息而独立开发的信息。
    接收方可以向确有知悉必要的员工、关联公司、分包人和专业顾问披露保密信息，但应当要求其承担不低于本条的保密义务，并对其行为负责。依照法律规定或者有权机关的要求应当披露的，接收方应当在法律允许的范围内事先通知对方，并仅披露必要的部分。
    本条的义务自知悉保密信息时起，至本合同终止后满{{ fields.confidentiality-years }}年时止；属于商业秘密的，持续至该商业秘密为公众所知悉时止。
    本合同终止后，接收方应当按照对方的要求返还或者销毁保密信息及其载体。依法应当留存的部分，留存期间继续适用本条。`,
    `Confidential information means technical and business information of the other party that a party learns in concluding or performing this contract, and any other information that is marked as confidential or is confidential by its nature. The receiving party must keep it confidential, use it only to perform this contract, and protect it with at least the care it takes of its own information of the same kind.
    Confidential information does not include information that:
    - is public when disclosed, or later becomes public through no fault of the receiving party;
    - the receiving party lawfully knew before the disclosure, or lawfully obtained from a third party entitled to disclose it; or
    - the receiving party developed independently, without using confidential information of the other party.
    The receiving party may disclose confidential information to those employees, affiliates, subcontractors and professional advisers who need to know it. It must bind them to confidentiality no less strictly than this clause does and answers for what they do. Where the law or a competent authority requires disclosure, the receiving party must, as far as the law allows, notify the other party beforehand and disclose only what is necessary.
    The duties in this clause begin when the information becomes known and end {{ fields.confidentiality-years }} years after the end of this contract; for a trade secret, they last until it becomes public.
    After the end of this contract the receiving party must, as the other party requests, return or destroy the confidential information and whatever carries it. What the law requires to be kept remains subject to this clause for as long as it is kept.`,
  ),
  clause(
    'personal-data',
    words('Personal information', '个人信息保护'),
    `一方为订立和履行本合同处理对方联系人、签署人等人员的姓名、职务、联系方式等个人信息的，应当限于实现该目的的最小范围，采取必要的安全措施，不得用于其他目的，也不得超出必要的期限保存，但法律要求留存的除外。
    各方应当将对方的名称、联系方式以及处理其个人信息的目的、方式、种类和保存期限告知本方相关人员，并保证其有权向对方提供。`,
    `A party that processes personal information of the other party’s people, such as the names, positions and contact details of contacts and signatories, to conclude and perform this contract must limit it to the least that this purpose requires, take the necessary security measures, use it for nothing else, and keep it no longer than necessary, except as the law requires.
    Each party must tell its own people the name and contact details of the other party and for what purpose, how, which and for how long their personal information is processed, and warrants that it may provide it to the other party.`,
  ),
  clause(
    'anti-bribery',
    words('Anti-bribery', '反商业贿赂'),
    `任何一方及其工作人员、代理人，不得为谋取交易机会或者竞争优势，直接或者间接地向对方的工作人员、受其委托办理相关事务的人或者能够影响交易的其他单位、个人给予或者许诺给予财物或者其他不正当利益，也不得索取或者收受此类利益。
    在交易中给予折扣或者向中间人支付佣金的，应当以明示方式进行，双方均应如实入账。
    一方发现涉及本合同的违反本条的行为，应当及时通知对方，并配合查明事实；涉嫌违法犯罪的，任何一方均可以向有关机关举报。
    一方违反本条的，对方可以书面通知解除本合同，并请求赔偿因此受到的损失。`,
    `Neither party, nor its staff or agents, may directly or indirectly give or promise money, goods or any other improper advantage to staff of the other party, to persons acting on its behalf, or to any other organisation or individual able to influence the transaction, in order to gain business or a competitive advantage. Nor may they ask for or accept such an advantage.
    Discounts given, and commissions paid to intermediaries, must be stated openly, and both parties must enter them truthfully in their books.
    A party that learns of a breach of this clause in connection with this contract must promptly notify the other party and help to establish the facts. Where an offence is suspected, either party may report it to the competent authorities.
    If a party breaches this clause, the other party may terminate this contract by written notice and claim compensation for the loss it has suffered.`,
  ),
  clause(
    'force-majeure',
    words('Force majeure', '不可抗力'),
    `因不能预见、不能避免且不能克服的客观情况（不可抗力，包括自然灾害、战争、动乱、疫情及其防控措施、政府行为、进出口管制等）不能履行本合同的，根据不可抗力的影响，部分或者全部免除责任，履行期限相应顺延。一方迟延履行后发生不可抗力的，不免除其责任。
    金钱债务不因不可抗力而免除；不可抗力使付款客观上无法进行的，付款期限相应顺延。
    受影响的一方应当及时通知对方，说明不可抗力及其对履行的影响，在合理期限内提供证明，并采取适当措施减轻损失；未及时通知的，应当赔偿对方因此扩大的损失。
    不可抗力致使本合同的主要义务连续九十日不能履行的，任何一方可以书面通知解除本合同。已经履行的部分据实结算，双方互不承担违约责任。`,
    `Where an objective circumstance that could not be foreseen, avoided or overcome (force majeure, such as a natural disaster, war, unrest, an epidemic and the measures against it, an act of government or a control of imports or exports) prevents a party from performing this contract, that party is relieved of liability in part or in full, to the extent of its effect, and the time for performance is extended accordingly. Force majeure that occurs after a party is already late does not relieve that party.
    Force majeure does not discharge an obligation to pay money; where it makes payment objectively impossible, the time for payment is extended accordingly.
    The party affected must promptly notify the other party of the force majeure and its effect on performance, furnish proof within a reasonable time, and take suitable measures to reduce the loss. If it does not notify promptly, it must compensate the other party for the loss that grew as a result.
    If force majeure prevents the performance of the main obligations for ninety days without interruption, either party may terminate this contract by written notice. What has been performed is settled as performed, and neither party is liable for breach.`,
  ),
  clause(
    'variation',
    words('Variation and assignment', '合同的变更与转让'),
    `对本合同的变更或者补充，应当由双方有签约权限的人签署书面补充协议。
    未经对方书面同意，任何一方不得将本合同项下的义务全部或者部分转移给第三人，也不得转让金钱债权以外的权利。甲方转让金钱债权的，应当及时书面通知乙方，自通知到达时对乙方发生效力。
    一方未行使或者迟延行使权利，不视为放弃该权利；放弃权利应当以书面形式明确表示。`,
    `Any change or addition to this contract requires a written supplementary agreement signed on both sides by a person with authority to sign.
    Without the other party’s written consent, a party may not transfer its obligations under this contract to a third party, in full or in part, nor assign rights other than claims for money. If Party A assigns a claim for money, it must promptly notify Party B in writing; the assignment takes effect against Party B when that notice arrives.
    A party that does not exercise a right, or exercises it late, does not thereby waive it; a waiver must be express and in writing.`,
  ),
];
