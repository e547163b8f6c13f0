import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Clauses on the monthly fee of services, its settlement, and the consequences of poor service and late payment. */
export const feeClauses: SeedClause[] = [
  clause(
    'service-fee',
    words('Fees', '服务费'),
    `合同期限内的服务费总额（以下简称“合同价款”）如下：
    - 含税价款：{{ price.gross }}（大写：{{ price.inWords }}）；
    - 不含税价款：{{ price.net }}；
    - 增值税额：{{ price.tax }}；
    - 增值税税率：{{ price.taxRate }}。
    服务费按月计算。{% if fields.monthly-fee %}每月的含税服务费（以下简称“月服务费”）为{{ fields.monthly-fee }}。{% else %}每月的含税服务费（以下简称“月服务费”）为含税价款按合同期限的月数平均计算的金额。{% endif %}月服务费用于计算服务费扣减，以及服务不足整个合同期限时的应付金额；不足一个月的，按照当月实际天数折算。整个合同期限的服务费以含税价款为准。
    含税价款为固定价格，包括人员、差旅、工具、耗材以及甲方依法缴纳的税费。设备和备件的费用，经乙方事先书面确认后另行结算。
    本合同履行期间增值税税率依法调整的，尚未发生纳税义务的部分，不含税价款不变，增值税额和含税价款按照调整后的税率相应调整。`,
    `The fees for the whole term (the “price”) are:
    - including tax: {{ price.gross }};
    - excluding tax: {{ price.net }};
    - VAT: {{ price.tax }};
    - VAT rate: {{ price.taxRate }}.
    The fees are calculated by the month. {% if fields.monthly-fee %}The fee for each month, including tax (the “monthly fee”), is {{ fields.monthly-fee }}.{% else %}The fee for each month, including tax (the “monthly fee”), is the price including tax divided evenly over the months of the term.{% endif %} The monthly fee serves to calculate fee reductions and the amount due where services are provided for less than the whole term; a part of a month counts by its actual days. For the whole term, the price including tax is what is owed.
    The price including tax is fixed. It covers staff, travel, tools, consumables and the taxes that the Provider pays by law. Equipment and spare parts are settled separately if the Customer has confirmed their cost in writing beforehand.
    If the VAT rate changes by law during performance, then for the part on which tax has not yet fallen due the price excluding tax stays the same, and the VAT and the price including tax follow the new rate.`,
  ),
  clause(
    'service-payment',
    words('Settlement and payment', '结算与付款'),
    `{% if paymentPlan == '0' %}服务费按月结算，乙方应当在每月的服务报告验收合格之日起{{ fields.payment-days }}日内支付月服务费。{% elsif paymentTriggers == '0' %}服务费按月计算、分期结算，乙方应当不晚于“付款计划”一条列明的日期（含当日）支付各期款项。{% else %}服务费按月计算、分期结算，乙方应当不晚于“付款计划”一条列明的日期（含当日），或者在该条约定的验收后付款期限内，支付各期款项；约定在验收合格后支付的，付款期限自验收合格（含视为验收合格）之日的次日起算。{% endif %}
    一期款项到期时已经确定的服务费扣减，从该期款项中扣除；其后确定的，从下一期款项中扣除。没有下一期款项的，甲方应当在扣减确定之日起{{ fields.payment-days }}日内退还。
    甲方应当在每期款项到期前，向乙方开具金额与该期应付款项相等的增值税发票；乙方依法可以抵扣进项税额的，应当开具增值税专用发票。甲方迟延开具发票的，付款日期相应顺延。
    款项以银行转账方式支付至{% if fields.bank-account %}甲方的下列账户：{{ fields.bank-account }}{% else %}甲方在发票上载明的、以甲方名义开立的账户{% endif %}。甲方变更账户的，应当以加盖公章的书面通知告知乙方；乙方在收到通知前向原账户付款的，视为已经付款。
    乙方对部分款项有异议的，应当在到期前书面说明理由，并按期支付无异议的部分。
    ! 未经甲方书面同意，乙方不得以其对甲方的债权抵销应付款项，但该债权已经甲方书面确认或者生效法律文书确定的除外。`,
    `{% if paymentPlan == '0' %}The fees are settled monthly. The Customer must pay the monthly fee within {{ fields.payment-days }} days after it has accepted the service report for the month.{% elsif paymentTriggers == '0' %}The fees are calculated by the month and settled in instalments, which the Customer must pay on or before the dates stated in the clause “Payment plan”.{% else %}The fees are calculated by the month and settled in instalments, which the Customer must pay on or before the dates stated in the clause “Payment plan” or, where that clause says so, within the time stated there after acceptance; that time begins to run on the day after the day of acceptance, or the day that counts as such.{% endif %}
    Fee reductions settled by the time an instalment falls due are deducted from it; those settled later are deducted from the next instalment. If there is no further instalment, the Provider must refund them within {{ fields.payment-days }} days after they are settled.
    Before each payment falls due, the Provider must issue to the Customer a VAT invoice for the amount then payable; if the Customer may by law deduct input tax, it must be a special VAT invoice. If the Provider issues an invoice late, the date for payment moves accordingly.
    Payments are made by bank transfer to {% if fields.bank-account %}the following account of the Provider: {{ fields.bank-account }}{% else %}the account in the Provider’s name that is stated on the invoice{% endif %}. The Provider must notify the Customer of a change of account in writing under its company seal; until that notice arrives, payment to the earlier account discharges the Customer.
    If the Customer disputes part of a payment, it must give its reasons in writing before the payment falls due and pay the undisputed part on time.
    ! Without the Provider’s written consent, the Customer may not set off claims against the Provider against what it owes, unless the Provider has confirmed the claim in writing or a final judgment or award has established it.`,
  ),
  clause(
    'service-breach',
    words('Fee reductions and liability for breach', '服务费扣减与违约责任'),
    `甲方未在约定的响应或者恢复时限内完成处理的，每发生一次，乙方可以扣减月服务费的{{ fields.deduction-rate }}；一个月内累计扣减不超过月服务费的{{ fields.deduction-cap }}。连续三个月达到该上限的，视为甲方有致使不能实现合同目的的违约行为。
    甲方迟延提交成果或者服务报告的，每迟延一日，应当按照月服务费的{{ fields.late-rate }}支付违约金，累计不超过月服务费的{{ fields.late-cap }}。
    ! 乙方迟延付款的，每迟延一日，应当按照逾期金额的{{ fields.customer-late-rate }}支付违约金，至付清之日止，累计金额不设上限。
    服务不符合约定的，甲方应当在合理期限内补正或者重新履行；仍不符合约定的，乙方可以请求减少服务费，并可以依照“赔偿责任的范围”一条请求赔偿其他损失。
    扣减和违约金不免除继续履行的义务。一方违约后，对方应当采取适当措施防止损失扩大；未采取的，不得就扩大的损失请求赔偿。`,
    `Each time the Provider does not complete its work within the agreed times for response or restoration, the Customer may reduce the monthly fee by {{ fields.deduction-rate }} of it; the reductions in one month are limited in total to {{ fields.deduction-cap }} of the monthly fee. If this limit is reached in three consecutive months, it counts as a breach by the Provider that defeats the purpose of this contract.
    If the Provider is late with a deliverable or service report, it must pay liquidated damages of {{ fields.late-rate }} of the monthly fee for each day of delay, limited in total to {{ fields.late-cap }} of the monthly fee.
    ! If the Customer pays late, it must pay liquidated damages of {{ fields.customer-late-rate }} of the overdue amount for each day of delay until it has paid in full; they are not limited in total.
    If the services do not conform, the Provider must correct or repeat them within a reasonable time; if they still do not conform, the Customer may require a reduction of the fees and may claim compensation for other loss under the clause “Extent of liability”.
    Reductions and liquidated damages do not discharge the obligation to perform. When a party is in breach, the other party must take suitable measures to keep the loss from growing; if it does not, it may not claim for the loss that grew as a result.`,
  ),
];
