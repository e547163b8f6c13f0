import { type NoticeWriters, tell } from '../contract/notice-draft';
import { words } from '../kernel/words';
import { type OperationEvents } from './events';

export const operationNotices: NoticeWriters<OperationEvents> = {
  ContractCopied: ({ number }, { to, note }) =>
    tell(
      'copy',
      to,
      words(`For your information: contract ${number}`, `【抄送】合同 ${number}`),
      words(note ?? 'You need not do anything.', note ?? '仅供知悉，无需处理。'),
    ),
  DeadlinesReplanned: null,
  CommandRefused: null,
  EffectFailed: null,
};
