import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Clauses on price, payment and security of a sale; amounts and due days are in the payment plan. */
export const moneyClauses: SeedClause[] = [
  clause(
    'sale-price',
    words('Price', '合同价款'),
    `本合同的价款如下：
    - 含税价款：{{ price.gross }}（大写：{{ price.inWords }}）；
    - 不含税价款：{{ price.net }}；
    - 增值税额：{{ price.tax }}；
    - 增值税税率：{{ price.taxRate }}。
    含税价款为固定价格，包括标的物及其随附备件、包装、运至交付地点的运输和保险、技术资料、安装调试指导、培训、质量保证期内的服务以及甲方依法缴纳的税费。乙方要求变更设计、增加供货或者提供其他服务的，另行计价。
    本合同履行期间增值税税率依法调整的，尚未发生纳税义务的部分，不含税价款不变，增值税额和含税价款按照调整后的税率相应调整。`,
    `The price under this contract is:
    - including tax: {{ price.gross }};
    - excluding tax: {{ price.net }};
    - VAT: {{ price.tax }};
    - VAT rate: {{ price.taxRate }}.
    The price including tax is fixed. It covers the goods and the spare parts supplied with them, packing, transport to the place of delivery and insurance until then, technical documents, guidance on installation and commissioning, training, services during the warranty period, and the taxes that the Seller pays by law. Changes of design, additional supplies and other services that the Buyer asks for are priced separately.
    If the VAT rate changes by law during performance, then for the part on which tax has not yet fallen due the price excluding tax stays the same, and the VAT and the price including tax follow the new rate.`,
  ),
  clause(
    'sale-payment',
    words('Payment and invoices', '付款与发票'),
    `{% if paymentPlan == '0' %}乙方应当在标的物全部验收合格之日起{{ fields.payment-days }}日内付清含税价款。{% elsif paymentTriggers == '0' %}乙方应当不晚于“付款计划”一条列明的日期（含当日）支付相应金额。{% else %}乙方应当不晚于“付款计划”一条列明的日期（含当日），或者在该条约定的验收后付款期限内，支付相应金额。{% endif %}
    {% unless paymentPlan == '0' %}{% unless paymentTriggers == '0' %}约定在验收合格后支付的款项，付款期限自验收合格（含视为验收合格）之日的次日起算，验收提前或者推迟的，付款期限随之变动。{% endunless %}约定固定日期的款项，其日期的变动由双方另行书面约定；乙方依法享有的履行抗辩权不受影响。{% endunless %}
    甲方应当在每期款项到期前，向乙方开具金额与该期款项相等的增值税发票；乙方依法可以抵扣进项税额的，应当开具增值税专用发票。预付款依法尚不应开具发票的，甲方可以先出具收款凭证，并在纳税义务发生时补开发票。甲方迟延开具发票的，付款日期相应顺延。
    款项以银行转账方式支付至{% if fields.bank-account %}甲方的下列账户：{{ fields.bank-account }}{% else %}甲方在发票上载明的、以甲方名义开立的账户{% endif %}。甲方变更账户的，应当以加盖公章的书面通知告知乙方；乙方在收到通知前向原账户付款的，视为已经付款。以商业汇票支付的，应当经甲方书面同意，自票据实际兑付之日起视为付款。
    乙方对部分款项有异议的，应当在到期前书面说明理由，并按期支付无异议的部分。
    ! 未经甲方书面同意，乙方不得以其对甲方的债权抵销应付款项，但该债权已经甲方书面确认或者生效法律文书确定的除外。`,
    `{% if paymentPlan == '0' %}The Buyer must pay the price including tax in full within {{ fields.payment-days }} days after all the goods have been accepted.{% elsif paymentTriggers == '0' %}The Buyer must pay the amounts stated in the clause “Payment plan” on or before the dates stated there.{% else %}The Buyer must pay the amounts stated in the clause “Payment plan” on or before the dates stated there or, where that clause says so, within the time stated there after acceptance.{% endif %}
    {% unless paymentPlan == '0' %}{% unless paymentTriggers == '0' %}For a payment that is due after acceptance, time begins to run on the day after the day of acceptance, or the day on which the goods count as accepted; if acceptance comes earlier or later, the time for payment moves with it. {% endunless %}A fixed date for payment moves only by written agreement of the parties; the Buyer’s rights by law to withhold performance are unaffected.{% endunless %}
    Before each payment falls due, the Seller must issue to the Buyer a VAT invoice for the amount of that payment; if the Buyer may by law deduct input tax, it must be a special VAT invoice. Where an invoice may not yet be issued for an advance payment, the Seller may give a receipt first and must issue the invoice when the tax falls due. If the Seller issues an invoice late, the date for payment moves accordingly.
    Payments are made by bank transfer to {% if fields.bank-account %}the following account of the Seller: {{ fields.bank-account }}{% else %}the account in the Seller’s name that is stated on the invoice{% endif %}. The Seller must notify the Buyer of a change of account in writing under its company seal; until that notice arrives, payment to the earlier account discharges the Buyer. Payment by a bill of exchange requires the Seller’s written consent and counts as payment when the bill is honoured.
    If the Buyer disputes part of a payment, it must give its reasons in writing before the payment falls due and pay the undisputed part on time.
    ! Without the Seller’s written consent, the Buyer may not set off claims against the Seller against what it owes, unless the Seller has confirmed the claim in writing or a final judgment or award has established it.`,
  ),
  clause(
    'payment-plan',
    words('Payment plan', '付款计划'),
    `各期款项的含税金额如下，均应当不晚于所列日期（含当日）{% unless paymentTriggers == '0' %}或者在所列验收后的期限内{% endunless %}支付：
    {{ paymentPlan }}
    {% unless paymentTriggers == '0' %}括号内的预计日期按照交付计划推算，仅供参考；付款期限以验收合格（含视为验收合格）之日为准。{% endunless %}
    {% if dueOnRestDays == 'as_written' %}付款日期是法定休假日的，付款日期不顺延。{% else %}付款日期是法定休假日的，以休假日结束的次日为付款日期。{% endif %}`,
    `The payments, in the following amounts including tax, are due on or before the dates stated{% unless paymentTriggers == '0' %} or within the times stated after acceptance{% endunless %}:
    {{ paymentPlan }}
    {% unless paymentTriggers == '0' %}A planned date in brackets is reckoned from the delivery plan and binds nobody; what counts is the day of acceptance, or the day that counts as such.{% endunless %}
    {% if dueOnRestDays == 'as_written' %}A date for payment that is a statutory day of rest stays as it is.{% else %}If a date for payment is a statutory day of rest, payment is due on the day after the rest days end.{% endif %}`,
  ),
  clause(
    'retention',
    words('Retention money', '质保金'),
    `付款计划中的质保金是合同价款的一部分，用于担保甲方履行质量保证期内的义务，不计利息。
    乙方应当按照付款计划列明的日期或者验收后的期限支付质保金。
    甲方接到乙方书面通知后，在合理期限内未修复质量保证范围内的缺陷的，乙方可以自行或者委托第三人修复，并从质保金中扣除由此支出的合理费用。乙方扣款应当提供费用明细和凭证，除此以外不得扣留质保金。
    甲方可以向乙方提交银行开立的与质保金金额相等的质量保证保函，以替换质保金；乙方应当在收到保函之日起{{ fields.payment-days }}日内支付质保金。乙方仅可以在前款约定的扣款情形下、在应扣金额的范围内就保函索赔。`,
    `The retention money in the payment plan is part of the price. It secures the Seller’s obligations during the warranty period and bears no interest.
    The Buyer must pay the retention money on the date, or within the time after acceptance, stated in the payment plan.
    If the Seller does not repair a defect that the warranty covers within a reasonable time after the Buyer’s written notice, the Buyer may repair it itself or have it repaired by a third party, and deduct the reasonable cost from the retention money. The Buyer must furnish a statement of the cost with vouchers, and may withhold retention money on no other ground.
    The Seller may replace the retention money by a warranty guarantee of a bank for the same amount; the Buyer must pay the retention money within {{ fields.payment-days }} days after receiving the guarantee. The Buyer may call on the guarantee only where it could make a deduction under the preceding paragraph, and only for the amount of that deduction.`,
  ),
  clause(
    'performance-guarantee',
    words('Performance guarantee', '履约担保'),
    `甲方应当在收到预付款后十五日内，向乙方提交银行开立的履约保函，金额为含税价款的{{ fields.guarantee-rate }}。没有预付款的，前述期限自本合同生效之日起计算。
    履约保函的有效期至标的物验收合格之日止；乙方应当在有效期届满后返还保函。
    履约保函不是见索即付的独立保函。乙方仅可以在甲方违约并经书面催告后仍未补救时，凭甲方的书面确认、生效裁判文书或者仲裁裁决，在甲方应付金额的范围内索赔。`,
    `Within fifteen days after it has received the advance payment, the Seller must furnish to the Buyer a performance guarantee of a bank for {{ fields.guarantee-rate }} of the price including tax. Where there is no advance payment, this time runs from the day on which this contract takes effect.
    The performance guarantee is valid until the goods have been accepted; the Buyer must then return it.
    The performance guarantee is not an independent guarantee payable on demand. The Buyer may call on it only if the Seller is in breach and has not remedied the breach after a written demand, on presentation of the Seller’s written confirmation, a final judgment or an arbitral award, and only for the amount that the Seller owes.`,
  ),
];
