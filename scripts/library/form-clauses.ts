import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Clauses on who may make declarations and how, which documents prevail, and addresses for notices. */
export const formClauses: SeedClause[] = [
  clause(
    'authorised-contacts',
    words('Authorised contacts and electronic confirmation', '授权联系人与电子确认'),
    `双方为履行本合同分别授权下列联系人，各联系人在所列事项内代表该方，授权期限至本合同终止且双方义务履行完毕之日止：
    {{ contacts }}
    ! 各方授权联系人在其授权事项内，经发送至其上述电子邮箱的专属链接并通过验证码核验作出的确认、验收、异议，为该方的书面意思表示；双方依照《中华人民共和国电子签名法》约定该方式为其电子签名，以系统记录为证据。授权联系人经专属链接将具体事项转交本方其他人员办理的，该人员就该事项视为本方的授权联系人。
    ! 经专属链接对合同文本作出的确认，仅表示该方对文本没有异议，不构成签署。本合同的签署、变更和解除，应当由双方有签约权限的人签署。
    一方更换授权联系人的，应当书面通知对方；通知到达前，原授权联系人在其授权事项内的行为对该方有效。`,
    `To perform this contract, each party authorises the following contacts. Each represents its party in the matters stated, until this contract has ended and the obligations of both parties have been performed:
    {{ contacts }}
    ! A confirmation, acceptance or objection that an authorised contact makes in the matters it is authorised for, through the personal link sent to its e-mail address above and after verification by a one-time code, is a written declaration of its party. Under the Electronic Signature Law of the People’s Republic of China, the parties agree on this method as their electronic signature, and the records of the system are evidence of it. Where an authorised contact passes a matter on to another person of its party through the personal link, that person counts as an authorised contact for that matter.
    ! A confirmation of the text of the contract through a personal link states only that the party has no objection to the text; it is no signature. This contract is signed, changed and terminated by the signatures, on both sides, of persons with authority to sign.
    A party that replaces an authorised contact must notify the other party in writing; until that notice arrives, what the earlier contact does in the matters it was authorised for binds its party.`,
  ),
  clause(
    'documents',
    words('Documents and precedence', '合同文件与优先顺序'),
    `本合同由下列文件组成；内容不一致的，以排列在先的文件为准：
    - 双方签署的补充协议，签署在后的优先；
    - 本合同正文；
    - 本合同附件；
    - 双方书面确认的报价单和技术澄清文件。
    ! 乙方在采购订单、采购通则、网站或者其他单方文件中载明的条款，未经甲方签署同意的，不构成本合同的内容。`,
    `This contract consists of the following documents; where they differ, the one named first prevails:
    - supplementary agreements signed by both parties, the later before the earlier;
    - the body of this contract;
    - the attachments to this contract; and
    - quotations and technical clarifications that both parties have confirmed in writing.
    ! Terms in purchase orders, general conditions, websites or other documents of Party B alone are no part of this contract unless Party A has agreed to them by its signature.`,
  ),
  clause(
    'attachments',
    words('Attachments', '附件'),
    `下列附件是本合同的组成部分，其内容以所列文件名和摘要对应的文件为准：
    {{ attachments }}`,
    `The following attachments are part of this contract; each is the file with the name and digest stated here:
    {{ attachments }}`,
  ),
  clause(
    'notices',
    words('Notices and service of documents', '通知与送达'),
    `与本合同有关的通知应当采用书面形式，以专人递送、快递或者电子邮件的方式发送至下列联系方式：
    - 甲方：{{ ours.name }}，联系人{{ ours.contact.name }}，电子邮箱{{ ours.contact.email }}{% if ours.address %}，地址{{ ours.address }}{% endif %}；
    - 乙方：{{ customer.name }}，联系人{{ customer.contact.name }}，电子邮箱{{ customer.contact.email }}{% if customer.address %}，地址{{ customer.address }}{% endif %}。
    通知到达对方时生效：专人递送的，签收时为到达；快递的，签收、拒收或者因地址有误被退回时为到达；电子邮件的，进入对方上述电子邮箱的系统时为到达。
    一方变更联系方式的，应当及时通知对方；通知到达前，按照原联系方式发送的，仍产生送达的效力。
    ! 上述联系方式同时为双方确认的诉讼、仲裁及执行程序中法律文书的送达地址。双方同意人民法院和仲裁机构以电子邮件方式送达；因联系方式不准确或者变更后未通知而未能实际接收的，依法视为送达。`,
    `Notices relating to this contract must be in writing and sent by hand, courier or e-mail to the following:
    - Party A: {{ ours.name }}, for the attention of {{ ours.contact.name }}, e-mail {{ ours.contact.email }}{% if ours.address %}, address {{ ours.address }}{% endif %};
    - Party B: {{ customer.name }}, for the attention of {{ customer.contact.name }}, e-mail {{ customer.contact.email }}{% if customer.address %}, address {{ customer.address }}{% endif %}.
    A notice takes effect when it arrives: if sent by hand, when it is signed for; if sent by courier, when it is signed for, refused, or returned because of a wrong address; if sent by e-mail, when it enters the system of the e-mail address above.
    A party whose details change must promptly notify the other party. Until that notice arrives, what is sent to the earlier details counts as served.
    ! The details above are also the addresses that the parties confirm for the service of documents in litigation, arbitration and enforcement. The parties agree to service by e-mail by courts and arbitration commissions. What is not in fact received because details are inaccurate, or a change was not notified, counts as served as the law provides.`,
  ),
  clause(
    'language-and-copies',
    words('Language and copies', '文字与文本'),
    `本合同以中文书就。本合同的译文仅供参考，与中文文本不一致的，以中文文本为准。
    以纸质形式签署的，正本由双方各执{{ fields.copies-each }}份，具有同等的法律效力。以电子形式签署的，双方应当使用依法设立的电子认证服务提供者认证的电子签名，经双方签署的数据电文为原件。`,
    `This contract is made in English. A translation of it is for reference only; where it differs from the English text, the English text prevails.
    If this contract is signed on paper, each party keeps {{ fields.copies-each }} originals, all of equal legal effect. If it is signed electronically, the parties must use electronic signatures certified by a licensed provider of certification services; the data message signed by both parties is then the original.`,
  ),
  clause(
    'closing',
    words('Term, conclusion and effect', '期限、成立与生效'),
    `本合同的期限自{{ term.startsOn }}起至{{ term.endsOn }}止（均含当日）。期限届满不影响届时尚未履行完毕的义务，也不影响保密、违约责任、争议解决以及其他依其性质应当继续适用的条款。
    本合同自双方签署时成立。签署由法定代表人、负责人或者在授权范围和期限内的委托代理人签名，并加盖公章或者合同专用章；依照所在地惯例不使用印章的一方，以签名为准。
    {% if conditions %}本合同成立后，自下列生效条件全部成就之日起生效{% if effectiveOn %}，但不早于{{ effectiveOn }}{% endif %}：{{ conditions }}。生效条件为款项的，足额到账时成就；为担保的，受益的一方收到符合约定的担保文件时成就。仅为一方利益约定的条件，该方可以书面通知对方放弃，放弃的条件视为成就。{% if longStopOn %}最迟生效日为{{ longStopOn }}（含当日）；至该日仍有生效条件未成就或者未被放弃的，任何一方可以书面通知对方本合同不再生效，自通知到达对方时起，双方不再负有履行义务，收款一方应当在十五日内将已收款项无息退还。{% endif %}{% elsif effectiveOn %}本合同自{{ effectiveOn }}起生效；双方在该日之后签署的，本合同适用于该日以后的履行。{% else %}本合同自成立时生效。{% endif %}
    本合同是双方就合同内容达成的全部约定，取代此前的口头和书面约定。部分条款无效的，不影响其他条款的效力；双方应当以最接近原意的有效条款替代无效条款。`,
    `The term of this contract runs from {{ term.startsOn }} to {{ term.endsOn }}, both days included. Its end does not affect obligations not yet fully performed, nor the provisions on confidentiality, liability for breach and disputes and others that by their nature continue to apply.
    This contract is concluded when both parties have signed it. It is signed by the legal representative, the person in charge or an agent within the scope and term of the authority, with the company seal or contract seal; for a party that by local custom uses no seal, the signature suffices.
    {% if conditions %}Once concluded, this contract takes effect on the day on which all of the following conditions are met{% if effectiveOn %}, but no earlier than {{ effectiveOn }}{% endif %}: {{ conditions }}. A condition that is a payment is met when the money has been received in full; one that is a security is met when the party it benefits has received the agreed document. A party may waive, by written notice to the other party, a condition agreed for its benefit alone; a condition that is waived counts as met.{% if longStopOn %} The long-stop day is {{ longStopOn }}: if a condition has been neither met nor waived on or before that day, either party may notify the other in writing that this contract lapses without having taken effect; from the receipt of the notice neither party has to perform, and whoever has received money must return it without interest within fifteen days.{% endif %}{% elsif effectiveOn %}This contract takes effect on {{ effectiveOn }}; if the parties sign it after that day, it applies to performance from that day on.{% else %}This contract takes effect when it is concluded.{% endif %}
    This contract is the whole agreement of the parties on what it covers and replaces earlier oral and written arrangements. If part of this contract is invalid, the rest remains valid; the parties must replace the invalid part with a valid one that comes closest to what was intended.`,
  ),
];
