import { type Words } from '../../domain/kernel/words';

/** A sentence in each language, and not the same twice. */
export function expectSentence(message: Words): void {
  expect(message.en).toMatch(/^\S[^\p{Script=Han}]*\.$/u);
  expect(message['zh-CN']).toMatch(/^\S.*\p{Script=Han}.*。$/u);
}
