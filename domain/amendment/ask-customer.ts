import { ask } from '../contract/ask-person';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, reminding } from '../contract/notice-draft';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { quoted } from '../kernel/quote';
import { words } from '../kernel/words';

/** Asks the customer to agree, after our side has approved. */
export function askAboutAmendment(contract: Contract, reminder: boolean): NoticeDraft[] {
  if (contract.stage !== 'active' || !contract.amendment?.approvedAt || contract.amendment.customer) return [];
  const { terms, amendment } = contract;
  const { amendmentId, reason, requestedBy } = amendment;
  const title = shortTitle(contract);
  const subject = words(
    `Please agree to amendment ${amendmentId} of ${title.en}`,
    zh`请确认${title['zh-CN']}变更 ${amendmentId}`,
  );
  const text =
    requestedBy === 'customer'
      ? words(
          `You asked for this amendment: ${quoted(reason)}. Our side has agreed. Once you do as well, both sides sign the supplementary agreement, and it takes effect.`,
          zh`您此前提出变更：${quoted(reason)}。我方已同意，经您同意后由双方签署补充协议，签署后生效。`,
        )
      : words(
          `We ask for this amendment: ${quoted(reason)}. Once you agree, both sides sign the supplementary agreement, and it takes effect.`,
          zh`我方提出变更：${quoted(reason)}。经您同意后由双方签署补充协议，签署后生效。`,
        );
  return ask(
    reminder ? 'amendment_reminder' : 'amendment_request',
    { side: 'customer', to: terms.contact, subject: reminding(reminder, subject), text },
    { kind: 'amendment', amendmentId },
  );
}
