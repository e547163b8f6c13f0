import { type Words } from '../../domain/kernel/words';

/** Expects a complete sentence in each language; the English one must contain no Chinese. */
export function expectSentence(message: Words): void {
  expect(message.en).toMatch(/^\S[^\p{Script=Han}]*\.$/u);
  expect(message['zh-CN']).toMatch(/^\S.*\p{Script=Han}.*。$/u);
}
