import { access } from '../../domain/kernel/access';
import { listed } from '../../domain/kernel/problem';
import { z } from 'zod';
import { commandBodies } from '../../domain/contract/bodies';
import { refuseChanges } from '../../domain/amendment/refuse-changes';
import { profile } from '../../domain/drafting/bodies';
import { loadTermsOf } from '../../prisma/load-terms';
import { commandTypes } from '../../domain/contract/registry';
import { type Command, type CommandResult, type CommandType } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { ruleFor } from '../../domain/contract/decide';
import { refuse } from '../../domain/contract/refusals';
import { actorOf } from '../http/access';
import { askedBy } from '../http/idempotency';
import { problem, type ProblemCode, refused } from '../http/problem';
import { type Exchange, type Route, route } from '../http/route';
import { type Services } from '../services';
import { stage } from './views';
import { copyAsked, copyBody } from './copy-contract';
import { createBody, createContract } from './create-contract';
import { withCustomer } from './customer-of';
import { contractWithTerms, sendCommand } from './send-command';
import { faultsOfChanges } from './amendment-faults';
import { draftFaults } from './draft-faults';
import { sourceOf } from './draft-source';
import { draftFromTerms, termsFields } from './terms-body';
import { optional, revision } from '../../domain/kernel/values';

const commandResult = z
  .object({
    contractId: z.uuid(),
    number: z.string().meta({ example: 'HT-2026-0001' }),
    stage,
    revision: z.int(),
    seq: z.int().meta({ description: 'Number of the last event of the command' }),
    events: z.array(z.string()).meta({ description: 'What happened, with everything that followed by itself' }),
  })
  .meta({ id: 'CommandResult' });

/** Commands that travel as they are asked; the others are completed or checked here. */
type PlainCommandType = Exclude<CommandType, 'create' | 'revise' | 'requestAmendment'>;

function isPlain(type: CommandType): type is PlainCommandType {
  return type !== 'create' && type !== 'revise' && type !== 'requestAmendment';
}

