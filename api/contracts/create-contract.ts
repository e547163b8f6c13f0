import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { commandBodies, profile } from '../../domain/command-bodies';
import { type CommandResult } from '../../domain/commands';
import { type Policy } from '../../domain/contract';
import { type Party, type Person } from '../../domain/people';
import { refuse } from '../../domain/refusals';
import { checkTerms } from '../../domain/terms';
import { type Database } from '../../prisma/client';
import { type Asked, sha256 } from '../http/idempotency';
import { parse } from '../http/validation';
import { problem, refused } from '../http/problem';
import { type Services } from '../services';
import { numberFor } from './contract-number';
import { answerOf, sendCreate } from './send-command';
import { draftFromTemplate, faultsOf, type TemplateTerms, termsFields } from './terms-body';
import { email, line, language, money, optional, party, timeZone } from '../../domain/values';

export const createBody = z
  .strictObject({
    templateId: line(64),
    owner: z.strictObject({ email }).meta({ description: 'The employee who answers for the contract' }),
    timeZone: timeZone.default('Asia/Shanghai').meta({ description: 'IANA time zone whose days count' }),
    ...termsFields,
    profile: optional(profile),
  })
  .meta({
    description: 'What is left out of title, tax rate, end, milestones and payment plan comes from the template.',
  });

type CreateBody = z.output<typeof createBody>;

const policySetting = z.object({ executiveThreshold: money });

export async function settings(db: Database): Promise<{ company: Party; policy: Policy }> {
  const rows = await db.setting.findMany({ where: { name: { in: ['company', 'policy'] } } });
  const valueOf = (name: string) => rows.find((row) => row.name === name)?.value;
  const company = party.safeParse(valueOf('company'));
  if (!company.success) throw problem('NOT_SET_UP', 'company');
  const policy = policySetting.safeParse(valueOf('policy'));
  if (!policy.success) throw problem('NOT_SET_UP', 'policy');
  return { company: company.data, policy: policy.data };
}

async function templateOf(db: Database, templateId: string): Promise<TemplateTerms> {
  const row = await db.template.findUnique({ where: { templateId } });
  if (row) return row as unknown as TemplateTerms; // written by ourselves, in this shape
  throw problem('UNKNOWN_TEMPLATE', '', [
    { pointer: '/templateId', code: 'unknown_template', message: 'There is no such template.' },
  ]);
}

export async function ownerOf(db: Database, address: string): Promise<Person> {
  const user = await db.user.findFirst({ where: { email: { equals: address, mode: 'insensitive' }, active: true } });
  const spoken = language.safeParse(user?.language);
  if (user) return { name: user.name, email: user.email, language: spoken.success ? spoken.data : 'zh-CN' };
  throw problem('UNKNOWN_OWNER', '', [
    { pointer: '/owner/email', code: 'unknown_owner', message: 'The owner is not an active user.' },
  ]);
}

/** The same key and Idempotency-Key make the same contract: a repeated creation finds the first one's. */
function contractIdFor({ actor, idempotencyKey }: Asked): string {
  if (idempotencyKey === null) return randomUUID();
  const hex = sha256(`contract ${actor.id} ${idempotencyKey}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** @throws ProblemError 400, 422 */
export async function createContract(services: Services, body: CreateBody, asked: Asked): Promise<CommandResult> {
  const { db } = services;
  const contractId = contractIdFor(asked);
  const earlier = await answerOf(db, contractId, asked.commandId);
  if (earlier) return earlier;
  const [{ company, policy }, template, owner] = await Promise.all([
    settings(db),
    templateOf(db, body.templateId),
    ownerOf(db, body.owner.email),
  ]);
  const terms = draftFromTemplate(body, template, company, company.contact.language);
  parse(commandBodies.create.shape.terms, terms, 'body'); // what the template added may end after the last day we know
  const problems = checkTerms(terms);
  if (problems.length > 0)
    throw refused(
      refuse('INVALID_TERMS', problems.map(({ pointer, message }) => `${pointer}: ${message}`).join(' ')),
      faultsOf(problems),
    );
  const number = await numberFor(db, contractId, body.timeZone);
  const { templateId, timeZone } = body;
  return sendCreate(
    services,
    {
      ...{ type: 'create', contractId, number, templateId, terms, owner, timeZone, policy },
      ...(body.profile ? { profile: body.profile } : {}),
    },
    asked,
  );
}
