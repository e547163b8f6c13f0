import { listed } from '../../domain/kernel/problem';
import { z } from 'zod';
import { commandBodies, profile } from '../../domain/contract/command-bodies';
import { type Command, type CommandResult, commandTypes, type CommandType } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { decide } from '../../domain/contract/decide';
import { isRefusal, refuse, type RefusalCode } from '../../domain/contract/refusals';
import { actorOf } from '../http/access';
import { askedBy } from '../http/idempotency';
import { type Fault, problem, type ProblemCode, refused } from '../http/problem';
import { type Exchange, type Route, route } from '../http/route';
import { type Services } from '../services';
import { stage } from './contract-view';
import { copyAsked, copyBody } from './copy-contract';
import { createBody, createContract } from './create-contract';
import { contractState, sendCommand } from './send-command';
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

const ofPeople = ['UNKNOWN_PERSON', 'APPROVER_INACTIVE', 'APPROVER_ABSENT', 'APPROVER_CONFLICTED'] as const;
const ofVotes = [
  ...(['STALE_REVISION', 'CONTRACT_RECALLED', 'STEP_NOT_OPEN', 'STEP_CLOSED'] as const),
  ...(['NOT_THE_APPROVER', 'ALREADY_VOTED'] as const),
  ...ofPeople,
] as const;