const always: ProblemCode[] = [
  ...(['IDEMPOTENCY_KEY_REUSED', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const),
  ...(['MALFORMED_JSON', 'MALFORMED_COMMAND'] as const),
];

function publicResult({ contractId, number, stage, revision: current, seq, events }: CommandResult) {
  return { contractId, number, stage, revision: current, seq, events };
}

function commandRoute<Body extends z.ZodType>(
  services: Services,
  type: Exclude<CommandType, 'create'>,
  body: Body,
  commandFor: (body: z.output<Body>, contract: Contract) => Command | Promise<Command>,
  problems: readonly ProblemCode[] = [],
): Route {
  const handle = async (exchange: Exchange<z.output<Body>, undefined>) => {
    const { request, response, contractId } = exchange;
    const asked = askedBy(request, actorOf(request), exchange.body);
    const { actor, commandId, fingerprint } = asked;
    const result = await sendCommand(services, {
      ...{ contractId, actor, commandId, fingerprint },
      commandFor: (contract) => commandFor(exchange.body, contract),
    });
    if (result.fingerprint !== fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
    response.json(publicResult(result));
  };
  const rule = ruleFor({ type });
  return route<Body>({
    method: 'post',
    path: `/v1/contracts/{contractId}/${type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    operationId: type,
    access: rule.access,
    tag: 'Commands',
    summary: type.replace(/^[a-z]|[A-Z]/g, (letter, at) =>
      at === 0 ? letter.toUpperCase() : ` ${letter.toLowerCase()}`,
    ),
    body,
    answer: { status: 200, description: 'Done, and on disk', schema: commandResult },
    problems: ['CONTRACT_NOT_FOUND', 'WRONG_STAGE', 'NOT_ALLOWED', ...rule.refusals, ...problems, ...always],
    handle,
  });
}

async function revisionAsked(
  { db }: Services,
  asking: z.output<typeof reviseBody>,
  contract: Contract,
): Promise<Command> {
  const { customerId, stage: at } = contract;
  const isCurrent = at === 'draft' && asking.revision === contract.revision;
  const body = isCurrent && asking.customer ? await withCustomer(db, customerId, asking) : asking;
  const before = await loadTermsOf(db, contract.terms);
  const source = await sourceOf(db, contract, before, body);
  const terms = draftFromTerms(body, source, before);
  const { revision: of, seenSeq, profile: sorted } = body;
  const command: Command = {
    ...{ type: 'revise', revision: of, terms },
    ...(sorted ? { profile: sorted } : {}),
    ...(seenSeq === undefined ? {} : { seenSeq }),
  };
  // What else the rules refuse is the workflow's to say.
  if (!isCurrent) return command;
  const faults = draftFaults(body, terms, source, { before, customerId, now: new Date().toISOString() });
  if (faults.length === 0) return command;
  throw refused(refuse('INVALID_TERMS', listed(faults)), faults);
}

/** Terms that the rules would refuse are answered with pointers; every other refusal is the workflow's to give. */
async function amendmentAsked(
  { db }: Services,
  body: z.output<typeof commandBodies.requestAmendment>,
  contract: Contract,
): Promise<Command> {
  const command: Command = { type: 'requestAmendment', ...body };
  if (contract.stage !== 'active' || contract.amendment || contract.termination) return command;
  const terms = await loadTermsOf(db, contract.terms);
  const refusal = refuseChanges(contract, terms, body.changes);
  if (refusal?.code === 'INVALID_TERMS') throw refused(refusal, faultsOfChanges(body.changes, terms));
  return command;
}

const reviseBody = z
  .strictObject({
    revision,
    ...termsFields,
    profile: optional(profile),
    seenSeq: optional(z.int().min(1)).meta({
      description: 'Number of the last event that the drafter had seen; a draft that has moved on is not overwritten',
    }),
  })
  .meta({ description: 'What is left out stays as it is.' });

const ofCreating: readonly ProblemCode[] = [
  ...(['INVALID_TERMS', 'UNKNOWN_CUSTOMER', 'UNKNOWN_CONTRACT_TYPE', 'UNKNOWN_OWNER', 'NOT_SET_UP'] as const),
  ...always,
];

function createRoute(services: Services): Route {
  return route({
    method: 'post',
    path: '/v1/contracts',
    operationId: 'create',
    access: access.ourSide,
    tag: 'Contracts',
    summary: 'Creates a contract of a type',
    body: createBody,
    answer: {
      status: 201,
      description: 'Created, and on disk',
      schema: commandResult,
      headers: { Location: 'Address of the contract' },
    },
    problems: ofCreating,
    handle: async ({ request, response, body }) => {
      const asked = askedBy(request, actorOf(request), body);
      const result = await createContract(services, body, asked);
      if (result.fingerprint !== asked.fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
      response.status(201).location(`/v1/contracts/${result.contractId}`).json(publicResult(result));
    },
  });
}

function copyRoute(services: Services): Route {
  return route({
    method: 'post',
    path: '/v1/contracts/{contractId}/copies',
    operationId: 'copyContract',
    access: access.ourSide,
    tag: 'Contracts',
    summary: 'Creates a contract with the terms of another',
    description:
      'What stands in the library’s own words is taken from the library as it is today; what departs from them comes along as it is.',
    body: copyBody,
    answer: {
      status: 201,
      description: 'Created, and on disk',
      schema: commandResult,
      headers: { Location: 'Address of the contract' },
    },
    problems: ['CONTRACT_NOT_FOUND', ...ofCreating],
    handle: async ({ request, response, contractId, body }) => {
      const asked = askedBy(request, actorOf(request), { copyOf: contractId, ...body });
      const copied = await copyAsked(services, body, await contractWithTerms(services.db, contractId));
      const result = await createContract(services, copied, asked, contractId);
      if (result.fingerprint !== asked.fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
      response.status(201).location(`/v1/contracts/${result.contractId}`).json(publicResult(result));
    },
  });
}

/** A route for every command there is. */
export function commandRoutes(services: Services): Route[] {
  const plain = commandTypes.filter(isPlain).map(
    // `satisfies` binds the body to the type
    (type) => commandRoute(services, type, commandBodies[type], (body) => ({ type, ...body }) as Command),
  );
  return [
    createRoute(services),
    copyRoute(services),
    commandRoute(services, 'revise', reviseBody, (body, contract) => revisionAsked(services, body, contract)),
    commandRoute(services, 'requestAmendment', commandBodies.requestAmendment, (body, contract) =>
      amendmentAsked(services, body, contract),
    ),
    ...plain,
  ];
}
