import { type NoticeWriters, reminding, tell, tellCustomer } from '../contract/notice-draft';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { words } from '../kernel/words';
import { type SigningEvents } from './events';

export const signingNotices: NoticeWriters<SigningEvents> = {
  SignatureRecorded: null,
  SignatureReminderDue: (contract) => {
    const title = shortTitle(contract);
    return tell(
      'signature_reminder',
      [contract.owner],
      reminding(true, words(`Please record the signatures of ${title.en}`, zh`请登记${title['zh-CN']}的签署`)),
      words(
        'Record each signature once it is there; the contract becomes active with the second.',
        '签署完成后请登记；双方签署均登记后，合同开始履行。',
      ),
    );
  },
  ContractActivated: (contract) => {
    const title = shortTitle(contract);
    const subject = words(`In force: ${title.en}`, zh`${title['zh-CN']}已生效`);
    const text = words('Both sides have signed. Performance begins.', '双方已签署，合同开始履行。');
    const whole = { about: 'whole' } as const;
    return [
      ...tell('activated', [contract.owner], subject, text, whole),
      ...tellCustomer('activated', contract, subject, text, whole),
    ];
  },
};
