import { ask } from '../contract/ask-person';
import { type AwaitingCustomer, type Contract } from '../contract/contract';
import { changesByName, customerAsked } from '../contract/earlier-round';
import { type NoticeDraft, reminding } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { sayUnshown } from '../drafting/unshown';
import { shortTitle, titleOf } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { type Words, words } from '../kernel/words';

/** What the customer asked for at the previous revision, and what has changed since; empty for the first one. */
function beforeThis({ terms, confirmer }: AwaitingCustomer, { termsOf, earlier }: Reading): Words {
  const now = termsOf(terms);
  const round = earlier?.customer(now.parties.customer) ?? null;
  if (!round) return words('', '');
  const [said, changed] = [customerAsked(round, confirmer.contact), changesByName(round, now)];
  return words(said.en + changed.en, said['zh-CN'] + changed['zh-CN']);
}

export function askToConfirm(contract: Contract, reminder: boolean, reading: Reading): NoticeDraft[] {
  if (contract.stage !== 'awaiting_customer') return [];
  const { revision, terms, confirmer, approval } = contract;
  const lacking = sayUnshown(approval.document?.unshown);
  const asker = reading.termsOf(terms).parties.ours.name;
  const [title, short] = [titleOf(contract), shortTitle(contract)];
  const before = beforeThis(contract, reading);
  const text = words(
    `${asker} asks you to confirm ${title.en}, revision ${revision}.${before.en} You may also ask for changes or decline.${lacking.en}`,
    zh`${asker}请您确认${title['zh-CN']}第 ${revision} 版。${before['zh-CN']}您也可以要求修改或拒绝。${lacking['zh-CN']}`,
  );
  return ask(
    reminder ? 'confirmation_reminder' : 'confirmation_request',
    {
      ...{ side: 'customer', to: confirmer.contact, text },
      subject: reminding(reminder, words(`Please confirm ${short.en}`, zh`请确认${short['zh-CN']}`)),
    },
    { kind: 'confirmation', revision, ask: confirmer.ask },
  );
}
