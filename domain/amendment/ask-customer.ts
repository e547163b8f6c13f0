import { ask } from '../contract/ask-person';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, reminding } from '../contract/notice-draft';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { quoted } from '../kernel/quote';
import { words } from '../kernel/words';

/** The customer's consent, once our side has given its own. */
export function askAboutAmendment(contract: Contract, reminder: boolean): NoticeDraft[] {
  if (contract.stage !== 'active' || !contract.amendment?.approvedAt) return [];
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
          `You asked for this amendment: ${quoted(reason)}. Our side has agreed; it counts once you do as well.`,
          zh`您此前提出变更：${quoted(reason)}。我方已同意，经您同意后生效。`,
        )
      : words(
          `We ask for this amendment: ${quoted(reason)}. It counts once both sides have agreed.`,
          zh`我方提出变更：${quoted(reason)}。双方同意后生效。`,
        );
  return ask(
    reminder ? 'amendment_reminder' : 'amendment_request',
    { side: 'customer', to: terms.contact, subject: reminding(reminder, subject), text },
    { kind: 'amendment', amendmentId },
  );
}
