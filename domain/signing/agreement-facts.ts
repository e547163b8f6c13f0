import { factLine, type FactLine } from '../contract/fact-lines';
import { words } from '../kernel/words';
import { type AgreementSubject, agreementWords } from './agreement';

/** What is said at the button: agreeing by a link is a declaration, and the contract asks for signatures besides. */
export const noSignature = words(
  'You have no objection to it. This is no signature; both sides sign it next.',
  '表示您对上述内容无异议，不构成签署；之后由双方签署。',
);

/** Which paper is signed, and which text of it: its number, and the digest that is recorded with each signature. */
export function agreementFacts({ kind, id }: AgreementSubject, digest: string | null): FactLine[] {
  const { en, 'zh-CN': zh } = agreementWords[kind];
  const label = `${en.charAt(0).toUpperCase()}${en.slice(1)}`;
  return [
    factLine(label, zh, id),
    ...(digest === null ? [] : [factLine('Digest of its text', '文本摘要', `SHA-256 ${digest}`)]),
  ];
}
