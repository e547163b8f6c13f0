import { type Contract } from '../../domain/contract/contract';
import { type Question } from '../../domain/contract/question';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { fill, words } from '../../domain/kernel/words';
import { type AgreementSubject, agreementToSign, nameOfAgreement } from '../../domain/signing/agreement';
import { type ShownDocument } from './readable';
import { type Showing } from './showing';

const w = {
  amended: words(
    'This file is the text before the contract was amended. In force since, and not in the file: amendment {0}.',
    '本文件为变更前的合同文本。此后已生效、未包含在本文件中的变更：{0}。',
  ),
  separator: words(', ', '、'),
  original: words(
    'The digests of the file are those of the contract as it was signed, not of {0}.',
    '上述文件摘要属于原合同文件，不属于{0}。',
  ),
  own: words(
    'What is signed as {0} has the digest SHA-256 {1}; each signature is recorded with it.',
    '{0}以文本摘要 SHA-256 {1} 为准，登记签署时一并记录该摘要。',
  ),
  noFile: words(
    'No file is made of {0} yet: its content is what this page shows.',
    '系统目前不为{0}单独生成文件，其内容以本页所列为准。',
  ),
};

/** The change of the contract that the question is about; for the owner the one that is to be signed. */
function subjectOf(contract: Contract, question: Question): AgreementSubject | null {
  if (question.kind === 'amendment') return { kind: 'amendment', id: question.amendmentId };
  if (question.kind === 'termination') return { kind: 'termination', id: question.terminationId };
  if (question.kind === 'ownership') return agreementToSign(contract)?.subject ?? null;
  if (question.kind !== 'approval' || question.subject.kind === 'revision') return null;
  return { kind: question.subject.kind, id: question.subject.id };
}

/** The digest of the text that is signed; null once the change is over, or if none was kept. */
function digestOf(contract: Contract, { kind, id }: AgreementSubject): string | null {
  if (contract.stage !== 'active') return null;
  const { amendment, termination } = contract;
  if (kind === 'amendment') return amendment?.amendmentId === id ? amendment.terms.digest : null;
  return termination?.terminationId === id ? (termination.digest ?? null) : null;
}

/** Says to which text the digests belong, where the page is about an amendment or a termination of the contract. */
export function agreementDigestNote({ contract, link, language }: Showing): Html {
  const subject = subjectOf(contract, link.question);
  if (!subject) return nothing;
  const name = nameOfAgreement(subject)[language];
  const digest = digestOf(contract, subject);
  const own = digest === null ? nothing : html`<p class="hint">${fill(w.own, language, name, digest)}</p>`;
  return html`<p class="hint">${fill(w.original, language, name)}</p>
    ${own}
    <p class="hint">${fill(w.noFile, language, name)}</p>`;
}

/** Says that the file is older than the contract, with the amendments that were executed since. */
export function amendedNote({ amendedBy }: ShownDocument, language: Showing['language']): Html {
  if (amendedBy.length === 0) return nothing;
  return html`<div class="note" role="note">
    <p>${fill(w.amended, language, amendedBy.join(w.separator[language]))}</p>
  </div>`;
}
