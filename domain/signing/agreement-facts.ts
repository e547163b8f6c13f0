import { factLine, type FactLine } from '../contract/fact-lines';
import { words } from '../kernel/words';
import { type AgreementSubject, agreementWords } from './agreement';

/** Shown at the button: agreeing through a link is not a signature, which is required in addition. */
export const noSignature = words(
  'You have no objection to it. This is no signature; both sides sign it next.',
  '表示您对上述内容无异议，不构成签署；之后由双方签署。',
);

/** Identifies the paper to be signed and its text: its number, and the digest that is recorded with each signature. */
export function agreementFacts({ kind, id }: AgreementSubject, digest: string | null): FactLine[] {
  const { en, 'zh-CN': zh } = agreementWords[kind];
  const label = `${en.charAt(0).toUpperCase()}${en.slice(1)}`;
  return [
    factLine(label, zh, id),
    ...(digest === null ? [] : [factLine('Digest of its text', '文本摘要', `SHA-256 ${digest}`)]),
  ];
}
