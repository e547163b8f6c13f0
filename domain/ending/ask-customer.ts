import { ask } from '../contract/ask-person';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, reminding } from '../contract/notice-draft';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { quoted } from '../kernel/quote';
import { words } from '../kernel/words';

/** Asks the customer to agree, after our side has approved. */
export function askAboutTermination(contract: Contract, reminder: boolean): NoticeDraft[] {
  if (contract.stage !== 'active' || !contract.termination?.approvedAt || contract.termination.customer) return [];
  const { terms, termination } = contract;
  const { terminationId, reason, requestedBy } = termination;
  const title = shortTitle(contract);
  const subject = words(`Please agree to the termination of ${title.en}`, zh`请确认解除${title['zh-CN']}`);
  const text =
    requestedBy === 'customer'
      ? words(
          `You asked for termination: ${quoted(reason)}. Our side has agreed. Once you do as well, both sides sign the termination agreement, and the contract ends.`,
          zh`您此前提出解除合同：${quoted(reason)}。我方已同意，经您同意后由双方签署解除协议，签署后合同解除。`,
        )
      : words(
          `We ask for termination: ${quoted(reason)}. Once you agree, both sides sign the termination agreement, and the contract ends.`,
          zh`我方提出解除合同：${quoted(reason)}。经您同意后由双方签署解除协议，签署后合同解除。`,
        );
  return ask(
    reminder ? 'termination_reminder' : 'termination_request',
    { side: 'customer', to: terms.contact, subject: reminding(reminder, subject), text },
    { kind: 'termination', terminationId },
  );
}
