import { type Words, words } from '../kernel/words';

/** Recipient and occasion, as shown in the table of notices. */
interface KindOfNotice {
  to: Words;
  when: Words;
}

const owner = words('owner', '合同负责人');
const customer = words('customer', '客户');
const approver = words('approver', '审批人');
const finance = words('finance', '财务');
const decider = words('legal, or executives', '法务或高管');
const keeper = words('archive keeper, or else the owner', '档案管理员；未设置的，为合同负责人');
const both = words('owner, customer', '合同负责人、客户');

const says = (to: Words, en: string, chinese: string): KindOfNotice => ({ to, when: words(en, chinese) });

/** All kinds of notices; `docs/notices.md` is generated from them. */
export const noticeKinds = {
  approval_request: says(approver, 'a step of the approval opens, or is passed on', '审批环节开启或转交'),
  approval_reminder: says(approver, 'half of the time and all of it, or a nudge', '时限过半、到期或催办'),
  approval_moved: says(approver, 'somebody else decides in their place', '改由他人审批'),
  approval_over: says(approver, 'it is decided without them', '他人已作出决定，无需再审批'),
  approval_recalled: says(approver, 'it is taken back', '送审被撤回'),
  approval_blocked: says(
    words('route owner, owner', '审批路线负责人、合同负责人'),
    'nobody can decide, or time is up at the end of the line',
    '无人可审批，或逐级上报后仍超时',
  ),
  returned_to_step: says(owner, 'it goes back to an earlier step', '驳回到前序环节'),
  returned: says(owner, 'it comes back as a draft', '合同退回草稿'),
  approved: says(owner, 'everybody of ours has agreed and the customer is asked', '内部审批完成，已请客户答复'),
  comment: says(owner, 'somebody comments', '有人发表意见'),
  comment_resolved: says(words('commenter', '意见提出人'), 'their comment is resolved', '意见已解决'),
  copy: says(words('whoever is copied', '抄送对象'), 'a copy is sent to them', '抄送'),
  confirmation_request: says(
    customer,
    'our side has agreed to a revision, or it is forwarded to them',
    '内部审批完成或转交',
  ),
  confirmation_reminder: says(customer, 'every five days, or a nudge', '每五天一次，或人工提醒'),
  confirmation_forwarded: says(owner, 'the customer names somebody else', '客户转交他人确认'),
  confirmed: says(owner, 'the customer confirms', '客户确认'),
  declined: says(owner, 'the customer declines', '客户拒绝'),
  question_lapsed: says(customer, 'they have not answered for thirty days', '三十天未答复'),
  question_recalled: says(customer, 'what they were asked, or had agreed to, is taken back', '请客户答复的事项被撤回'),
  withdrawn: says(customer, 'a confirmed contract is withdrawn before it is signed', '客户确认后、签署前合同被作废'),
  signature_reminder: says(
    owner,
    'every week without both signatures, of the contract, an amendment or a termination',
    '合同、变更或解除签署完成前每周一次',
  ),
  signed: says(both, 'both have signed, and it is not in force yet', '双方已签署，尚未生效'),
  condition_met: says(owner, 'a condition of effect is met', '生效条件成就'),
  condition_waived: says(owner, 'a condition of effect is waived', '生效条件被豁免'),
  condition_reminder: says(owner, 'every week with open conditions of effect', '生效条件未齐备期间每周一次'),
  long_stop_request: says(decider, 'a condition is open after the long-stop day', '最迟生效日后生效条件仍未成就'),
  long_stop_reminder: says(
    words('everybody who may decide', '全部有权决定的人'),
    'every week until somebody decides',
    '决定前每周一次',
  ),
  long_stop_passed: says(owner, 'others are asked to decide after the long-stop day', '最迟生效日后已提请他人决定'),
  long_stop_blocked: says(owner, 'nobody may decide after the long-stop day', '最迟生效日后无人有权决定'),
  lapsed: says(
    words('owner, customer, whoever could have decided', '合同负责人、客户、其他有权决定的人'),
    'it ends without having taken effect',
    '合同未生效而终止',
  ),
  activated: says(both, 'it comes into force', '合同开始履行'),
  acceptance_request: says(customer, 'a delivery is reported', '交付已登记'),
  acceptance_reminder: says(customer, 'every five days', '每五天一次'),
  delivery_accepted: says(owner, 'the customer accepts', '验收合格'),
  next_payment: says(customer, 'they have accepted and a payment is open', '验收合格且仍有未付款项'),
  delivery_rejected: says(owner, 'the customer rejects', '验收不合格'),
  milestone_reminder: says(owner, 'a week before the day, and every week after it', '到期前一周，逾期后每周一次'),
  milestone_overdue: says(owner, 'a delivery is late', '交付逾期'),
  payment_reminder: says(customer, 'a week before the day, and every week after it', '到期前一周，逾期后每周一次'),
  payment_overdue: says(customer, 'a payment is late', '款项逾期'),
  payment_overdue_owner: says(owner, 'a payment is late', '款项逾期'),
  entry_request: says(finance, 'somebody outside finance records money or a guarantee', '非财务人员登记回款或保函'),
  entry_reminder: says(finance, 'every three days until it is verified', '复核前每三天一次'),
  entry_blocked: says(
    words('owner, route owner', '合同负责人、审批路线负责人'),
    'nobody can verify what is recorded',
    '登记无人可复核',
  ),
  entry_lapsed: says(
    words('owner, finance', '合同负责人、财务'),
    'the contract no longer waits for the condition that was recorded as met',
    '登记的生效条件无须再等待',
  ),
  entry_rejected: says(owner, 'finance does not verify what is recorded', '登记未通过复核'),
  receipt_booked: says(owner, 'money has come', '登记回款'),
  receipt_confirmed: says(customer, 'their money has come', '登记回款'),
  receipt_allocated: says(owner, 'money that was kept is allocated to payments', '暂留款项分配至付款项'),
  allocation_confirmed: says(customer, 'their money that was kept is allocated to payments', '暂留款项分配至付款项'),
  receipt_reversed: says(owner, 'a receipt is reversed', '冲销回款'),
  amendment_requested: says(owner, 'the customer asks for an amendment', '客户提出变更'),
  amendment_request: says(customer, 'our side has agreed to an amendment', '变更已通过内部审批'),
  amendment_reminder: says(customer, 'every five days, or a nudge', '每五天一次，或人工提醒'),
  amendment_refused: says(owner, 'an approver or the customer refuses it', '审批人或客户不同意变更'),
  amendment_not_agreed: says(customer, 'our side does not agree to what they asked for', '客户提出的变更未获同意'),
  amendment_agreed: says(owner, 'the customer agrees: it is to be signed', '客户同意变更，待双方签署'),
  amendment_to_sign: says(customer, 'they have agreed: it is to be signed', '客户同意变更，待双方签署'),
  amendment_executed: says(both, 'both sides have signed it', '双方已签署补充协议'),
  termination_requested: says(owner, 'the customer asks for termination', '客户提出解除'),
  termination_request: says(customer, 'our side has agreed to a termination', '解除已通过内部审批'),
  termination_reminder: says(customer, 'every five days, or a nudge', '每五天一次，或人工提醒'),
  termination_refused: says(owner, 'an approver or the customer refuses it', '审批人或客户不同意解除'),
  termination_not_agreed: says(customer, 'our side does not agree to what they asked for', '客户提出的解除未获同意'),
  termination_agreed: says(owner, 'the customer agrees: it is to be signed', '客户同意解除，待双方签署'),
  termination_to_sign: says(customer, 'they have agreed: it is to be signed', '客户同意解除，待双方签署'),
  terminated: says(both, 'both sides have signed it', '双方已签署解除协议'),
  term_ended: says(owner, 'the last day of the term has passed', '合同期限届满'),
  expired: says(both, 'the term is over and nothing is open', '期限届满且无未履行义务'),
  completed: says(both, 'everything is delivered, accepted and paid', '全部交付、验收并付清'),
  archive_request: says(keeper, 'it is over and is to be archived', '合同已结束，应予归档'),
  archive_reminder: says(keeper, 'every two weeks until it is archived', '归档前每两周一次'),
} as const satisfies Record<string, KindOfNotice>;

export type NoticeKind = keyof typeof noticeKinds;
