import { z } from 'zod';
import { answerCommand, choicesOf } from '../../domain/contract/ask';
import { type Choice, type Details } from '../../domain/contract/question-rule';
import { readBody } from '../../domain/kernel/read-body';
import { email, line, text } from '../../domain/kernel/values';
import { type Words } from '../../domain/kernel/words';
import { type Database } from '../../prisma/client';
import { sendCommand } from '../contracts/send-command';
import { sha256 } from '../http/idempotency';
import { type Services } from '../services';
import { type Attempt } from './answer-fields';
import { answerId, type Link, linkActor } from './tokens';

const field = (max: number) => z.string().max(max).catch('');
const form = z.object({
  ...{ choice: field(100), text: field(20_000), person: field(300), personName: field(300) },
  ...{ position: field(20), toStepId: field(100), straightBack: field(10), mustBeResolved: field(10) },
  commentId: field(64),
});
const typedText = text(2000);
const typedName = line(100);

const problems = {
  choice: { en: 'Please choose one of the answers.', 'zh-CN': '请选择一项决定。' },
  reason: { en: 'Please give a reason for this answer.', 'zh-CN': '作出该决定时请填写理由。' },
  person: { en: 'Please give the person’s mail address.', 'zh-CN': '请填写对方的邮箱。' },
  colleague: { en: 'Please choose the person.', 'zh-CN': '请选择人员。' },
  personName: { en: 'Please give the person’s name.', 'zh-CN': '请填写对方的姓名。' },
  step: { en: 'Please choose the step.', 'zh-CN': '请选择环节。' },
} satisfies Record<string, Words>;

/** A form without errors. */
export interface Filled {
  choice: Choice;
  details: Details;
}

function detailsIn(typed: z.output<typeof form>, written: string): Details {
  const { person, personName, position, toStepId, straightBack, mustBeResolved, commentId } = typed;
  return {
    ...{ text: written, person: person.trim(), personName: personName.trim(), toStepId, commentId },
    ...{ position: position === 'before' ? 'before' : 'after' },
    ...{ straightBack: straightBack === 'yes', mustBeResolved: mustBeResolved === 'yes' },
  };
}

function missing({ en, 'zh-CN': zh }: Words): Words {
  return { en: `Please fill in: ${en}`, 'zh-CN': `请填写：${zh}` };
}

/** What is wrong with a field: the sentence for an empty field, or what the schema says of its content; null if nothing is. */
function wrongIn(schema: z.ZodType, value: string, empty: Words): Words | null {
  if (value === '') return empty;
  const read = readBody(schema, value);
  return 'data' in read ? null : (read.faults[0]?.message ?? empty);
}

/** The first error in the fields of this choice. */
function faultIn(choice: Choice, details: Details): [Attempt['field'], Words] | null {
  const { text: written, person = '', personName = '', toStepId = '' } = details;
  if (choice.details.includes('step') && toStepId === '') return ['toStepId', problems.step];
  const unnamed = choice.details.includes('name') ? wrongIn(typedName, personName, problems.personName) : null;
  if (unnamed) return ['personName', unnamed];
  if (choice.details.includes('person') && !email.safeParse(person).success)
    return ['person', choice.details.includes('name') ? problems.person : problems.colleague];
  const noReason = choice.written ? missing(choice.written) : problems.reason;
  if (written === '') return choice.needsReason ? ['text', noReason] : null;
  const unfit = wrongIn(typedText, written, noReason);
  return unfit ? ['text', unfit] : null;
}

/** Reads the form: the answer, or the error. */
export function readAnswer({ question }: Link, body: unknown): Filled | { attempt: Attempt } {
  const typed = form.parse(typeof body === 'object' && body !== null ? body : {});
  const details = detailsIn(typed, typed.text.replace(/\r\n?/g, '\n').trim());
  const attempt = (field: Attempt['field'], problem: Words) => ({
    attempt: { choice: typed.choice, details: { ...details, text: typed.text }, field, problem },
  });
  const choice = choicesOf(question).find(({ value }) => value === typed.choice);
  if (!choice) return attempt('choice', problems.choice);
  const fault = faultIn(choice, details);
  return fault ? attempt(...fault) : { choice, details };
}

/**
 * The command id and fingerprint of an answer. An answer that closes the question has the question's id. One that leaves it open, such as a comment,
 * has an id made from its content.
 */
function recordOf(link: Link, { choice: { value, isAside }, details }: Filled) {
  const said = sha256(JSON.stringify(details)).slice(0, 16);
  return {
    commandId: isAside ? `${answerId(link)}:${value}:${said}` : answerId(link),
    fingerprint: sha256(value),
  };
}

/** Whether this answer is already recorded, through whichever link to the question. */
export async function isOnRecord(db: Database, link: Link, filled: Filled): Promise<boolean> {
  const where = { streamKind: 'contract', streamId: link.contractId, ...recordOf(link, filled) };
  return (await db.event.findFirst({ where, select: { seq: true } })) !== null;
}

/**
 * Sends the answer as a command. The command id comes from the question, so an answer counts once, however often and from however many links it is
 * sent.
 * @returns whether the recorded choice is this one
 * @throws what `sendCommand` throws
 */
export async function answerQuestion(services: Services, link: Link, filled: Filled): Promise<boolean> {
  const { contractId, question, recipient } = link;
  const { choice, details } = filled;
  const record = recordOf(link, filled);
  const result = await sendCommand(services, {
    ...{ contractId, ...record, actor: linkActor(link) },
    commandFor: () => answerCommand(question, { value: choice.value, details, recipient }),
  });
  return result.fingerprint === record.fingerprint;
}
