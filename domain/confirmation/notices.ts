import { asWritten, type NoticeWriters, tell } from '../contract/notice-draft';
import { words } from '../kernel/words';
import { askToConfirm } from './ask-customer';
import { type ConfirmationEvents } from './events';

export const confirmationNotices: NoticeWriters<ConfirmationEvents> = {
  CustomerConfirmationRequested: (contract, _event, reading) => askToConfirm(contract, false, reading),
  ConfirmationForwarded: (contract, { from, to, reason }, reading) => {
    const { number, owner } = contract;
    return [
      ...askToConfirm(contract, false, reading),
      ...tell(
        'confirmation_forwarded',
        [owner],
        words(`Contract ${number} was forwarded to ${to.name}`, `合同 ${number} 已转交${to.name}确认`),
        words(
          `${from.name} says that ${to.name} (${to.email}) is the right person. ${reason ?? ''}`.trim(),
          `${from.name}表示应由${to.name}（${to.email}）确认。${reason ?? ''}`,
        ),
      ),
    ];
  },
  CustomerConfirmed: ({ number, owner }) =>
    tell(
      'confirmed',
      [owner],
      words(`The customer confirmed contract ${number}`, `客户已确认合同 ${number}`),
      words('Have both sides sign and record each signature.', '请安排双方签署并登记。'),
    ),
  CustomerDeclined: ({ number, owner }, { reason }) =>
    tell(
      'declined',
      [owner],
      words(`The customer declined contract ${number}`, `客户拒绝了合同 ${number}`),
      asWritten(reason),
    ),
  ConfirmationReminderDue: (contract, _event, reading) => askToConfirm(contract, true, reading),
};