/** The refusals each command can meet, beside a wrong stage. */
const refusalsOf: Record<Exclude<CommandType, 'create'>, readonly RefusalCode[]> = {
  revise: ['STALE_REVISION', 'STALE_DRAFT', 'INVALID_TERMS'],
  submit: [
    ...(['STALE_REVISION', 'NO_RULE_SET', 'NO_ROUTE', 'NO_EXCHANGE_RATE', 'CLAUSE_NOT_ALLOWED'] as const),
    ...(['FRAMEWORK_NOT_ACTIVE', 'CEILING_EXCEEDED', 'CURRENCY_MISMATCH', 'VALUES_MISSING'] as const),
    ...(['DOCUMENT_FAILED', 'DOCUMENT_MISSING', 'DOCUMENT_DAMAGED', 'STORE_UNAVAILABLE'] as const),
  ],
  approve: [...ofVotes, 'COMMENTS_UNRESOLVED'],
  reject: ofVotes,
  returnToStep: [...ofVotes, 'CANNOT_RETURN_THERE'],
  delegate: [...ofVotes, 'ALREADY_ASKED'],
  addApprover: [...ofVotes, 'ALREADY_ASKED'],
  reassign: [...ofPeople, 'NOTHING_TO_REASSIGN', 'ALREADY_ASKED'],
  assignApprover: [...ofPeople, 'STEP_NOT_OPEN', 'STEP_CLOSED', 'NOBODY_IS_MISSING', 'ALREADY_ASKED'],
  recall: ['STALE_REVISION', 'CONTRACT_RECALLED'],
  nudge: ['TOO_SOON'],
  copy: ofPeople,
  comment: ofPeople,
  resolveComment: [...ofPeople, 'UNKNOWN_COMMENT', 'COMMENT_ALREADY_RESOLVED', 'NOT_THE_COMMENTER'],
  withdraw: [],
  confirm: ['STALE_REVISION', 'CONTRACT_RECALLED', 'NOT_THE_CONTACT'],
  requestChanges: [...ofVotes, 'STEP_MISSING', 'NOT_THE_CONTACT'],
  decline: ['STALE_REVISION', 'CONTRACT_RECALLED', 'NOT_THE_CONTACT'],
  forward: ['STALE_REVISION', 'CONTRACT_RECALLED', 'NOT_THE_CONTACT', 'ALREADY_THE_CONTACT', 'NOT_OF_THE_CUSTOMER'],
  resendLink: ['TOO_SOON'],
  recordSignature: ['ALREADY_SIGNED', 'DATE_IN_FUTURE'],
  reportDelivery: ['UNKNOWN_MILESTONE', 'DELIVERY_ALREADY_REPORTED', 'DATE_IN_FUTURE'],
  acceptDelivery: ['UNKNOWN_MILESTONE', 'STALE_DELIVERY', 'DELIVERY_NOT_REPORTED'],
  rejectDelivery: ['UNKNOWN_MILESTONE', 'STALE_DELIVERY', 'DELIVERY_NOT_REPORTED'],
  recordReceipt: [
    ...(['UNKNOWN_PAYMENT_LINE', 'CURRENCY_MISMATCH', 'NOT_AN_AMOUNT', 'DATE_IN_FUTURE'] as const),
    ...(['DUPLICATE_RECEIPT', 'RECEIPT_EXCEEDS_OUTSTANDING'] as const),
  ],
  requestAmendment: [
    ...(['AMENDMENT_PENDING', 'RESCISSION_PENDING', 'UNKNOWN_MILESTONE', 'UNKNOWN_PAYMENT_LINE'] as const),
    ...(['SETTLED_PART_CHANGED', 'INVALID_TERMS', 'NOTHING_CHANGED', 'CURRENCY_MISMATCH'] as const),
  ],
  agreeToAmendment: ['UNKNOWN_AMENDMENT', 'SIDE_ALREADY_AGREED', 'SETTLED_PART_CHANGED'],
  refuseAmendment: ['UNKNOWN_AMENDMENT', 'SIDE_ALREADY_AGREED'],
  requestRescission: ['RESCISSION_PENDING', 'AMENDMENT_PENDING'],
  agreeToRescission: ['UNKNOWN_RESCISSION', 'SIDE_ALREADY_AGREED'],
  refuseRescission: ['UNKNOWN_RESCISSION', 'SIDE_ALREADY_AGREED'],
  archive: [],
};

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
  return route<Body>({
    method: 'post',
    path: `/v1/contracts/{contractId}/${type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    operationId: type,
    tag: 'Commands',
    summary: type.replace(/^[a-z]|[A-Z]/g, (letter, at) =>
      at === 0 ? letter.toUpperCase() : ` ${letter.toLowerCase()}`,
    ),
    body,
    answer: { status: 200, description: 'Done, and on disk', schema: commandResult },
    problems: ['CONTRACT_NOT_FOUND', 'WRONG_STAGE', 'CONTRACT_TOO_LARGE', ...refusalsOf[type], ...problems, ...always],
    handle,
  });
}

/** Terms that the rules would refuse are answered with pointers; every other refusal is the workflow's to give. */
function withSoundTerms(contract: Contract, command: Command, faults: () => Fault[]): Command {
  const decision = decide(contract, command, new Date().toISOString(), null);
  if (isRefusal(decision) && decision.code === 'INVALID_TERMS') throw refused(decision, faults());
  return command;
}

async function revisionAsked(
  { db }: Services,
  body: z.output<typeof reviseBody>,
  contract: Contract,
): Promise<Command> {
  const source = await sourceOf(db, contract, body);
  const terms = draftFromTerms(body, source, contract.terms);
  const { revision: of, seenSeq, profile: sorted } = body;
  const command: Command = {
    ...{ type: 'revise', revision: of, terms },
    ...(sorted ? { profile: sorted } : {}),
    ...(seenSeq === undefined ? {} : { seenSeq }),
  };
  const decision = decide(contract, command, new Date().toISOString(), null);
  // What else the rules refuse is the workflow's to say.
  if (isRefusal(decision) && decision.code !== 'INVALID_TERMS') return command;
  const faults = draftFaults(body, terms, source, { before: contract.terms, now: new Date().toISOString() });
  if (faults.length === 0) return command;
  throw refused(refuse('INVALID_TERMS', listed(faults)), faults);
}

function amendmentAsked(body: z.output<typeof commandBodies.requestAmendment>, contract: Contract): Command {
  const command = { type: 'requestAmendment' as const, ...body };
  return withSoundTerms(contract, command, () => faultsOfChanges(body.changes, contract.terms));
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
  ...(['INVALID_TERMS', 'CONTRACT_TOO_LARGE', 'UNKNOWN_CONTRACT_TYPE', 'UNKNOWN_OWNER', 'NOT_SET_UP'] as const),
  ...always,
];

function createRoute(services: Services): Route {
  return route({
    method: 'post',
    path: '/v1/contracts',
    operationId: 'create',
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
      const copied = await copyAsked(services, body, await contractState(services.db, contractId));
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
    commandRoute(services, 'requestAmendment', commandBodies.requestAmendment, amendmentAsked),
    ...plain,
  ];
}
