import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Clauses on the seller's liability: conformity, warranty, rights of others, and breach by either side. */
export const qualityClauses: SeedClause[] = [
  clause(
    'sale-acceptance',
    words('Inspection and acceptance', '检验与验收'),
    `乙方应当在标的物到达交付地点后{{ fields.acceptance-days }}日内检验其数量、型号和外观，不符合约定的，应当在该期限内书面通知甲方。甲方应当及时补足或者更换。
    标的物安装调试完成后，甲方应当书面通知乙方验收。乙方应当在收到通知后{{ fields.acceptance-days }}日内，会同甲方按照约定的技术要求验收。验收合格的，双方应当签署验收证书。
    验收不合格的，乙方应当书面说明不合格的项目。甲方应当在合理期限内自担费用整改，并再次提请验收。再次验收仍不合格的，乙方可以请求更换或者减少价款；致使不能实现合同目的的，可以解除本合同的相应部分或者全部。不影响使用的轻微瑕疵不妨碍验收，由甲方在合理期限内消除。
    ! 乙方在前述期限内既不验收，也不书面说明不合格项目的，期限届满之日视为验收合格。因乙方原因，自交付之日起满{{ fields.acceptance-limit }}日仍未能安装调试或者验收的，该日视为验收合格。乙方未经验收将标的物投入使用的，自投入使用之日视为验收合格，但约定的试运行除外。
    验收合格不免除甲方对验收时难以发现的瑕疵所承担的责任。乙方应当自发现或者应当发现该瑕疵之日起合理期限内通知甲方。`,
    `Within {{ fields.acceptance-days }} days after the goods arrive at the place of delivery, the Buyer must inspect their quantity, model and outward condition and, if they do not conform, notify the Seller in writing within that time. The Seller must promptly supply what is missing or replace what does not conform.
    When the goods have been installed and commissioned, the Seller must notify the Buyer in writing that they are ready for acceptance. Within {{ fields.acceptance-days }} days after receiving the notice, the Buyer must test the goods together with the Seller against the agreed technical requirements. If they pass, both parties must sign an acceptance certificate.
    If the goods do not pass, the Buyer must state in writing what failed. The Seller must put it right within a reasonable time at its own cost and submit the goods for acceptance again. If they fail again, the Buyer may require replacement or a reduction of the price; if the purpose of this contract is thereby defeated, it may terminate the part affected or the whole of this contract. Minor defects that do not affect use do not prevent acceptance; the Seller must remove them within a reasonable time.
    ! If within the time stated above the Buyer neither tests the goods nor states in writing what failed, the goods count as accepted on the day on which that time ends. If, for reasons attributable to the Buyer, the goods could not be installed, commissioned or accepted by the time {{ fields.acceptance-limit }} days have passed since delivery, they count as accepted on that day. If the Buyer puts the goods to use without acceptance, they count as accepted from the day of that use, except for agreed trial operation.
    Acceptance does not relieve the Seller of liability for defects that were hard to discover at acceptance. The Buyer must notify the Seller within a reasonable time after it discovers, or should have discovered, such a defect.`,
  ),
  clause(
    'warranty',
    words('Warranty', '质量保证'),
    `! 质量保证期自标的物验收合格之日起{{ fields.warranty-months }}个月，但最迟至标的物交付之日起满{{ fields.warranty-limit }}个月时届满。经修理或者更换的部件，适用剩余的质量保证期；剩余期间不足三个月的，自修理或者更换完成之日起三个月。
    质量保证期内标的物出现质量问题的，甲方应当在接到通知后{{ fields.response-hours }}小时内答复处理方案，并在合理期限内免费修理或者更换，承担由此发生的运输、人工等合理费用。
    ! 下列情形不在免费质量保证的范围内：
    - ! 乙方未按照使用说明书使用、维护标的物的；
    - ! 未经甲方同意改装或者修理标的物的，但甲方未及时履行质量保证义务的除外；
    - ! 易损件的正常损耗；
    - ! 不可抗力或者第三人原因造成损坏的。
    质量保证期届满后，甲方应当以合理的价格继续提供备件和维修服务。`,
    `! The warranty period is {{ fields.warranty-months }} months from acceptance of the goods, but ends at the latest when {{ fields.warranty-limit }} months have passed since their delivery. For parts repaired or replaced, the rest of the warranty period applies, or, if less than three months remain, three months from the repair or replacement.
    If a defect appears during the warranty period, the Seller must reply with a proposed remedy within {{ fields.response-hours }} hours after being notified and must repair or replace free of charge within a reasonable time, bearing the reasonable cost of transport, labour and the like.
    ! The free warranty does not cover:
    - ! use or maintenance of the goods by the Buyer contrary to the operating instructions;
    - ! modification or repair without the Seller’s consent, except where the Seller has not performed its warranty obligations in time;
    - ! normal wear of wearing parts; or
    - ! damage caused by force majeure or by third parties.
    After the warranty period, the Seller must continue to offer spare parts and repairs at reasonable prices.`,
  ),
  clause(
    'third-party-rights',
    words('Rights of third parties', '权利瑕疵担保'),
    `甲方保证其有权处分标的物，第三人对标的物不享有任何权利，乙方按照约定使用标的物不侵害第三人的知识产权。
    标的物包含软件的，甲方许可乙方随标的物使用该软件，该许可不可撤销，费用已包含在价款中。标的物转让的，受让人可以继续使用。
    第三人就标的物主张权利的，乙方应当及时通知甲方，甲方应当自担费用处理，乙方应当提供必要的协助。乙方因此不能正常使用标的物的，甲方应当取得许可、更换或者修改标的物；仍不能消除影响的，应当收回标的物并退还价款。甲方应当赔偿乙方因此受到的损失。
    因甲方遵照乙方提供的图纸、技术要求或者指示而引起的主张，由乙方承担责任。`,
    `The Seller warrants that it is entitled to dispose of the goods, that no third party has any right in them, and that their use as agreed does not infringe the intellectual property of third parties.
    Where the goods contain software, the Seller licenses the Buyer to use it with the goods. The licence is irrevocable and is included in the price; if the goods are transferred, the transferee may continue to use the software.
    If a third party asserts rights in the goods, the Buyer must promptly notify the Seller; the Seller must deal with the claim at its own cost, and the Buyer must give the necessary assistance. If the Buyer is thereby prevented from using the goods in the normal way, the Seller must obtain a licence or replace or modify the goods; if that does not help, it must take the goods back and refund the price. The Seller must compensate the Buyer for its loss.
    The Buyer answers for claims that arise because the Seller followed drawings, technical requirements or instructions given by the Buyer.`,
  ),
  clause(
    'sale-breach',
    words('Liability for breach', '违约责任'),
    `甲方迟延交付的，每迟延一日，应当按照迟延部分含税价款的{{ fields.late-rate }}支付违约金，累计不超过该部分含税价款的{{ fields.late-cap }}。
    ! 前款违约金是甲方对迟延交付承担的全部赔偿责任，但甲方有故意或者重大过失的除外。
    ! 乙方迟延付款的，每迟延一日，应当按照逾期金额的{{ fields.customer-late-rate }}支付违约金，至付清之日止，累计金额不设上限。
    标的物的质量不符合约定的，甲方应当在合理期限内修理、更换或者补足；仍不能消除的，乙方可以根据标的物的性质和损失的大小，合理选择减少价款或者退货，并可以依照“赔偿责任的范围”一条请求赔偿其他损失。
    支付违约金不免除继续履行的义务。
    一方违约后，对方应当采取适当措施防止损失扩大；未采取的，不得就扩大的损失请求赔偿。`,
    `If the Seller delivers late, it must pay liquidated damages of {{ fields.late-rate }} of the price including tax of the late part for each day of delay, limited in total to {{ fields.late-cap }} of the price including tax of that part.
    ! These liquidated damages are the Seller’s whole liability for late delivery, except where it acted intentionally or with gross negligence.
    ! If the Buyer pays late, it must pay liquidated damages of {{ fields.customer-late-rate }} of the overdue amount for each day of delay until it has paid in full; they are not limited in total.
    If the goods do not conform, the Seller must repair, replace or supplement them within a reasonable time; if the lack of conformity remains, the Buyer may, as is reasonable in view of the nature of the goods and the extent of the loss, choose a reduction of the price or return, and may claim compensation for other loss under the clause “Extent of liability”.
    Payment of liquidated damages does not discharge the obligation to perform.
    When a party is in breach, the other party must take suitable measures to keep the loss from growing; if it does not, it may not claim for the loss that grew as a result.`,
  ),
];
