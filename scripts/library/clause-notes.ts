/**
 * The legal source of each clause, and what a lawyer may change in it. `✓` follows articles whose wording was compared with a published text when the
 * clause was written; the other articles are those that the legal review named. The Civil Code is 民法典, its interpretations are 通则解释 (contracts in
 * general, 法释〔2023〕13号) and 买卖解释 (sale).
 */
export interface ClauseNote {
  source: string;
  mayChange: string;
}

const note = (source: string, mayChange: string): ClauseNote => ({ source, mayChange });

const trade = 'trade practice';
const priced = 'which cost the price covers; that it is fixed. The amounts are the data’s.';

const goods = {
  goods: note('民法典 595, 596, 615, 616', 'standards; whether used goods are sold. Keep the reference to the list.'),
  'goods-list': note(`民法典 596; ${trade}`, 'nothing but the rule of rounding, which the program follows.'),
  'sale-price': note('民法典 626 ✓; 增值税法', priced),
  'sale-payment': note(
    '民法典 626–628 ✓, 568 (set-off may be excluded); 增值税法 28',
    'invoices before or after payment; bills of exchange. What is due after acceptance is counted by the program as this clause says; fixed dates stay.',
  ),
  'payment-plan': note(
    '民法典 628 ✓, 203',
    'nothing: rest days are counted by the program as it says, or stay where `dueOnRestDays` says so.',
  ),
  retention: note(
    `买卖解释 15; ${trade} (5 %)`,
    'the share and its day (payment plan), the guarantee in its place. More grounds to withhold weaken the seller.',
  ),
  'performance-guarantee': note(
    '民法典 681; 独立保函规定 3 (a guarantee on first demand stands by itself)',
    'rate and time. On first demand only if management agrees: such a guarantee is paid without proof.',
  ),
  'sale-delivery': note(
    '民法典 601–603, 605, 570, 589',
    'place, transport, notices, packing. Keep that times run where nobody takes delivery.',
  ),
  'delivery-plan': note('民法典 601, 203', 'nothing: the program counts as it says.'),
  'title-retained': note(
    '民法典 641–643 ✓; 买卖解释 26 (no taking back once 75 % is paid); 604, 610',
    'replace it by “title passes on delivery” for customers of good standing.',
  ),
  'title-on-delivery': note('民法典 224, 604, 605, 610', 'when risk passes.'),
  commissioning: note(trade, 'who pays for what on site. Leave out where nothing is installed.'),
  'sale-acceptance': note(
    '民法典 620–623 ✓; by 622 a time too short for a full inspection covers outward defects alone',
    'the days (fields), longer for equipment that is hard to test. A second demand before acceptance counts would undo the protection.',
  ),
  warranty: note('民法典 621 ✓, 617', 'months and outer limit (fields), exceptions, response time.'),
  'third-party-rights': note('民法典 612–614, 600', 'procedure, licence of software.'),
  'sale-breach': note(
    '民法典 585 ✓, 582, 583, 591; 通则解释 65 (what exceeds the loss by 30 % may be cut)',
    'rates (fields). Keep our cap and the customer’s rate apart, and the latter without a cap.',
  ),
};

const services = {
  services: note(
    '民法典 467, 509',
    'scope, place, standard. The words 技术服务 would make it a contract under 民法典 878.',
  ),
  'services-list': note(trade, 'nothing but the rule of rounding, which the program follows.'),
  'service-levels': note(trade, 'hours (fields), what does not count.'),
  'staff-and-cooperation': note('民法典 509, 791 by analogy', 'subcontracting, replacement of staff.'),
  'service-acceptance': note('民法典 509, 646, 621 by analogy', 'days (field), form of the report.'),
  'service-fee': note('民法典 510, 511; 增值税法', priced),
  'service-payment': note(
    '民法典 568',
    'rhythm of settlement. What is due after acceptance is counted by the program as this clause says; fixed dates stay.',
  ),
  'service-rights': note('著作权法 19; 民法典 600', 'who owns what. What we had before stays ours.'),
  'data-protection': note(
    '个人信息保护法 21, 38–40, 57; 数据安全法 27; 网络安全法',
    'measures, hours. Locked: change it in the library, with whoever answers for data protection.',
  ),
  'service-breach': note(
    '民法典 582, 585, 591',
    'reductions and rates (fields). Keep the customer’s rate without a cap.',
  ),
  'service-handover': note('民法典 558', 'days (field), cost of assistance.'),
};

