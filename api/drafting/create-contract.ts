import { z } from 'zod';
import { draftingBodies, profile } from '../../domain/drafting/bodies';
import { companyAnswers, departmentCode, ourParty } from '../../domain/company/profile';
import { type Command, type CommandResult } from '../../domain/contract/commands';
import { type ContractType } from '../../domain/library/library';
import { numberFault } from '../../domain/drafting/numbering';
import { type Person } from '../../domain/kernel/people';
import { listed, problemAt } from '../../domain/kernel/problem';
import { refuse } from '../../domain/contract/refusals';
import { type TermsDraft } from '../../domain/drafting/terms';
import { email, language, line, optional, timeZone } from '../../domain/kernel/values';
import { words } from '../../domain/kernel/words';
import { type Database } from '../../prisma/client';
import { claimExternalId, freeExternalId } from '../../prisma/external-ids';
import { loadContractType, loadTemplate } from '../../prisma/load-drafting';
import { type RequestIdentity, idFor } from '../http/idempotency';
import { problem, ProblemError, refused, statusOf } from '../http/problem';
import { parse } from '../http/validation';
import { type Services } from '../services';
import { customerIdOf, withCustomer } from './customer-of';
import { draftFaults } from './draft-faults';
import { filesNamed } from './draft-source';
import {
  assertUnderFramework,
  faultError,
  type Framework,
  frameworkOf,
  frameworkUnderFramework,
  inherited,
} from './framework-of';
import { externalId } from '../contracts/external-id';
import { recordedAnswer, sendCreate } from '../contracts/send-command';
import { ourCompany } from '../company/our-company';
import { draftFromTemplate, termsFields } from './terms-body';

export const createBody = z
  .strictObject({
    contractTypeId: line(64).meta({ example: 'goods-sale' }),
    externalId: optional(externalId).meta({
      description: 'Your own id of the contract, such as an order number; each id can be used once',
    }),
    frameworkId: optional(z.uuid()).meta({ description: 'The framework contract that this order is called off from' }),
    customerId: optional(z.uuid()).meta({
      description:
        'Id in the customer directory. The party is taken from there; a `customer` in the body must agree with it',
    }),
    owner: z.strictObject({ email }).meta({ description: 'The employee who answers for the contract' }),
    timeZone: timeZone
      .default('Asia/Shanghai')
      .meta({ description: 'IANA time zone in which the days of the contract are counted' }),
    language: optional(language).meta({ description: 'Language of the document; the company’s own by default' }),
    ...termsFields,
    profile: optional(profile),
  })
  .refine(({ customer, customerId, frameworkId }) => (customer ?? customerId ?? frameworkId) !== undefined, {
    path: ['customer'],
    message: 'This field is missing.',
    params: { code: 'missing', zh: '缺少该字段。' },
  })
  .refine(({ price, lineItems }) => price?.gross !== undefined || lineItems !== undefined, {
    path: ['price'],
    message: 'Give a price or line items.',
    params: { code: 'missing', zh: '请填写价款或者明细行。' },
  })
  .meta({
    description:
      'Title, clauses, tax rate, end, milestones, payment plan and answers come from the contract type if they are left out.',
  });

export type CreateBody = z.output<typeof createBody>;

async function typeOf(db: Database, contractTypeId: string): Promise<{ version: number; contractType: ContractType }> {
  const found = await loadContractType(db, contractTypeId, 'published');
  if (found) return found;
  throw problem('UNKNOWN_CONTRACT_TYPE', '', [
    problemAt('/contractTypeId', 'unknown_contract_type', 'There is no such contract type.', '没有该合同类型。'),
  ]);
}

/** @throws ProblemError 422 */
export async function ownerOf(db: Database, address: string): Promise<Person> {
  const user = await db.user.findFirst({ where: { email: { equals: address, mode: 'insensitive' }, active: true } });
  const spoken = language.safeParse(user?.language);
  if (user) return { name: user.name, email: user.email, language: spoken.success ? spoken.data : 'zh-CN' };
  throw problem('UNKNOWN_OWNER', '', [
    problemAt('/owner/email', 'unknown_owner', 'The owner is not an active user.', '负责人不是在职用户。'),
  ]);
}

interface Made {
  body: CreateBody;
  framework: Framework | null;
  made: { version: number; contractType: ContractType };
}

/**
 * Builds the terms to be recorded.
 * @throws ProblemError 400, 422
 */
