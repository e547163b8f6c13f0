import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

/** Clauses on the services, their quality, the people who provide them, and the rights to the results. */
export const servicesClauses: SeedClause[] = [
  clause(
    'services',
    words('Services', '服务内容'),
    `甲方在合同期限内向乙方提供“{{ contract.title }}”项下的服务（以下简称“服务”），乙方受领服务并支付价款。
    {% if contract.scope %}服务范围和要求：{{ contract.scope }}{% endif %}
    服务的项目和数量，{% if lineItems == '0' %}以本合同附件和双方签署确认的服务说明为准{% else %}以“服务项目清单”一条为准{% endif %}。
    服务地点为{% if fields.service-place %}{{ fields.service-place }}{% else %}乙方住所{% if customer.address %}（{{ customer.address }}）{% endif %}{% endif %}；依其性质可以远程提供的服务，甲方可以远程提供。
    甲方应当以专业人员通常应有的技能和谨慎提供服务，符合国家标准、行业标准和本合同的约定，并遵守适用的安全和环境保护规定。`,
    `During the term of this contract the Provider provides to the Customer the services covered by “{{ contract.title }}” (the “services”); the Customer receives the services and pays the price.
    {% if contract.scope %}Scope and requirements of the services: {{ contract.scope }}{% endif %}
    The services and their quantities are those stated in {% if lineItems == '0' %}the attachments to this contract and the service descriptions signed by both parties{% else %}the clause “List of services”{% endif %}.
    The services are provided at {% if fields.service-place %}{{ fields.service-place }}{% else %}the Customer’s domicile{% if customer.address %} ({{ customer.address }}){% endif %}{% endif %}; those whose nature allows it may be provided remotely.
    The Provider must provide the services with the skill and care to be expected of qualified professionals, in conformity with national standards, industry standards and this contract, and must observe the applicable rules on safety and environmental protection.`,
  ),
  clause(
    'services-list',
    words('List of services', '服务项目清单'),
    `服务的项目、数量、价格和税率如下：
    {{ lineItems }}
    清单各行金额四舍五入至合同货币的最小单位，合计金额为各行金额之和。`,
    `The services, their quantities, prices and tax rates are as follows:
    {{ lineItems }}
    The amounts of each line are rounded half up to the smallest unit of the currency; the totals are the sums of the lines.`,
  ),
  clause(
    'service-levels',
    words('Service levels', '服务水平'),
    `服务时间为{{ fields.service-hours }}。
    乙方报告故障或者提出服务请求后，甲方应当在{{ fields.response-hours }}个服务小时内响应并开始处理，在{{ fields.restore-hours }}个服务小时内恢复正常运行或者提供乙方认可的临时方案。
    服务小时仅计算服务时间内的小时数。计划内停机已经提前通知乙方的，以及因乙方原因或者不可抗力不能处理的时间，不计入前款时限。
    甲方应当记录每次请求的接报、响应、恢复时间和处理结果，供乙方查阅。`,
    `The service hours are {{ fields.service-hours }}.
    After the Customer reports a fault or makes a service request, the Provider must respond and begin work within {{ fields.response-hours }} service hours, and within {{ fields.restore-hours }} service hours restore normal operation or provide an interim solution that the Customer approves.
    Only hours within the service hours are counted. Planned downtime of which the Customer was notified beforehand, and time during which work is impossible for reasons attributable to the Customer or because of force majeure, do not count towards these times.
    The Provider must record, for each request, when it was reported, answered and resolved and with what result, and let the Customer see the records.`,
  ),
  clause(
    'staff-and-cooperation',
    words('Staff and cooperation', '服务人员与协作'),
    `甲方应当指定服务负责人，并派遣具备相应资格的人员。乙方有正当理由认为服务人员不能胜任的，甲方应当及时更换。
    甲方对其人员的劳动报酬、社会保险和现场安全负责。甲方人员不因提供服务而与乙方建立劳动关系。
    甲方可以将辅助性的服务分包给合格的第三人，并对分包人的行为承担责任；将主要服务分包的，应当事先取得乙方书面同意。
    乙方应当按期提供必要的工作条件、资料、系统访问权限和现场配合，并指定联系人。因乙方未提供而造成延误的，甲方的履行期限相应顺延。甲方发现乙方提供的资料或者工作条件不符合约定的，应当及时通知乙方。`,
    `The Provider must name a service manager and deploy suitably qualified staff. If the Customer has good reason to consider a member of staff unfit, the Provider must promptly replace that person.
    The Provider is responsible for the pay, social insurance and safety on site of its staff. Providing the services does not make them employees of the Customer.
    The Provider may subcontract ancillary services to qualified third parties and answers for them; it needs the Customer’s prior written consent to subcontract the main services.
    The Customer must provide in time the necessary working conditions, information, system access and assistance on site, and name a contact person. If it does not and delay results, the Provider’s time for performance is extended accordingly. If the Provider finds that the information or working conditions are not as agreed, it must promptly notify the Customer.`,
  ),
  clause(
    'service-acceptance',
    words('Reports and acceptance', '服务报告与验收'),
    `甲方应当在每月结束后，向乙方提交当月的服务报告，说明完成的服务、服务水平的实际达成情况和遗留问题。{% unless milestones == '0' %}甲方还应当按照“交付计划”一条提交成果。{% endunless %}
    乙方应当在收到服务报告或者成果之日起{{ fields.acceptance-days }}日内验收，或者书面说明不符合约定之处。甲方应当在合理期限内自担费用补正或者重新履行，并再次提请验收。
    ! 乙方在前述期限内既不验收，也不书面说明不符合约定之处的，期限届满之日视为验收合格。`,
    `After the end of each month the Provider must submit to the Customer a service report for that month, stating the services performed, the service levels achieved and the matters outstanding.{% unless milestones == '0' %} The Provider must also submit deliverables as stated in the clause “Delivery plan”.{% endunless %}
    Within {{ fields.acceptance-days }} days after receiving a service report or deliverable, the Customer must accept it or state in writing how it does not conform. The Provider must correct or repeat its performance within a reasonable time at its own cost and submit it for acceptance again.
    ! If within that time the Customer neither accepts nor states in writing how it does not conform, the report or deliverable counts as accepted on the day on which that time ends.`,
  ),
  clause(
    'service-rights',
    words('Intellectual property', '知识产权'),
    `双方各自在本合同之前享有或者独立于本合同取得的知识产权，仍归各自所有。
    甲方为履行本合同专门向乙方交付的报告、方案、文档等成果，其知识产权自乙方付清相应价款之日起归乙方所有。成果中包含甲方原有知识产权的，甲方许可乙方为使用该成果而使用，该许可不可撤销、没有期限限制，费用已包含在合同价款中。
    甲方可以继续使用其在提供服务中获得的、不包含乙方保密信息的一般知识和经验。
    甲方保证服务和成果不侵害第三人的合法权益。第三人提出主张的，甲方应当自担费用处理，并赔偿乙方因此受到的损失；该主张因乙方提供的资料或者指示引起的，由乙方承担责任。`,
    `Each party keeps the intellectual property that it held before this contract or acquires independently of it.
    The intellectual property in deliverables made specifically for the Customer under this contract, such as reports, plans and documents, belongs to the Customer once it has paid the corresponding price. Where a deliverable contains intellectual property that the Provider already had, the Provider licenses the Customer to use it so far as the use of the deliverable requires; the licence is irrevocable, unlimited in time and included in the price.
    The Provider may go on using the general knowledge and experience gained in providing the services, so far as it contains no confidential information of the Customer.
    The Provider warrants that the services and deliverables do not infringe the lawful rights of third parties. If a third party makes a claim, the Provider must deal with it at its own cost and compensate the Customer for its loss; if the claim arises from information or instructions given by the Customer, the Customer answers for it.`,
  ),
  clause(
    'data-protection',
    words('Data protection', '数据保护'),
    `双方应当遵守个人信息保护、数据安全和网络安全的法律规定。
    甲方在服务中处理乙方的数据（包括个人信息）的，为受托处理，其目的、方式和范围以提供服务所必需为限，期限至服务终止时止。乙方保证其有权将该数据委托甲方处理。甲方应当：
    - 仅按照本合同和乙方的书面指示处理数据，不得为自身目的使用；
    - 采取加密、访问控制、日志记录等必要的安全措施，并仅授权确有必要的人员接触数据；
    - 未经乙方书面同意，不得转委托他人处理，也不得向境外提供数据；
    - 发生或者可能发生数据泄露、篡改、丢失的，立即采取补救措施并通知乙方，最迟不超过知悉后二十四小时；
    - 服务终止后，按照乙方的要求返还或者删除数据，不得保留，法律另有规定的除外。
    乙方可以在合理的时间检查甲方履行本条的情况，甲方应当提供必要的资料和配合。`,
    `Both parties must comply with the law on the protection of personal information, data security and network security.
    Where the Provider processes data of the Customer, including personal information, in the course of the services, it does so on the Customer’s behalf, for no other purpose, in no other manner and to no greater extent than the services require, and only until the services end. The Customer warrants that it may entrust these data to the Provider. The Provider must:
    - process the data only as this contract and the Customer’s written instructions say, and not use them for purposes of its own;
    - take the necessary security measures, such as encryption, access control and logging, and give access only to people who need it;
    - not entrust the processing to others, or provide the data to recipients outside the country, without the Customer’s written consent;
    - where data have been or may have been leaked, altered or lost, take remedial measures at once and notify the Customer, at the latest twenty-four hours after it becomes aware; and
    - after the services end, return or erase the data as the Customer requests and keep none, except as the law requires.
    The Customer may at reasonable times verify how the Provider complies with this clause; the Provider must furnish the necessary information and assistance.`,
  ),
  clause(
    'service-handover',
    words('Handover at the end', '服务终止后的交接'),
    `本合同期限届满或者提前终止的，甲方应当在终止之日起{{ fields.handover-days }}日内，向乙方移交服务记录、技术文档、账号权限以及乙方的资料和财物，并向乙方或者其指定的接任服务方说明服务现状。
    交接所需的合理配合已包含在合同价款中，但因乙方违约而解除合同的，乙方应当支付甲方由此支出的合理费用。
    甲方不得以存在争议为由扣留乙方的数据或者资料。`,
    `When this contract ends, by expiry or earlier, the Provider must within {{ fields.handover-days }} days hand over to the Customer the service records, technical documents, accounts and access rights, and the Customer’s documents and property, and explain the state of the services to the Customer or the successor it names.
    Reasonable assistance with the handover is included in the price; if, however, this contract is terminated because of a breach by the Customer, the Customer must pay the Provider’s reasonable cost.
    The Provider may not withhold the Customer’s data or documents on the ground of a dispute.`,
  ),
];
