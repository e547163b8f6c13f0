import { type NoticeWriters, tell } from '../contract/notice-draft';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { quoted } from '../kernel/quote';
import { words } from '../kernel/words';
import { type OperationEvents } from './events';

export const operationNotices: NoticeWriters<OperationEvents> = {
  ContractCopied: (contract, { to, note }) => {
    const title = shortTitle(contract);
    const nothingToDo = words('This is for your information; you need not do anything.', '仅供知悉，无需处理。');
    return tell(
      'copy',
      to,
      words(`For your information: ${title.en}`, zh`抄送：${title['zh-CN']}`),
      note === null
        ? nothingToDo
        : words(
            `${nothingToDo.en} A note came with it: ${quoted(note)}.`,
            zh`${nothingToDo['zh-CN']}附言：${quoted(note)}。`,
          ),
      { about: 'whole' },
    );
  },
  DeadlinesReplanned: null,
  CommandRefused: null,
  EffectFailed: null,
};
