import { tellApproved } from '../approval/tell-approved';
import { type NoticeWriters, tell } from '../contract/notice-draft';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { quoted, saying } from '../kernel/quote';
import { words } from '../kernel/words';
import { askToConfirm } from './ask-customer';
import { type ConfirmationEvents } from './events';

export const confirmationNotices: NoticeWriters<ConfirmationEvents> = {
  CustomerConfirmationRequested: (contract, { revision }, reading) => [
    ...askToConfirm(contract, false, reading),
    ...tellApproved(contract, { kind: 'revision', id: String(revision) }),
  ],
  ConfirmationForwarded: (contract, { from, to, reason }, reading) => {
    const title = shortTitle(contract);
    const said = saying(reason);
    return [
      ...askToConfirm(contract, false, reading),
      ...tell(
        'confirmation_forwarded',
        [contract.owner],
        words(`${from.name} forwarded ${title.en} to ${to.name}`, zh`${title['zh-CN']}已转交${to.name}确认`),
        words(
          `${from.name} says that ${to.name} (${to.email}) is the right person${said.en}.`,
          zh`${from.name}表示应由${to.name}（${to.email}）确认${said['zh-CN']}。`,
        ),
      ),
    ];
  },
  CustomerConfirmed: (contract, { comment }) => {
    const title = shortTitle(contract);
    const said = saying(comment);
    return tell(
      'confirmed',
      [contract.owner],
      words(`The customer confirmed ${title.en}`, zh`客户已确认${title['zh-CN']}`),
      words(
        `The customer has confirmed the text${said.en}. Have both sides sign and record each signature.`,
        zh`客户已确认合同文本${said['zh-CN']}。请安排双方签署并登记。`,
      ),
    );
  },
  CustomerDeclined: (contract, { reason }) => {
    const title = shortTitle(contract);
    return tell(
      'declined',
      [contract.owner],
      words(`The customer declined ${title.en}`, zh`客户拒绝了${title['zh-CN']}`),
      words(`The reason given: ${quoted(reason)}.`, zh`客户给出的理由：${quoted(reason)}。`),
    );
  },
  ConfirmationReminderDue: (contract, _event, reading) => askToConfirm(contract, true, reading),
};
