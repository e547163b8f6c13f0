import { type RefusalCase } from './approval-refusals';
import { goOn } from './ask-contract';
import { contractIn } from './every-stage';
import { accept, askForAmendment, deliver } from './pump-contract';
import { afterAcceptance, contractWithTriggers } from './triggered-contract';

const reported = goOn(contractIn('active'), [deliver('first')]);

/** Refusals about payments that depend on an acceptance, and about the acceptance itself. */
export const triggerRefusalCases = {
  PAYMENT_AWAITS_MILESTONE: [
    contractWithTriggers(),
    askForAmendment({ milestones: [{ milestoneId: 'rest', remove: true }] }),
    'The payment “Balance” is due after the acceptance of rest. Remove both, or give the payment a due day.',
    '付款“Balance”约定在 rest 验收后支付。请一并取消该付款，或者为其另定付款日期。',
  ],
  MILESTONE_ALREADY_ACCEPTED: [
    goOn(reported, [accept('first')]),
    askForAmendment({ paymentPlan: [{ paymentLineId: 'balance', trigger: afterAcceptance('first', { days: 30 }) }] }),
    'first has been accepted already: please give the payment a due day.',
    'first 已验收，请为该付款约定具体日期。',
  ],
  ACCEPTED_BEFORE_DELIVERY: [
    reported,
    { ...accept('first'), acceptedOn: '2029-11-30' },
    'first was delivered on 2029-12-01; it cannot have been accepted on 2029-11-30.',
    '交付节点 first 于 2029-12-01 交付，验收日期不能为 2029-11-30。',
  ],
} satisfies Record<string, RefusalCase>;
