import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Clauses of an order: what is bought, for how much, and when. Everything else is in the framework contract. */
export const callOffClauses: SeedClause[] = [
  clause(
    'order-basis',
    words('Order and framework contract', '订单与框架合同'),
    `本订单依据双方签署的编号为{{ framework.number }}的框架合同（以下简称“框架合同”）订立，自成立时起受框架合同约束。框架合同中的用语在本订单中具有相同的含义。
    本订单没有约定的，适用框架合同。本订单与框架合同不一致的，以框架合同为准；本订单明确载明变更框架合同某项约定的，就本订单适用变更后的约定。`,
    `This order is made under the framework contract between the parties with the number {{ framework.number }} (the “framework contract”) and is subject to it from its conclusion. Terms used in the framework contract have the same meaning in this order.
    Where this order is silent, the framework contract applies. Where this order and the framework contract differ, the framework contract prevails; where this order expressly states that it changes a provision of the framework contract, the changed provision applies to this order.`,
  ),
  clause(
    'order-goods',
    words('Goods', '标的物'),
    `乙方向甲方订购“{{ contract.title }}”项下的标的物。
    {% if contract.scope %}标的物及供货范围：{{ contract.scope }}{% endif %}
    标的物的名称、规格、数量和单价，{% if lineItems == '0' %}以双方签署确认的技术文件和框架合同约定的价格为准{% else %}以“标的物清单”一条为准{% endif %}。`,
    `The Buyer orders from the Seller the goods covered by “{{ contract.title }}”.
    {% if contract.scope %}Goods and scope of supply: {{ contract.scope }}{% endif %}
    The description, specification, quantity and unit price of the goods are those stated in {% if lineItems == '0' %}the technical documents signed by both parties and the prices agreed in the framework contract{% else %}the clause “List of goods”{% endif %}.`,
  ),
  clause(
    'order-price',
    words('Price', '订单价款'),
    `本订单的价款如下：
    - 含税价款：{{ price.gross }}（大写：{{ price.inWords }}）；
    - 不含税价款：{{ price.net }}；
    - 增值税额：{{ price.tax }}；
    - 增值税税率：{{ price.taxRate }}。
    含税价款计入框架合同约定的订单总额上限。`,
    `The price of this order is:
    - including tax: {{ price.gross }};
    - excluding tax: {{ price.net }};
    - VAT: {{ price.tax }};
    - VAT rate: {{ price.taxRate }}.
    The price including tax counts towards the ceiling agreed in the framework contract.`,
  ),
  clause(
    'order-delivery',
    words('Delivery', '交付'),
    `{% if milestones == '0' %}甲方应当按照双方书面确认的时间交付标的物，最迟不晚于{{ term.endsOn }}（含当日）。{% else %}甲方应当不晚于“交付计划”一条列明的日期（含当日）交付标的物。{% endif %}
    交付地点为{% if fields.delivery-place %}{{ fields.delivery-place }}{% else %}框架合同约定的地点{% endif %}{% if fields.consignee %}，收货人为{{ fields.consignee }}{% endif %}。`,
    `{% if milestones == '0' %}The Seller must deliver the goods at the times that the parties confirm in writing, on or before {{ term.endsOn }}.{% else %}The Seller must deliver the goods on or before the dates stated in the clause “Delivery plan”.{% endif %}
    The place of delivery is {% if fields.delivery-place %}{{ fields.delivery-place }}{% else %}the place agreed in the framework contract{% endif %}{% if fields.consignee %}; the consignee is {{ fields.consignee }}{% endif %}.`,
  ),
  clause(
    'order-payment',
    words('Payment', '付款'),
    `{% if paymentPlan == '0' %}乙方应当按照框架合同约定的付款期限支付含税价款。{% elsif paymentTriggers == '0' %}乙方应当不晚于“付款计划”一条列明的日期（含当日）支付相应金额。{% else %}乙方应当不晚于“付款计划”一条列明的日期（含当日），或者在该条约定的验收后付款期限内，支付相应金额。{% endif %}
    发票的开具和收款账户，依照框架合同的约定。{% unless paymentPlan == '0' %}{% unless paymentTriggers == '0' %}约定在验收合格后支付的款项，付款期限自验收合格（含视为验收合格）之日的次日起算，验收提前或者推迟的，付款期限随之变动。{% endunless %}约定固定日期的款项，其日期的变动由双方另行书面约定；乙方依法享有的履行抗辩权不受影响。{% endunless %}`,
    `{% if paymentPlan == '0' %}The Buyer must pay the price including tax within the time for payment agreed in the framework contract.{% elsif paymentTriggers == '0' %}The Buyer must pay the amounts stated in the clause “Payment plan” on or before the dates stated there.{% else %}The Buyer must pay the amounts stated in the clause “Payment plan” on or before the dates stated there or, where that clause says so, within the time stated there after acceptance.{% endif %}
    Invoices and the account for payments are governed by the framework contract. {% unless paymentPlan == '0' %}{% unless paymentTriggers == '0' %}For a payment that is due after acceptance, time begins to run on the day after the day of acceptance, or the day on which the goods count as accepted; if acceptance comes earlier or later, the time for payment moves with it. {% endunless %}A fixed date for payment moves only by written agreement of the parties; the Buyer’s rights by law to withhold performance are unaffected.{% endunless %}`,
  ),
  clause(
    'order-remedies',
    words('Acceptance, warranty and liability', '验收、质量保证与违约责任'),
    `标的物的包装、检验与验收、所有权与风险、付款迟延的处理、质量保证、权利瑕疵担保、违约责任和赔偿责任的范围，依照框架合同的约定。
    本订单的解除，依照框架合同的约定。框架合同终止的，不影响本订单的履行。`,
    `The packing, inspection and acceptance of the goods, title and risk, late and missing payments, the warranty, the rights of third parties, liability for breach and its extent are governed by the framework contract.
    Termination of this order is governed by the framework contract. The end of the framework contract does not affect the performance of this order.`,
  ),
  clause(
    'order-disputes',
    words('Governing law and disputes', '适用法律与争议解决'),
    `{% if law.venue %}本订单适用{{ law.governing }}。因本订单引起的或者与本订单有关的争议，双方协商不成的，{% if law.disputes == 'arbitration' %}应当提交{{ law.venue }}，按照申请仲裁时该机构现行有效的仲裁规则进行仲裁，仲裁裁决是终局的，对双方均有约束力。{% else %}任何一方可以向{{ law.venue }}提起诉讼。{% endif %}{% else %}本订单的适用法律和争议解决，依照框架合同的约定。{% endif %}
    框架合同关于授权联系人与电子确认、保密、个人信息保护、反商业贿赂、不可抗力、通知与送达、合同文件的优先顺序以及文字与文本的约定，适用于本订单。`,
    `{% if law.venue %}This order is governed by {{ law.governing }}. If negotiation fails to resolve a dispute arising from or relating to this order, {% if law.disputes == 'arbitration' %}the dispute must be submitted to {{ law.venue }} for arbitration under its rules in force when the request for arbitration is made; the award is final and binding on both parties.{% else %}either party may bring an action before {{ law.venue }}.{% endif %}{% else %}The governing law and the resolution of disputes are as agreed in the framework contract.{% endif %}
    The provisions of the framework contract on authorised contacts and electronic confirmation, confidentiality, personal information, anti-bribery, force majeure, notices and service of documents, the precedence of documents, and language and copies apply to this order.`,
  ),
  clause(
    'order-attachments',
    words('Attachments', '附件'),
    `下列附件是本订单的组成部分，其内容以所列文件名和摘要对应的文件为准：
    {{ attachments }}`,
    `The following attachments are part of this order; each is the file with the name and digest stated here:
    {{ attachments }}`,
  ),
  clause(
    'order-closing',
    words('Term, conclusion and effect', '期限、成立与生效'),
    `本订单的履行期限自{{ term.startsOn }}起至{{ term.endsOn }}止（均含当日）。期限届满不影响届时尚未履行完毕的义务。
    本订单自双方签署时成立，签署的方式依照框架合同的约定。{% if conditions %}本订单成立后，自下列生效条件全部成就之日起生效{% if effectiveOn %}，但不早于{{ effectiveOn }}{% endif %}：{{ conditions }}。生效条件为款项的，足额到账时成就；为担保的，受益的一方收到符合约定的担保文件时成就。仅为一方利益约定的条件，该方可以书面通知对方放弃，放弃的条件视为成就。{% if longStopOn %}最迟生效日为{{ longStopOn }}（含当日）；至该日仍有生效条件未成就或者未被放弃的，任何一方可以书面通知对方本订单不再生效，自通知到达对方时起，双方不再负有履行义务，收款一方应当在十五日内将已收款项无息退还。{% endif %}{% elsif effectiveOn %}本订单自{{ effectiveOn }}起生效；双方在该日之后签署的，本订单适用于该日以后的履行。{% else %}本订单自成立时生效。{% endif %}`,
    `The time for performance of this order runs from {{ term.startsOn }} to {{ term.endsOn }}, both days included. Its end does not affect obligations not yet fully performed.
    This order is concluded when both parties have signed it in the manner agreed in the framework contract. {% if conditions %}Once concluded, it takes effect on the day on which all of the following conditions are met{% if effectiveOn %}, but no earlier than {{ effectiveOn }}{% endif %}: {{ conditions }}. A condition that is a payment is met when the money has been received in full; one that is a security is met when the party it benefits has received the agreed document. A party may waive, by written notice to the other party, a condition agreed for its benefit alone; a condition that is waived counts as met.{% if longStopOn %} The long-stop day is {{ longStopOn }}: if a condition has been neither met nor waived on or before that day, either party may notify the other in writing that this order lapses without having taken effect; from the receipt of the notice neither party has to perform, and whoever has received money must return it without interest within fifteen days.{% endif %}{% elsif effectiveOn %}It takes effect on {{ effectiveOn }}; if the parties sign it after that day, it applies to performance from that day on.{% else %}It takes effect when it is concluded.{% endif %}`,
  ),
];