async function termsFor(db: Database, { body, framework, made }: Made): Promise<TermsDraft> {
  const { contractType } = made;
  const [{ profile: company }, wording, files] = await Promise.all([
    ourCompany(db),
    // If the customer's own paper is used, no template is needed.
    body.paper || contractType.templateId === null ? null : loadTemplate(db, contractType.templateId, 'published'),
    filesNamed(db, body),
  ]);
  if (wording && framework === null) assertUnderFramework(wording);
  const spoken = body.language ?? framework?.terms.language ?? company.contact.language;
  const ours = ourParty(company, spoken);
  const customer = body.customer ?? ours; // never missing: the schema requires a customer
  const source = { fields: contractType.fields, wording, files };
  const answers = { ...companyAnswers(company, spoken, contractType.fields), ...body.fields };
  const draft: TermsDraft = {
    ...draftFromTemplate({ ...body, fields: answers }, source, contractType, {
      parties: { ours, customer },
      language: spoken,
      title: contractType.name[spoken],
    }),
    ...(framework
      ? { framework: { contractId: framework.contract.contractId, number: framework.contract.number } }
      : {}),
  };
  const faults = draftFaults(body, draft, source, { before: null, now: new Date().toISOString() });
  if (faults.length > 0) throw refused(refuse('INVALID_TERMS', listed(faults)), faults);
  return draft;
}

/**
 * Creates the contract under the caller's own id for it.
 * @throws ProblemError 409 if another contract has this id
 */
async function createNamed(
  { db }: Services,
  {
    externalId: name,
    contractId,
    asked,
  }: { externalId: string | undefined; contractId: string; asked: RequestIdentity },
  create: () => Promise<CommandResult>,
): Promise<CommandResult> {
  if (name === undefined) return create();
  const own = { caller: asked.actor.id, externalId: name };
  const taken = await claimExternalId(db, own, contractId);
  if (taken)
    throw problem('EXTERNAL_ID_TAKEN', words(taken.number ?? taken.contractId, taken.number ?? taken.contractId));
  try {
    return await create();
  } catch (error) {
    // After a 5xx the contract may have been created all the same, so the id stays reserved.
    if (error instanceof ProblemError && statusOf(error.code) < 500) await freeExternalId(db, own, contractId);
    throw error;
  }
}

/** @throws ProblemError 400, 409, 422 */
export async function createContract(
  services: Services,
  asking: CreateBody,
  asked: RequestIdentity,
  copiedFrom?: string,
): Promise<CommandResult> {
  const { db } = services;
  const contractId = idFor('contract', asked);
  const earlier = await recordedAnswer(db, contractId, asked.commandId);
  if (earlier) return earlier;
  const [{ profile: company }, made, owner, framework] = await Promise.all([
    ourCompany(db),
    typeOf(db, asking.contractTypeId),
    ownerOf(db, asking.owner.email),
    asking.frameworkId === undefined ? null : frameworkOf(db, asking.frameworkId),
  ]);
  if (framework && made.contractType.framework) throw frameworkUnderFramework();
  const customerId = customerIdOf(asking, framework);
  const named = await withCustomer(db, customerId, asking);
  const body = framework ? inherited(named, framework) : named;
  const terms = await termsFor(db, { body, framework, made });
  parse(draftingBodies.create.shape.terms, terms, 'body'); // days added by the template may lie after the last supported day
  const { numbering, code } = made.contractType;
  const department = departmentCode(company.codes, body.profile?.department ?? null);
  const rule = { ...numbering, company: company.codes.company, department, type: code };
  const fault = numberFault(rule, body.term.startsOn.slice(0, 4)); // any year will do: all have four digits
  if (fault) throw faultError({ pointer: '/contractTypeId', code: 'number_too_long', message: fault });
  const command: Command<'create'> = {
    ...{ type: 'create', contractId, contractTypeId: body.contractTypeId, contractTypeVersion: made.version },
    numbering: rule,
    ...{ terms, owner, timeZone: body.timeZone, policy: company.policy },
    ...(body.profile ? { profile: body.profile } : {}),
    ...(customerId === undefined ? {} : { customerId }),
    ...(copiedFrom === undefined ? {} : { copiedFrom }),
  };
  return createNamed(services, { externalId: asking.externalId, contractId, asked }, () =>
    sendCreate(services, command, asked, made.contractType.name),
  );
}
