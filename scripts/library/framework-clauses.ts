import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Clauses that apply to all orders under a framework contract. */
export const frameworkClauses: SeedClause[] = [
  clause(
    'framework',
    words('Purpose and scope', '合作内容'),
    `在合同期限内，乙方可以按照本合同向甲方订购“{{ contract.title }}”项下的货物（以下简称“标的物”），甲方应当按照依本合同成立的订单供货。
    {% if contract.scope %}标的物的范围：{{ contract.scope }}{% endif %}
    本合同的条款适用于合同期限内成立的全部订单。订单与本合同不一致的，以本合同为准；订单明确载明变更本合同某项约定并经双方签署的，就该订单适用变更后的约定。
    标的物应当是全新、未经使用的，并符合本合同、订单及其附件约定的技术要求{% if fields.technical-standard %}和下列技术标准：{{ fields.technical-standard }}{% endif %}。没有约定的，应当符合强制性国家标准、推荐性国家标准或者行业标准；没有标准的，应当符合通常标准或者合同目的。
    除双方另有书面约定外，本合同不构成乙方的最低采购承诺，也不构成独家供应或者独家采购。`,
    `During the term of this contract the Buyer may order from the Seller, under this contract, the goods covered by “{{ contract.title }}” (the “goods”), and the Seller must supply them as stated in the orders concluded under this contract.
    {% if contract.scope %}Range of goods: {{ contract.scope }}{% endif %}
    This contract applies to all orders concluded during its term. Where an order and this contract differ, this contract prevails; where an order signed by both parties expressly states that it changes a provision of this contract, the changed provision applies to that order.
    The goods must be new and unused and meet the technical requirements of this contract, the order and their attachments{% if fields.technical-standard %} and the following technical standard: {{ fields.technical-standard }}{% endif %}. Where these are silent, the goods must meet the mandatory national standards, the recommended national standards or the industry standards; where there are none, the usual standard or the purpose of this contract.
    Unless the parties agree otherwise in writing, this contract does not commit the Buyer to a minimum purchase and is not exclusive for either party.`,
  ),
  clause(
    'framework-ceiling',
    words('Ceiling', '订单总额上限'),
    `合同期限内全部订单的累计金额以下列金额为上限：
    - 含税金额：{{ price.gross }}（大写：{{ price.inWords }}）；
    - 不含税金额：{{ price.net }}；
    - 增值税额：{{ price.tax }}；
    - 增值税税率：{{ price.taxRate }}。
    双方应当在订单签署前核对累计金额。未以书面补充协议提高上限的，双方不得签署使累计金额超过上限的订单。
    增值税税率依法调整的，尚未发生纳税义务的部分，不含税价格不变，增值税额和含税价格按照调整后的税率相应调整；订单总额上限不因此变更。`,
    `All orders concluded during the term are limited in total to the following amounts:
    - including tax: {{ price.gross }};
    - excluding tax: {{ price.net }};
    - VAT: {{ price.tax }};
    - VAT rate: {{ price.taxRate }}.
    Before signing an order the parties must check the total so far. Unless a written supplementary agreement raises the ceiling, they may not sign an order that takes the total above it.
    If the VAT rate changes by law, then for the part on which tax has not yet fallen due the prices excluding tax stay the same, and the VAT and the prices including tax follow the new rate; the ceiling does not change.`,
  ),
  clause(
    'framework-orders',
    words('Orders', '订单'),
    `乙方以书面订单订购标的物。订单应当载明本合同编号、标的物的名称、规格、数量、价格、交付日期和交付地点。
    甲方应当在收到订单之日起{{ fields.order-days }}个工作日内书面确认，或者说明不能接受的理由。订单自双方签署时成立；甲方未在该期限内答复的，视为未接受。
    订单符合本合同约定的价格和供货周期，且未超过订单总额上限的，甲方无正当理由不得拒绝。
    标的物的供货周期为订单成立后{{ fields.lead-days }}日，订单另有约定的除外。
    乙方可以向甲方提供需求预测。预测供甲方安排生产使用，不构成订购承诺。`,
    `The Buyer orders goods by written order. An order must state the number of this contract, the description, specification, quantity and price of the goods, and the date and place of delivery.
    Within {{ fields.order-days }} working days after receiving an order, the Seller must confirm it in writing or state why it cannot accept it. An order is concluded when both parties have signed it; if the Seller does not answer within that time, the order counts as not accepted.
    The Seller may not without good reason refuse an order that keeps to the prices and lead times of this contract and does not exceed the ceiling.
    The lead time is {{ fields.lead-days }} days after the conclusion of the order, unless the order says otherwise.
    The Buyer may give the Seller forecasts of its needs. They help the Seller plan its production and are not commitments to order.`,
  ),
  clause(
    'framework-price-list',
    words('Price list', '价格清单'),
    `标的物的名称、预计数量、单价和税率如下：
    {{ lineItems }}
    清单所列数量为预计数量，实际数量以订单为准。清单各行金额四舍五入至合同货币的最小单位，合计金额为各行金额之和。`,
    `The goods, their estimated quantities, unit prices and tax rates are as follows:
    {{ lineItems }}
    The quantities in the list are estimates; the orders state the actual ones. The amounts of each line are rounded half up to the smallest unit of the currency; the totals are the sums of the lines.`,
  ),
  clause(
    'framework-prices-fixed',
    words('Prices', '价格'),
    `标的物的单价，{% if lineItems == '0' %}以本合同附件和双方签署确认的报价为准{% else %}以“价格清单”一条为准{% endif %}，在合同期限内固定不变。
    单价包括包装、运至交付地点的运输和保险、技术资料、质量保证期内的服务以及甲方依法缴纳的税费。`,
    `The unit prices of the goods are those stated in {% if lineItems == '0' %}the attachments to this contract and the quotations signed by both parties{% else %}the clause “Price list”{% endif %} and are fixed for the term of this contract.
    The unit prices cover packing, transport to the place of delivery and insurance until then, technical documents, services during the warranty period, and the taxes that the Seller pays by law.`,
  ),
  clause(
    'framework-prices-adjusted',
    words('Prices', '价格'),
    `标的物的单价，{% if lineItems == '0' %}以本合同附件和双方签署确认的报价为准{% else %}以“价格清单”一条为准{% endif %}。
    单价包括包装、运至交付地点的运输和保险、技术资料、质量保证期内的服务以及甲方依法缴纳的税费。
    {% if fields.price-index %}下列价格指数与本合同签署时或者上次调价时相比，涨跌幅度超过{{ fields.adjustment-threshold }}的，任何一方可以书面提出调价：{{ fields.price-index }}。{% else %}主要原材料的市场价格与本合同签署时或者上次调价时相比，涨跌幅度超过{{ fields.adjustment-threshold }}的，任何一方可以书面提出调价，并提供公开的市场价格依据。{% endif %}
    双方应当自提出之日起三十日内协商确定调整后的单价，调整的幅度以原材料在成本中所占的比例为限。调整后的单价以补充协议约定，仅适用于其后成立的订单。
    逾期未能达成一致的，任何一方可以提前三十日书面通知对方解除本合同，已经成立的订单不受影响。`,
    `The unit prices of the goods are those stated in {% if lineItems == '0' %}the attachments to this contract and the quotations signed by both parties{% else %}the clause “Price list”{% endif %}.
    The unit prices cover packing, transport to the place of delivery and insurance until then, technical documents, services during the warranty period, and the taxes that the Seller pays by law.
    {% if fields.price-index %}If the following price index has risen or fallen by more than {{ fields.adjustment-threshold }} since this contract was signed or the prices were last adjusted, either party may propose an adjustment in writing: {{ fields.price-index }}.{% else %}If the market price of the main raw materials has risen or fallen by more than {{ fields.adjustment-threshold }} since this contract was signed or the prices were last adjusted, either party may propose an adjustment in writing, with evidence of public market prices.{% endif %}
    Within thirty days of the proposal the parties must agree on the adjusted unit prices. The adjustment is limited by the share of the raw materials in the cost. It is laid down in a supplementary agreement and applies only to orders concluded afterwards.
    If the parties have not agreed by then, either party may terminate this contract by thirty days’ written notice; orders already concluded are not affected.`,
  ),
  clause(
    'framework-delivery',
    words('Delivery and packing', '交付与包装'),
    `甲方应当不晚于订单载明的日期（含当日）交付标的物。甲方预计不能按期交付的，应当立即通知乙方并说明原因和预计交付日期；通知不免除迟延责任。
    订单未载明交付地点的，交付地点为{% if fields.delivery-place %}{{ fields.delivery-place }}{% else %}乙方住所{% if customer.address %}（{{ customer.address }}）{% endif %}{% endif %}。甲方负责运输，标的物在交付地点由乙方或者其指定的收货人签收时完成交付。签收仅确认收到的件数和外观，不视为验收合格。
    甲方应当采用足以保护标的物且适合其运输和储存的包装方式，标明订单编号，并随货附装箱单、产品合格证和使用说明书。因包装不当造成的损失由甲方承担。
    ! 因乙方原因不能按期受领的，自乙方应当受领之日起视为已经交付，“检验与验收”一条约定的期限和与该次交付相对应的付款期限均据此计算。甲方可以另行存放标的物或者依法提存，由此增加的运输、仓储、保管等合理费用由乙方承担。`,
    `The Seller must deliver the goods on or before the dates stated in the orders. If the Seller expects to be late, it must immediately notify the Buyer of the reason and the expected date of delivery; the notice does not relieve it of liability for delay.
    Where an order states no place of delivery, it is {% if fields.delivery-place %}{{ fields.delivery-place }}{% else %}the Buyer’s domicile{% if customer.address %} ({{ customer.address }}){% endif %}{% endif %}. The Seller arranges transport. Delivery is complete when the Buyer or the consignee it has named signs for the goods at the place of delivery. The signature confirms only the number and the outward condition of what was received; it is not acceptance.
    The Seller must pack the goods so that they are adequately protected and fit for transport and storage, mark them with the order number, and enclose a packing list, certificates of conformity and operating instructions. Loss caused by improper packing is borne by the Seller.
    ! If the Buyer, for reasons attributable to it, does not take delivery in time, the goods count as delivered on the day on which it should have taken them; the times stated in the clause “Inspection and acceptance” and the time for the payment that corresponds to that delivery are counted from that day. The Seller may store the goods elsewhere or deposit them as the law allows, and the Buyer bears the reasonable additional cost, such as transport, storage and custody.`,
  ),
  clause(
    'framework-acceptance',
    words('Inspection and acceptance', '检验与验收'),
    `乙方应当在标的物交付后{{ fields.acceptance-days }}日内检验其数量、外观和质量；符合约定的，应当签署验收单，不符合约定的，应当在该期限内书面通知甲方。
    甲方应当在合理期限内自担费用补足、修理或者更换，并再次提请验收。再次验收仍不合格的，乙方可以退货或者请求减少价款，并可以解除该订单的相应部分或者全部。
    ! 乙方在前述期限内既不签署验收单，也不书面提出异议的，期限届满之日视为验收合格。乙方未经验收将标的物投入使用的，自投入使用之日视为验收合格。
    验收合格不免除甲方对验收时难以发现的瑕疵所承担的责任。乙方应当自发现或者应当发现该瑕疵之日起合理期限内通知甲方。`,
    `Within {{ fields.acceptance-days }} days after delivery the Buyer must inspect the quantity, outward condition and quality of the goods. If they conform, it must sign an acceptance note; if they do not, it must notify the Seller in writing within that time.
    The Seller must, within a reasonable time and at its own cost, supply what is missing, repair or replace, and submit the goods for acceptance again. If they fail again, the Buyer may return the goods or require a reduction of the price, and may terminate the part of the order affected or the whole order.
    ! If within the time stated above the Buyer neither signs the acceptance note nor objects in writing, the goods count as accepted on the day on which that time ends. If the Buyer puts the goods to use without acceptance, they count as accepted from the day of that use.
    Acceptance does not relieve the Seller of liability for defects that were hard to discover at acceptance. The Buyer must notify the Seller within a reasonable time after it discovers, or should have discovered, such a defect.`,
  ),
  clause(
    'framework-payment',
    words('Payment and invoices', '付款与发票'),
    `乙方应当不晚于订单付款计划列明的日期（含当日），或者在其约定的验收后付款期限内，支付价款。订单没有付款计划的，乙方应当在标的物验收合格并收到发票之日起{{ fields.payment-days }}日内付清。
    甲方应当在款项到期前，向乙方开具金额与应付款项相等的增值税发票；乙方依法可以抵扣进项税额的，应当开具增值税专用发票。甲方迟延开具发票的，付款日期相应顺延。
    款项以银行转账方式支付至{% if fields.bank-account %}甲方的下列账户：{{ fields.bank-account }}{% else %}甲方在发票上载明的、以甲方名义开立的账户{% endif %}。甲方变更账户的，应当以加盖公章的书面通知告知乙方；乙方在收到通知前向原账户付款的，视为已经付款。
    双方应当每季度核对订单、交付、发票和付款情况，并签署对账单。乙方对部分款项有异议的，应当在到期前书面说明理由，并按期支付无异议的部分。
    ! 未经甲方书面同意，乙方不得以其对甲方的债权抵销应付款项，但该债权已经甲方书面确认或者生效法律文书确定的除外。`,
    `The Buyer must pay on or before the dates, or within the times after acceptance, stated in the payment plan of each order. Where an order has none, the Buyer must pay in full within {{ fields.payment-days }} days after it has accepted the goods and received the invoice.
    Before a payment falls due, the Seller must issue to the Buyer a VAT invoice for the amount payable; if the Buyer may by law deduct input tax, it must be a special VAT invoice. If the Seller issues an invoice late, the date for payment moves accordingly.
    Payments are made by bank transfer to {% if fields.bank-account %}the following account of the Seller: {{ fields.bank-account }}{% else %}the account in the Seller’s name that is stated on the invoice{% endif %}. The Seller must notify the Buyer of a change of account in writing under its company seal; until that notice arrives, payment to the earlier account discharges the Buyer.
    Every quarter the parties must reconcile orders, deliveries, invoices and payments and sign a statement of account. If the Buyer disputes part of a payment, it must give its reasons in writing before the payment falls due and pay the undisputed part on time.
    ! Without the Seller’s written consent, the Buyer may not set off claims against the Seller against what it owes, unless the Seller has confirmed the claim in writing or a final judgment or award has established it.`,
  ),
];
