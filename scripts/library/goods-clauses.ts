import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Clauses on the goods and their delivery. */
export const goodsClauses: SeedClause[] = [
  clause(
    'goods',
    words('Goods', '标的物'),
    `甲方向乙方出售“{{ contract.title }}”项下的设备及其附件、备件和技术资料（以下统称“标的物”），转移标的物的所有权；乙方受领标的物并支付价款。
    {% if contract.scope %}标的物及供货范围：{{ contract.scope }}{% endif %}
    标的物的名称、规格、数量和单价，{% if lineItems == '0' %}以本合同附件和双方签署确认的技术文件为准{% else %}以“标的物清单”一条为准{% endif %}。
    标的物应当是全新、未经使用的，并符合本合同及其附件约定的技术要求{% if fields.technical-standard %}和下列技术标准：{{ fields.technical-standard }}{% endif %}。本合同没有约定的，应当符合强制性国家标准、推荐性国家标准或者行业标准；没有标准的，应当符合通常标准或者合同目的。`,
    `The Seller sells to the Buyer the equipment covered by “{{ contract.title }}” with its accessories, spare parts and technical documents (together the “goods”) and transfers the title to them; the Buyer takes delivery of the goods and pays the price.
    {% if contract.scope %}Goods and scope of supply: {{ contract.scope }}{% endif %}
    The description, specification, quantity and unit price of the goods are those stated in {% if lineItems == '0' %}the attachments to this contract and the technical documents signed by both parties{% else %}the clause “List of goods”{% endif %}.
    The goods must be new and unused and meet the technical requirements of this contract and its attachments{% if fields.technical-standard %} and the following technical standard: {{ fields.technical-standard }}{% endif %}. Where this contract is silent, they must meet the mandatory national standards, the recommended national standards or the industry standards; where there are none, the usual standard or the purpose of this contract.`,
  ),
  clause(
    'goods-list',
    words('List of goods', '标的物清单'),
    `标的物的名称、数量、价格和税率如下：
    {{ lineItems }}
    清单各行金额四舍五入至合同货币的最小单位，合计金额为各行金额之和。`,
    `The goods, their quantities, prices and tax rates are as follows:
    {{ lineItems }}
    The amounts of each line are rounded half up to the smallest unit of the currency; the totals are the sums of the lines.`,
  ),
  clause(
    'sale-delivery',
    words('Delivery and packing', '交付与包装'),
    `{% if milestones == '0' %}甲方应当按照双方书面确认的时间交付标的物，最迟不晚于{{ term.endsOn }}（含当日）。{% else %}甲方应当不晚于“交付计划”一条列明的日期（含当日）交付标的物。{% endif %}甲方预计不能按期交付的，应当立即通知乙方并说明原因和预计交付日期；通知不免除迟延责任。
    交付地点为{% if fields.delivery-place %}{{ fields.delivery-place }}{% else %}乙方住所{% if customer.address %}（{{ customer.address }}）{% endif %}{% endif %}。甲方负责运输，标的物在交付地点由乙方或者其指定的收货人签收时完成交付。签收仅确认收到的件数和外观，不视为验收合格。
    甲方应当在发货前将发货日期、件数、重量、运输方式和预计到达时间通知乙方。乙方应当做好卸货和存放的准备。
    甲方应当采用足以保护标的物且适合其运输和储存的包装方式，并随货附装箱单、产品合格证和使用说明书。因包装不当造成的损失由甲方承担。
    ! 因乙方原因不能按期受领的，自乙方应当受领之日起视为已经交付，“检验与验收”一条约定的期限和与该次交付相对应的付款期限均据此计算。甲方可以另行存放标的物或者依法提存，由此增加的运输、仓储、保管等合理费用由乙方承担。`,
    `{% if milestones == '0' %}The Seller must deliver the goods at the times that the parties confirm in writing, on or before {{ term.endsOn }}.{% else %}The Seller must deliver the goods on or before the dates stated in the clause “Delivery plan”.{% endif %} If the Seller expects to be late, it must immediately notify the Buyer of the reason and the expected date of delivery; the notice does not relieve it of liability for delay.
    The place of delivery is {% if fields.delivery-place %}{{ fields.delivery-place }}{% else %}the Buyer’s domicile{% if customer.address %} ({{ customer.address }}){% endif %}{% endif %}. The Seller arranges transport. Delivery is complete when the Buyer or the consignee it has named signs for the goods at the place of delivery. The signature confirms only the number and the outward condition of what was received; it is not acceptance.
    Before dispatch the Seller must notify the Buyer of the date of dispatch, the number of packages, their weight, the means of transport and the expected time of arrival. The Buyer must prepare for unloading and storage.
    The Seller must pack the goods so that they are adequately protected and fit for transport and storage, and enclose a packing list, certificates of conformity and operating instructions. Loss caused by improper packing is borne by the Seller.
    ! If the Buyer, for reasons attributable to it, does not take delivery in time, the goods count as delivered on the day on which it should have taken them; the times stated in the clause “Inspection and acceptance” and the time for the payment that corresponds to that delivery are counted from that day. The Seller may store the goods elsewhere or deposit them as the law allows, and the Buyer bears the reasonable additional cost, such as transport, storage and custody.`,
  ),
  clause(
    'delivery-plan',
    words('Delivery plan', '交付计划'),
    `各次交付的内容如下，均应当不晚于所列日期（含当日）完成：
    {{ milestones }}
    {% if dueOnRestDays == 'as_written' %}交付日期是法定休假日的，交付日期不顺延。{% else %}交付日期是法定休假日的，以休假日结束的次日为交付日期。{% endif %}`,
    `The deliveries are as follows; each is due on or before the date stated:
    {{ milestones }}
    {% if dueOnRestDays == 'as_written' %}A date for delivery that is a statutory day of rest stays as it is.{% else %}If a date for delivery is a statutory day of rest, delivery is due on the day after the rest days end.{% endif %}`,
  ),
  clause(
    'title-on-delivery',
    words('Title and risk', '所有权与风险'),
    `标的物的所有权自交付时起转移至乙方。
    标的物毁损、灭失的风险，在交付之前由甲方承担，交付之后由乙方承担。因乙方原因不能按期受领的，自乙方违反约定时起由乙方承担；因标的物质量不符合约定致使不能实现合同目的，乙方拒绝接受或者解除合同的，由甲方承担。`,
    `Title to the goods passes to the Buyer on delivery.
    The risk of damage to or loss of the goods is borne by the Seller until delivery and by the Buyer afterwards. If the Buyer, for reasons attributable to it, does not take delivery in time, it bears the risk from then on; if the goods do not conform, the purpose of this contract is thereby defeated, and the Buyer refuses the goods or terminates this contract, the Seller bears the risk.`,
  ),
  clause(
    'title-retained',
    words('Title and risk', '所有权与风险'),
    `! 在乙方付清标的物的价款（质保金除外）之前，甲方保留标的物的所有权。甲方可以依法办理所有权保留登记，乙方应当予以配合。
    ! 所有权保留期间，乙方可以占有和正常使用标的物，但应当妥善保管，不得转让、抵押、出质或者作其他不当处分。乙方迟延付款，经书面催告后在合理期限内仍未支付的，或者不当处分标的物造成甲方损害的，甲方可以依法取回标的物；取回的限制和乙方的回赎权依照法律规定。
    标的物毁损、灭失的风险，在交付之前由甲方承担，交付之后由乙方承担。因乙方原因不能按期受领的，自乙方违反约定时起由乙方承担；因标的物质量不符合约定致使不能实现合同目的，乙方拒绝接受或者解除合同的，由甲方承担。`,
    `! The Seller retains title to the goods until the Buyer has paid their price, except the retention money. The Seller may have the retention of title registered as the law provides, and the Buyer must cooperate.
    ! While title is retained, the Buyer may possess the goods and use them in the normal way, but must keep them with care and may not sell, mortgage, pledge or otherwise improperly dispose of them. If the Buyer is late in payment and does not pay within a reasonable time after a written demand, or harms the Seller by improperly disposing of the goods, the Seller may take the goods back as the law allows; the limits of that right and the Buyer’s right to redeem the goods are governed by law.
    The risk of damage to or loss of the goods is borne by the Seller until delivery and by the Buyer afterwards. If the Buyer, for reasons attributable to it, does not take delivery in time, it bears the risk from then on; if the goods do not conform, the purpose of this contract is thereby defeated, and the Buyer refuses the goods or terminates this contract, the Seller bears the risk.`,
  ),
  clause(
    'commissioning',
    words('Installation, commissioning and training', '安装、调试与培训'),
    `甲方应当派遣合格的技术人员到现场指导安装，负责调试，并对乙方的操作和维护人员进行培训，上述人员的费用由甲方承担。
    乙方应当按期提供具备安装条件的场地、基础、水电和起重等必要条件。因乙方未提供上述条件造成延误的，甲方的履行期限相应顺延。
    双方人员均应当遵守现场的安全管理规定。因一方过错造成人身损害或者财产损失的，由该方承担责任。`,
    `The Seller must send qualified technicians to the site to guide the installation, carry out the commissioning and train the Buyer’s operating and maintenance staff, and bears the cost of these technicians.
    The Buyer must provide in time what is necessary, such as a site ready for installation, foundations, water, electricity and lifting gear. If it does not and delay results, the Seller’s time for performance is extended accordingly.
    The staff of both parties must observe the safety rules of the site. A party whose fault causes personal injury or loss of property is liable for it.`,
  ),
];
