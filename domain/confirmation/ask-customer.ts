import { type Contract } from '../contract/contract';
import { ask, type NoticeDraft, reminding } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { sayUnshown } from '../drafting/unshown';
import { words } from '../kernel/words';

export function askToConfirm(contract: Contract, reminder: boolean, { termsOf }: Reading): NoticeDraft[] {
  if (contract.stage !== 'awaiting_customer') return [];
  const { number, revision, terms, confirmer, approval } = contract;
  const lacking = sayUnshown(approval.document?.unshown);
  const asker = termsOf(terms).parties.ours.name;
  return ask(
    reminder ? 'confirmation_reminder' : 'confirmation_request',
    confirmer.contact,
    reminding(reminder, words(`Please confirm contract ${number}`, `请确认合同 ${number}`)),
    words(
      `${asker} asks you to confirm “${terms.title}”, revision ${revision}. You may also ask for changes or decline.${lacking.en}`,
      `${asker}请您确认“${terms.title}”第 ${revision} 版。您也可以要求修改或拒绝。${lacking['zh-CN']}`,
    ),
    { kind: 'confirmation', revision, ask: confirmer.ask },
  );
}
