import { bothSides, type NoticeWriters, tell } from '../contract/notice-draft';
import { words } from '../kernel/words';
import { type SigningEvents } from './events';

export const signingNotices: NoticeWriters<SigningEvents> = {
  SignatureRecorded: null,
  SignatureReminderDue: ({ number, owner }) =>
    tell(
      'signature_reminder',
      [owner],
      words(`Reminder: signatures of contract ${number} are not recorded`, `【催签】合同 ${number} 尚未登记签署`),
      words(
        'Record each signature once it is there; the contract becomes active with the second.',
        '签署完成后请登记；双方签署登记后合同生效履行。',
      ),
    ),
  ContractActivated: (contract) =>
    tell(
      'activated',
      bothSides(contract),
      words(`Contract ${contract.number} is in force`, `合同 ${contract.number} 已生效`),
      words('Both sides have signed. Performance begins.', '双方已签署，合同开始履行。'),
    ),
};