const framework = {
  framework: note(trade, 'minimum purchase, exclusivity.'),
  'framework-ceiling': note(trade, 'nothing: the program refuses what is above the ceiling.'),
  'framework-orders': note('民法典 471, 483–490', 'days to answer, lead time (fields).'),
  'framework-price-list': note(trade, 'nothing but the rule of rounding.'),
  'framework-prices-fixed': note(trade, 'what the prices cover.'),
  'framework-prices-adjusted': note('民法典 533 by analogy', 'index, threshold (fields), procedure.'),
  'framework-delivery': note('民法典 601–603, 605, 570, 589', 'place, transport, packing.'),
  'framework-acceptance': note('民法典 620–623 ✓', 'days (field). No second demand.'),
  'framework-payment': note(
    '民法典 628, 568, 195',
    'days (field). The quarterly statement interrupts limitation when signed.',
  ),
  'order-basis': note(trade, 'Locked: the order is what its framework makes of it.'),
  'order-goods': note('民法典 596', 'nothing but words.'),
  'order-price': note('民法典 626 ✓', 'nothing: the program counts it towards the ceiling.'),
  'order-delivery': note('民法典 601–603', 'place and consignee (fields).'),
  'order-payment': note('民法典 628 ✓', 'nothing: the program moves dates as it says.'),
  'order-remedies': note(trade, 'what the order takes from the framework.'),
  'order-disputes': note('民事诉讼法 35; 仲裁法 16', 'Locked: an order goes where its framework goes.'),
  'order-attachments': note(trade, 'nothing but words.'),
  'order-closing': note(
    '民法典 157, 158, 159, 490, 502',
    'nothing but words. It names the conditions of effect that the order has, and the long-stop day for them where one is agreed: the time for giving money back may change.',
  ),
};

const abroad = {
  'export-price': note('增值税法 10 (zero rate)', 'taxes abroad, bank charges.'),
  'export-payment': note('UCP 600; 民法典 568', 'transfer or credit. Keep that a changed account is verified.'),
  'export-delivery': note('Incoterms 2020 (ICC); ISPM 15', 'term, place, edition (fields).'),
  'export-title': note(
    '涉外民事关系法律适用法 37 (law of the place of the goods)',
    'ask counsel in the buyer’s country.',
  ),
  'export-control': note(
    '出口管制法 12, 15–18',
    'Locked: change it in the library, with whoever answers for export control.',
  ),
  'disputes-export': note(
    '仲裁法 16; New York Convention; 民事诉讼法 288',
    'institution (exact name), seat, tribunal.',
  ),
};

const common = {
  confidentiality: note('民法典 501, 509; 反不正当竞争法 (trade secrets)', 'years (field), who may be told.'),
  'personal-data': note('个人信息保护法 6, 13, 17, 47', 'nothing that widens the use.'),
  'anti-bribery': note('反不正当竞争法 (commercial bribery); 刑法 163, 164', 'Locked.'),
  'force-majeure': note('民法典 180, 590', 'examples, ninety days.'),
  variation: note(
    '民法典 543, 545–551, 546',
    'who may assign. Written form is what makes the trail evidence: the program executes no amendment before both signatures are recorded.',
  ),
  'authorised-contacts': note(
    '电子签名法 3, 13(2) (the parties may agree on what is reliable), 14 ✓; 民法典 161, 165, 469',
    'Locked: what the links do is what it says. Text of the contract, acceptance, accounts and changes; never signature.',
  ),
  documents: note('民法典 142, 466, 488', 'the order of precedence; the program does not depend on it.'),
  attachments: note(trade, 'nothing: files are named by their digest.'),
  notices: note('民法典 137; 民事诉讼法 90; 法发〔2016〕21号 3', 'ways of delivery. Keep the address for service.'),
  'language-and-copies': note('电子签名法 5 ✓, 16; 民法典 466', 'copies (field); which of two languages prevails.'),
  closing: note(
    '民法典 157, 158, 159, 490, 502, 507',
    'nothing but words. Signing is recorded by the program as it says; it names the conditions of effect that the contract has, and the long-stop day for them where one is agreed: the time for giving money back may change.',
  ),
  'governing-law': note('涉外民事关系法律适用法 3, 41', 'Locked: give the law in the contract’s data.'),
  'governing-law-of-goods': note('the same; CISG 6', 'Locked.'),
  'disputes-court': note(
    '民事诉讼法 35 (the plaintiff’s seat may be agreed; never against exclusive jurisdiction)',
    'the court (data): one with a real connection. Never “court or arbitration”.',
  ),
  'disputes-mediation-court': note('the same', 'the same.'),
  'disputes-arbitration': note(
    '仲裁法 16, 18 (the institution must be named exactly)',
    'institution (data), tribunal.',
  ),
  'disputes-arbitration-sole': note('the same', 'the same.'),
  'payment-security': note(
    '民法典 527, 528, 634 ✓, 526, 563; 买卖解释 27',
    'days (fields). Less than one fifth is void.',
  ),
  'framework-security': note('the same, of each order', 'the same.'),
  'service-security': note('the same, by way of 民法典 646', 'the same.'),
  'liability-capped': note(
    '民法典 506 (never for injury, intent, gross negligence), 497 ✓, 584',
    'caps (fields), heads of loss. Keep the exceptions: without them the whole limit may fall.',
  ),
  'framework-liability': note('the same, of each order', 'the same.'),
  'liability-statutory': note('民法典 584', 'nothing: it is the law.'),
  termination: note(
    '民法典 562, 563, 565, 566, 567',
    'days to cure (field), grounds. Silence must never stand for consent.',
  ),
  'termination-on-notice': note('the same; 民法典 563(2) by analogy', 'days of notice (field).'),
  'framework-termination': note('the same', 'days of notice (field).'),
};

export const clauseNotes: Record<string, ClauseNote> = { ...goods, ...services, ...framework, ...abroad, ...common };
