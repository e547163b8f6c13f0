import { subjectOf } from '../approval/ask-approvers';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, reminding, tell, tellCustomer } from '../contract/notice-draft';
import { zh } from '../kernel/chinese';
import { quoted, saying } from '../kernel/quote';
import { type Words, words } from '../kernel/words';
import { type AgreementSubject, agreementToSign, agreementWords } from './agreement';
import { agreementFacts } from './agreement-facts';

/** Both sides have agreed: tells the owner to get the signatures, and the customer that signing comes next. */
export function tellToSign(contract: Contract, subject: AgreementSubject, comment: string | null): NoticeDraft[] {
  const about = subjectOf(contract, subject);
  const paper = agreementWords[subject.kind];
  const said = saying(comment);
  const { name } = contract.owner;
  const facts = agreementFacts(subject, agreementToSign(contract)?.digest ?? null);
  return [
    ...tell(
      subject.kind === 'amendment' ? 'amendment_agreed' : 'termination_agreed',
      [contract.owner],
      words(`Agreed, please have it signed: ${about.en}`, zh`${about['zh-CN']}已获双方同意，请安排签署`),
      words(
        `The customer has agreed${said.en}. Nothing changes yet: have both sides sign the ${paper.en} and record each signature.`,
        zh`客户已同意${said['zh-CN']}。此时尚未生效，请安排双方签署${paper['zh-CN']}并登记。`,
      ),
      { facts },
    ),
    ...tellCustomer(
      subject.kind === 'amendment' ? 'amendment_to_sign' : 'termination_to_sign',
      contract,
      words(`Agreed, to be signed next: ${about.en}`, zh`${about['zh-CN']}已获双方同意，待签署`),
      words(
        `Both sides have agreed. Next, both sign the ${paper.en}; ${name} will be in touch about it. Until then the contract goes on as it is.`,
        zh`双方已达成一致，接下来由双方签署${paper['zh-CN']}，${name}会与您联系。签署前，合同按原约定继续履行。`,
      ),
      { facts, about: 'parties' },
    ),
  ];
}

export function remindToSign(contract: Contract, subject: AgreementSubject): NoticeDraft[] {
  const about = subjectOf(contract, subject);
  const paper = agreementWords[subject.kind];
  return tell(
    'signature_reminder',
    [contract.owner],
    reminding(true, words(`Please record the signatures of ${about.en}`, zh`请登记${about['zh-CN']}的签署`)),
    words(
      `Both sides have agreed. It counts once the signatures of both under the ${paper.en} are recorded; or take it back.`,
      zh`双方已达成一致，${paper['zh-CN']}经双方签署并登记后生效；不再办理的，请撤回。`,
    ),
    { facts: agreementFacts(subject, agreementToSign(contract)?.digest ?? null) },
  );
}

/** The text for the owner when the customer had agreed and then refuses to sign. */
export function wentBack(reason: string): Words {
  return words(
    `The customer had agreed and does not sign: ${quoted(reason)}.`,
    zh`客户此前已同意，现不签署，理由：${quoted(reason)}。`,
  );
}
