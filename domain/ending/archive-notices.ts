import { ask } from '../contract/ask-person';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, reminding, tell } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { stageWordsOf } from '../contract/stage-words';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { type Person } from '../kernel/people';
import { words } from '../kernel/words';
import { archiveNeeds } from './archive-question';
import { isOwner, toArchive } from './keepers';

/** Asks the archive keepers by link. An owner who archives uses the owner's page, which the mail links to. */
export function askToArchive(
  contract: Contract,
  { keepers }: { keepers: readonly Person[] },
  reading: Reading,
  isReminder: boolean,
): NoticeDraft[] {
  const endedAt = toArchive(contract)?.archiving?.since;
  if (endedAt === undefined) return [];
  const title = shortTitle(contract);
  const stage = stageWordsOf(contract);
  const kind = isReminder ? 'archive_reminder' : 'archive_request';
  const subject = reminding(isReminder, words(`Please archive ${title.en}`, zh`请将${title['zh-CN']}归档`));
  const text = words(
    `The contract is ${stage.en}. Please file its papers and give it the number under which they are found; no other contract may have it.`,
    zh`合同${stage['zh-CN']}。请整理归档材料并填写档案号；档案号不得与其他合同重复。`,
  );
  const facts = archiveNeeds(contract, reading);
  return keepers.flatMap((to) =>
    isOwner(contract, to)
      ? tell(kind, [to], subject, text, { facts })
      : ask(kind, { side: 'ours', to, subject, text }, { kind: 'archive', keeper: to.email, endedAt }).map((draft) => ({
          ...draft,
          about: 'summary' as const,
        })),
  );
}
