import { type ContractEvent } from '../../domain/contract/events';
import { isLapsed } from '../../domain/ending/lapsed';
import { fill, type Words, words } from '../../domain/kernel/words';
import { type AgreementSubject, agreementWords, isToSign } from '../../domain/signing/agreement';
import { type Showing } from './showing';

/** What happens next after the customer's decision, by event type. `{0}`: our company; `{1}`: the owner of the contract. */
const afterDecision: Partial<Record<ContractEvent['type'], Words>> = {
  ContractReturned: words(
    '{0} looks at what you asked for. When the contract has been revised it is sent to you again, with what changed.',
    '{0}将处理您的修改意见。合同修改后会再次发给您，并标明修改之处。',
  ),
  CustomerDeclined: words(
    'The contract ends here. Should you change your mind, please turn to {1}.',
    '本合同不再继续。如改变主意，请联系{1}。',
  ),
  DeliveryAccepted: words(
    'Your acceptance is on record; {0} goes on as the contract says.',
    '您的验收结果已登记，{0}将按合同约定继续履行。',
  ),
  DeliveryRejected: words(
    '{0} puts right what you named and reports the delivery again; you are then asked once more.',
    '{0}将按您指出的问题整改，并再次提交验收，届时会再次请您确认。',
  ),
  AmendmentRefused: words(
    'The contract goes on as it was. {1} may come back to you about it.',
    '合同按原内容继续履行，{1}可能会就此与您联系。',
  ),
  TerminationRefused: words(
    'The contract goes on. {1} may come back to you about it.',
    '合同继续履行，{1}可能会就此与您联系。',
  ),
};

/** After the confirmation: a confirmed contract is signed. The confirmation is not a signature. */
const afterConfirmation = {
  signing: words(
    'Both sides sign. {1} of {0} will be in touch about it. Your confirmation says that you have no objection to the text; it is no signature.',
    '由双方签署合同，{0}的{1}会与您联系。您的确认表示对合同文本无异议，不构成签署。',
  ),
  signed: words('The contract has been signed by both sides.', '合同已由双方签署。'),
  lapsed: words(
    'The contract was signed by both sides and has ended without having taken effect.',
    '合同已由双方签署，但未生效而终止。',
  ),
};

/** After the customer's consent to an amendment or termination: both sides sign it, then it is executed. */
const afterConsent = {
  signing: words(
    'Nothing changes yet: both sides sign the {2}. {1} of {0} will be in touch about it. That you agree is no signature; until both have signed the contract goes on as it is.',
    '目前尚未生效：由双方签署{2}，{0}的{1}会与您联系。您的同意不构成签署；双方签署前，合同按原约定继续履行。',
  ),
  terminated: words(
    'Both sides have signed and the contract is terminated; what is to be settled is settled as agreed.',
    '双方已签署，合同就此解除，双方按约定办理清理结算。',
  ),
};

function nextAfterConsent({ contract, closing }: Showing): Words | null {
  if (closing?.type !== 'AmendmentAgreed' && closing?.type !== 'TerminationAgreed') return null;
  const subject: AgreementSubject =
    closing.type === 'AmendmentAgreed'
      ? { kind: 'amendment', id: closing.amendmentId }
      : { kind: 'termination', id: closing.terminationId };
  if (!isToSign(contract, subject)) return contract.stage === 'terminated' ? afterConsent.terminated : null;
  const paper = agreementWords[subject.kind];
  const { en, 'zh-CN': zh } = afterConsent.signing;
  return words(en.replace('{2}', paper.en), zh.replace('{2}', paper['zh-CN']));
}

/** The text about what happens next, for a customer; null if the question was not closed by the customer's decision. */
export function nextForCustomer(showing: Showing): string | null {
  const { contract, closing, terms, unlocked, language } = showing;
  if (!closing || !unlocked) return null;
  if ('cause' in closing && (closing.cause === 'recalled' || closing.cause === 'confirmation_lapsed')) return null;
  if (contract.stage === 'withdrawn') return null;
  const isSigning = contract.stage === 'awaiting_signature';
  const isConfirmed = closing.type === 'CustomerConfirmed';
  const next = isConfirmed
    ? afterConfirmation[isSigning ? 'signing' : isLapsed(contract) ? 'lapsed' : 'signed']
    : (nextAfterConsent(showing) ?? afterDecision[closing.type]);
  return next ? fill(next, language, terms.parties.ours.name, contract.owner.name) : null;
}
