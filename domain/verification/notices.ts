import { ask } from '../contract/ask-person';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, type NoticeWriters, reminding, tell } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { isSamePerson, type Person } from '../kernel/people';
import { quoted } from '../kernel/quote';
import { words } from '../kernel/words';
import { findEntry } from './commands';
import { entryWords } from './entry-words';
import { type VerificationEvents } from './events';

interface Asked {
  entryId: string;
  verifiers: readonly Person[];
}

function askVerifiers(
  contract: Contract,
  { entryId, verifiers }: Asked,
  { termsOf }: Reading,
  isReminder: boolean,
): NoticeDraft[] {
  const entry = findEntry(contract, entryId);
  if (!entry) return [];
  const terms = termsOf(contract.terms);
  const title = shortTitle(contract);
  const what = entryWords(entry, terms);
  const { name } = entry.madeBy;
  const subject = words(`Please verify ${what.en}: ${title.en}`, zh`请复核${title['zh-CN']}的${what['zh-CN']}`);
  const text = words(
    `${name} has recorded ${what.en}. Please compare it with the bank's statement or with the original; it counts only once you have verified it.`,
    zh`${name} 登记了${what['zh-CN']}。请与银行流水或者原件核对，复核后方可生效。`,
  );
  const kind = isReminder ? 'entry_reminder' : 'entry_request';
  return verifiers.flatMap((to) =>
    ask(
      kind,
      { side: 'ours', to, subject: reminding(isReminder, subject), text },
      { kind: 'entry', entryId, verifier: to.email },
    ).map((draft) => ({ ...draft, about: 'summary' as const })),
  );
}

/** Nobody in finance can verify the entry any more: tells the owner, and the route owner, who can name somebody. */
function tellBlocked(contract: Contract, { entryId }: { entryId: string }, { termsOf }: Reading): NoticeDraft[] {
  const entry = findEntry(contract, entryId);
  if (!entry) return [];
  const { owner } = contract;
  const routeOwner = entry.blocked?.routeOwner ?? null;
  const title = shortTitle(contract);
  const what = entryWords(entry, termsOf(contract.terms));
  return tell(
    'entry_blocked',
    routeOwner && !isSamePerson(routeOwner.email, owner.email) ? [owner, routeOwner] : [owner],
    words(`Nobody can verify ${what.en}: ${title.en}`, zh`无人可复核${title['zh-CN']}的${what['zh-CN']}`),
    words(
      'Nobody is left who approves for finance and may verify it; the owner of the contract may not. Please have somebody named; until then it does not count.',
      '除合同负责人以外，已没有可以复核的财务审批人。请指定人员；在此之前该登记不生效。',
    ),
  );
}

export const verificationNotices: NoticeWriters<VerificationEvents> = {
  EntryMade: (contract, event, reading) => askVerifiers(contract, event, reading, false),
  EntryBlocked: tellBlocked,
  VerifiersFound: (contract, event, reading) => askVerifiers(contract, event, reading, false),
  EntryReminderDue: (contract, event, reading) => {
    const isBlocked = findEntry(contract, event.entryId)?.blocked !== undefined;
    // If this differs from the last check, `EntryBlocked` or `VerifiersFound` follows with a mail of its own.
    if (isBlocked !== (event.verifiers.length === 0)) return [];
    return isBlocked ? tellBlocked(contract, event, reading) : askVerifiers(contract, event, reading, true);
  },
  // The owner is told by the notices of the recorded events, such as a receipt or a met condition.
  EntryVerified: null,
  EntryLapsed: (contract, { entryId, verifiers }, { termsOf }, before) => {
    const entry = before && findEntry(before, entryId);
    if (!entry) return [];
    const title = shortTitle(contract);
    const what = entryWords(entry, termsOf(contract.terms));
    return tell(
      'entry_lapsed',
      [contract.owner, ...verifiers],
      words(`No longer to be verified: ${what.en}, ${title.en}`, zh`${title['zh-CN']}的${what['zh-CN']}无须再复核`),
      contract.stage === 'terminated'
        ? words(
            `The contract ended without having taken effect. That ${entry.madeBy.name} recorded it was not verified, and counts for nothing.`,
            zh`合同未生效，已终止。${entry.madeBy.name} 的登记未经复核，不生效。`,
          )
        : words(
            `The contract does not wait for this condition any more: it was waived, or met otherwise. That ${entry.madeBy.name} recorded it was not verified, and counts for nothing.`,
            zh`合同已不再等待该生效条件：其已被豁免或者另行成就。${entry.madeBy.name} 的登记未经复核，不生效。`,
          ),
    );
  },
  EntryRejected: (contract, { entryId, by, reason }, { termsOf }, before) => {
    const entry = before && findEntry(before, entryId);
    if (!entry) return [];
    const title = shortTitle(contract);
    const what = entryWords(entry, termsOf(contract.terms));
    return tell(
      'entry_rejected',
      [contract.owner],
      words(`Not verified: ${what.en}, ${title.en}`, zh`${title['zh-CN']}的${what['zh-CN']}未通过复核`),
      words(
        `${by.name} has not verified ${what.en}: ${quoted(reason)}. It does not count; record it again once that is put right.`,
        zh`${by.name} 退回了${what['zh-CN']}：${quoted(reason)}。该登记不生效，请更正后重新登记。`,
      ),
    );
  },
};
