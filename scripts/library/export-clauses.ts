import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** The delivery term in the notation of the International Chamber of Commerce: `FOB Shanghai, Incoterms® 2020`. */
const named = '{{ fields.incoterm }}{% if fields.named-place %} {{ fields.named-place }}{% endif %}';
const term = `${named}, Incoterms® {{ fields.incoterms-edition }}`;
const termZh = `${named}（《国际贸易术语解释通则{{ fields.incoterms-edition }}》）`;

/** Clauses for exports: price without tax, Incoterms, export control, arbitration. */
export const exportClauses: SeedClause[] = [
  clause(
    'export-price',
    words('Price', '合同价款'),
    `本合同的价款如下，贸易条件为${termZh}：
    - 价款：{{ price.gross }}（大写：{{ price.inWords }}）；
    - 其中，不含中国增值税的价款：{{ price.net }}；
    - 中国增值税额：{{ price.tax }}；
    - 适用的增值税税率：{{ price.taxRate }}。
    ! 价款为固定价格，不包括乙方所在国及运输途经国的关税、增值税、预提税和其他税费，该等税费由乙方承担；依法应当从价款中扣缴的，乙方应当补足，使甲方收到的金额等于未扣缴时的金额。各方承担其所在国的银行费用。`,
    `The price under this contract, on the terms ${term}, is:
    - price: {{ price.gross }};
    - of which excluding Chinese VAT: {{ price.net }};
    - Chinese VAT: {{ price.tax }};
    - VAT rate: {{ price.taxRate }}.
    ! The price is fixed. It does not include customs duties, VAT, withholding tax or other taxes of the Buyer’s country or of countries of transit; the Buyer bears these. If the law requires any of them to be withheld from the price, the Buyer must pay so much more that the Seller receives what it would have received without it. Each party bears the bank charges in its own country.`,
  ),
  clause(
    'export-payment',
    words('Payment', '付款'),
    `{% if paymentPlan == '0' %}乙方应当在甲方发出发运通知之日起{{ fields.payment-days }}日内付清价款。{% elsif paymentTriggers == '0' %}乙方应当不晚于“付款计划”一条列明的日期（含当日）支付相应金额。{% else %}乙方应当不晚于“付款计划”一条列明的日期（含当日），或者在该条约定的验收后付款期限内，支付相应金额；约定在验收合格后支付的，付款期限自验收合格（含视为验收合格）之日的次日起算。{% endif %}
    款项以合同货币电汇至{% if fields.bank-account %}甲方的下列账户：{{ fields.bank-account }}{% else %}甲方在商业发票上载明的、以甲方名义开立的账户{% endif %}，自可以自由支配的款项进入该账户时视为付款。甲方变更账户的，应当以加盖公章的书面通知告知乙方，乙方应当以本合同载明的其他联系方式核实后付款。
    双方约定以信用证支付的，乙方应当在约定的付款日期前三十日，通过甲方认可的银行开立以甲方为受益人的不可撤销跟单信用证，信用证适用国际商会现行《跟单信用证统一惯例》。
    甲方应当在发运后向乙方提供商业发票、装箱单、运输单据以及贸易条件要求的其他单据。甲方依照中国法律无需向乙方开具增值税发票。
    ! 未经甲方书面同意，乙方不得以其对甲方的债权抵销应付款项，但该债权已经甲方书面确认或者生效法律文书确定的除外。`,
    `{% if paymentPlan == '0' %}The Buyer must pay the price in full within {{ fields.payment-days }} days after the Seller’s notice of shipment.{% elsif paymentTriggers == '0' %}The Buyer must pay the amounts stated in the clause “Payment plan” on or before the dates stated there.{% else %}The Buyer must pay the amounts stated in the clause “Payment plan” on or before the dates stated there or, where that clause says so, within the time stated there after acceptance; that time begins to run on the day after the day of acceptance, or the day that counts as such.{% endif %}
    Payments are made by telegraphic transfer in the currency of this contract to {% if fields.bank-account %}the following account of the Seller: {{ fields.bank-account }}{% else %}the account in the Seller’s name that is stated on the commercial invoice{% endif %}, and count as made when freely available funds arrive in that account. The Seller must notify the Buyer of a change of account in writing under its company seal; the Buyer must verify it through another contact stated in this contract before it pays.
    Where the parties agree on payment by letter of credit, the Buyer must, thirty days ahead of the agreed date for payment, have an irrevocable documentary credit opened in the Seller’s favour by a bank approved by the Seller; it is subject to the Uniform Customs and Practice for Documentary Credits of the International Chamber of Commerce in force.
    After shipment the Seller must furnish to the Buyer the commercial invoice, the packing list, the transport document and the other documents that the delivery term requires. Chinese law does not require the Seller to issue a VAT invoice to the Buyer.
    ! Without the Seller’s written consent, the Buyer may not set off claims against the Seller against what it owes, unless the Seller has confirmed the claim in writing or a final judgment or award has established it.`,
  ),
  clause(
    'export-delivery',
    words('Delivery, packing and risk', '交付、包装与风险'),
    `甲方按照${termZh}交付标的物{% unless fields.named-place %}，指定地点以乙方书面指定并经甲方确认的为准{% endunless %}。{% if milestones == '0' %}甲方应当按照双方书面确认的时间交付，最迟不晚于{{ term.endsOn }}（含当日）。{% else %}甲方应当不晚于“交付计划”一条列明的日期（含当日）交付。{% endif %}
    标的物毁损、灭失的风险，以及运输、保险、出口和进口清关的义务与费用，按照前款贸易条件划分。
    乙方应当及时提供装运指示、订舱信息以及进口许可等必要文件。因乙方未及时提供造成的延误，交付期限相应顺延，由此增加的费用由乙方承担，与该次交付相对应的款项视为交付已经完成而到期。
    甲方应当采用适合国际运输的包装，木质包装符合《国际植物保护公约》的检疫要求，并在发运后及时通知乙方运输工具、件数、重量和预计到达时间。`,
    `The Seller delivers the goods ${term}{% unless fields.named-place %}; the named place is the one that the Buyer names in writing and the Seller confirms{% endunless %}. {% if milestones == '0' %}It must deliver at the times that the parties confirm in writing, on or before {{ term.endsOn }}.{% else %}It must deliver on or before the dates stated in the clause “Delivery plan”.{% endif %}
    The risk of damage to or loss of the goods, and the duties and costs of transport, insurance and export and import clearance, are divided as that delivery term says.
    The Buyer must provide in time its shipping instructions, booking details and the necessary documents, such as import licences. If it does not and delay results, the time for delivery is extended accordingly, the Buyer bears the additional cost, and the payment that corresponds to that delivery falls due as if delivery had taken place.
    The Seller must pack the goods so that they are fit for international transport, with wooden packing that meets the requirements under the International Plant Protection Convention, and promptly after shipment notify the Buyer of the means of transport, the number of packages, their weight and the expected time of arrival.`,
  ),
  clause(
    'export-title',
    words('Title', '所有权'),
    `! 在适用法律允许的范围内，标的物的所有权自乙方付清全部价款时转移至乙方。在此之前，乙方应当妥善保管标的物，不得转让、抵押、出质或者作其他不当处分，并应当协助甲方办理为对抗第三人所需的登记。`,
    `! As far as the applicable law allows, title to the goods passes to the Buyer when it has paid the price in full. Until then the Buyer must keep the goods with care, may not sell, mortgage, pledge or otherwise improperly dispose of them, and must assist the Seller with any registration needed to make its title good against third parties.`,
  ),
  clause(
    'export-control',
    words('Export control and sanctions', '出口管制与制裁'),
    `双方应当遵守中华人民共和国以及对本合同的履行有管辖权的其他国家的出口管制和制裁法律。依法需要许可的，各方应当及时办理其负责的许可。
    ! 乙方保证标的物的最终用户和最终用途与其向甲方声明的一致，未经甲方和有权机关同意，不得改变最终用途或者向第三人转让依法受管制的标的物。
    ! 因许可未获批准，或者出口管制、制裁法律的变化，致使甲方不能合法履行的，甲方可以中止履行或者解除本合同，并且不承担违约责任；已经收取且没有对应交付的款项应当在法律允许的范围内退还。`,
    `The parties must comply with the export control and sanctions laws of the People’s Republic of China and of other countries that have jurisdiction over the performance of this contract. Where a licence is required, each party must promptly apply for the one it is responsible for.
    ! The Buyer warrants that the end user and the end use of the goods are as it has declared to the Seller. Without the consent of the Seller and of the competent authorities, it may not change the end use of goods that are subject to control, or transfer them to third parties.
    ! If a licence is refused, or export control or sanctions laws change, so that the Seller cannot lawfully perform, the Seller may suspend performance or terminate this contract without liability for breach; what it has received and not delivered for must be refunded as far as the law allows.`,
  ),
  clause(
    'disputes-export',
    words('Disputes', '争议解决'),
    `! 因本合同引起的或者与本合同有关的争议，双方应当首先协商解决。协商不成的，应当将争议提交{% if law.venue %}{{ law.venue }}{% else %}中国国际经济贸易仲裁委员会{% endif %}，按照申请仲裁时该机构现行有效的仲裁规则进行仲裁。仲裁地为中国，仲裁庭由三名仲裁员组成，仲裁使用本合同所用的语言。仲裁裁决是终局的，对双方均有约束力。
    争议处理期间，除争议事项外，双方应当继续履行本合同。`,
    `! The parties must first try to resolve any dispute arising from or relating to this contract by negotiation. If negotiation fails, the dispute must be submitted to {% if law.venue %}{{ law.venue }}{% else %}the China International Economic and Trade Arbitration Commission{% endif %} for arbitration under its rules in force when the request for arbitration is made. The seat of arbitration is China, the tribunal has three arbitrators, and the proceedings are in the language of this contract. The award is final and binding on both parties.
    While a dispute is pending, the parties must continue to perform this contract in all matters not in dispute.`,
  ),
];
