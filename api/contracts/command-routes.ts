import { type z } from 'zod';
import { commandBodies } from '../../domain/contract/bodies';
import { type Command, type CommandType } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { ruleFor } from '../../domain/contract/decide';
import { commandTypes } from '../../domain/contract/registry';
import { requestAmendment } from '../amendment/request-amendment';
import { revise } from '../drafting/revise';
import { actorOf } from '../http/access';
import { askedBy } from '../http/idempotency';
import { problem, type ProblemCode } from '../http/problem';
import { type Exchange, type Route, route } from '../http/route';
import { type Services } from '../services';
import { commandResult, ofEveryCommand, publicResult } from './command-answer';
import { commandGuide } from './command-guide';
import { type CompletedCommand } from './completed-command';
import { sendCommand } from './send-command';

/** Commands that are sent as they are in the body; the others are completed by their area first. */
type PlainCommandType = Exclude<CommandType, 'create' | 'revise' | 'requestAmendment'>;

function isPlain(type: CommandType): type is PlainCommandType {
  return type !== 'create' && type !== 'revise' && type !== 'requestAmendment';
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
    keptIn: 'trail',
    access: rule.access,
    ...(rule.needs.includes('document') ? { setsDocument: true as const } : {}),
    ...commandGuide[type],
    body,
    answer: { status: 200, description: 'Done and stored', schema: commandResult },
    problems: ['CONTRACT_NOT_FOUND', 'WRONG_STAGE', 'NOT_ALLOWED', ...rule.refusals, ...problems, ...ofEveryCommand],
    handle,
  });
}

function completedRoute<Body extends z.ZodType>(
  services: Services,
  type: Exclude<CommandType, 'create' | PlainCommandType>,
  { body, commandFor, problems }: CompletedCommand<Body>,
): Route {
  return commandRoute(services, type, body, (asked, contract) => commandFor(services, contract, asked), problems);
}

/** One route for every command to an existing contract. */
export function commandRoutes(services: Services): Route[] {
  const plain = commandTypes.filter(isPlain).map(
    // `commandBodies` ties each body to its type with `satisfies`
    (type) => commandRoute(services, type, commandBodies[type], (body) => ({ type, ...body }) as Command),
  );
  return [
    completedRoute(services, 'revise', revise),
    completedRoute(services, 'requestAmendment', requestAmendment),
    ...plain,
  ];
}
