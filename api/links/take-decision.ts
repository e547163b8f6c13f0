import { z } from 'zod';
import { choicesOf, commandOf } from '../../domain/decisions';
import { type Command } from '../../domain/commands';
import { type Words } from '../../domain/words';
import { sendCommand } from '../contracts/send-command';
import { text } from '../../domain/values';
import { sha256 } from '../http/idempotency';
import { type Services } from '../services';
import { type Attempt } from './pages';
import { type Link } from './tokens';

const form = z.object({ choice: z.string().max(100).catch(''), text: z.string().max(20_000).catch('') });
const typedText = text(2000);

const problems = {
  choice: { en: 'Please choose one of the answers.', 'zh-CN': '请选择一个答案。' },
  reason: { en: 'Please give a reason for this answer.', 'zh-CN': '选择该答案时请填写理由。' },
  text: {
    en: 'Please use at most 2000 characters and no control characters.',
    'zh-CN': '最多 2000 个字符，且不能包含控制字符。',
  },
} satisfies Record<string, Words>;

/** What the form said, or what was wrong with it. */
export type Answer = { value: Command['type']; text: string } | { attempt: Attempt };

export function readAnswer(link: Link, body: unknown): Answer {
  const typed = form.safeParse(body);
  const { choice = '', text: raw = '' } = typed.success ? typed.data : {};
  const written = raw.replace(/\r\n?/g, '\n').trim();
  const attempt = (field: Attempt['field'], problem: Words) => ({
    attempt: { choice, text: raw, field, problem },
  });
  const chosen = choicesOf(link.decision).find(({ value }) => value === choice);
  if (!chosen) return attempt('choice', problems.choice);
  if (chosen.needsReason && written === '') return attempt('text', problems.reason);
  if (written !== '' && !typedText.safeParse(written).success) return attempt('text', problems.text);
  return { value: chosen.value, text: written };
}

/**
 * Sends the decision under its own id: however often and from however many links it comes, it counts once.
 * @returns whether this choice is the one on record
 * @throws what `sendCommand` throws
 */
export async function takeDecision(
  services: Services,
  link: Link,
  answer: { value: Command['type']; text: string },
): Promise<boolean> {
  const { contractId, decisionId, decision, recipient } = link;
  const fingerprint = sha256(answer.value);
  const result = await sendCommand(services, {
    contractId,
    commandId: `link:${decisionId}`,
    fingerprint,
    actor: { kind: 'link', id: decisionId, name: recipient.name },
    commandFor: () => commandOf(decision, answer.value, answer.text, recipient),
  });
  return result.fingerprint === fingerprint;
}
