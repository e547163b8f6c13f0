import { type IRouter, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { type Access } from '../../domain/kernel/access';
import { assertMayAsk } from './access';
import { answeredOnce, type OnceNeeds } from './answer-once';
import { queued, type RequestQueues, nameOfCaller } from './request-queues';
import { methodNotAllowed } from './errors';
import { problem, type ProblemCode } from './problem';
import { type Tag } from './tags';
import { parse } from './validation';

/** Routes without parameters refuse any parameter: a misspelt one would otherwise be ignored silently. */
const noParameters = z.strictObject({});

/** What a handler receives: parsed values. The raw request is needed for headers only. */
export interface Exchange<Body, Query, Params = undefined> {
  request: Request;
  response: Response;
  contractId: string;
  params: Params;
  body: Body;
  query: Query;
}

interface Definition<Body extends z.ZodType, Query extends z.ZodType, Params extends z.ZodType> {
  method: 'get' | 'post';
  /** The path in OpenAPI notation: `/v1/contracts/{contractId}`. */
  path: string;
  operationId: string;
  /** Who may call the route; checked before anything is parsed. */
  access: Access;
  tag: Tag;
  summary: string;
  /** What the summary does not say: consequences, what is stored, what is refused. */
  description: string;
  body?: Body;
  /** A valid body, which a test sends; every route with a body has one. */
  example?: object;
  query?: Query;
  /** Parts of the path other than `{contractId}`. */
  params?: Params;
  /** The body is the bytes of a file. */
  upload?: true;
  /** Set if the trail keeps the Idempotency-Key as the command id. Answers of all other POST routes are stored separately. */
  keptIn?: 'trail';
  /** Set if the route makes a document; it then waits in the queue for documents. */
  setsDocument?: true;
  /** JSON with its schema, or files of these media types. */
  answer: { status: 200 | 201; description: string; headers?: Record<string, string> } & (
    { schema: z.ZodType } | { mediaTypes: readonly [string, ...string[]] }
  );
  problems: readonly ProblemCode[];
  handle: (exchange: Exchange<z.output<Body>, z.output<Query>, z.output<Params>>) => Promise<void>;
}

/** One route, used for both Express and the OpenAPI document, so that no route is undocumented. */
export type Route = Omit<Definition<z.ZodType, z.ZodType, z.ZodType>, 'handle'> & { handler: RequestHandler };

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether the text can be an id. Anything else cannot exist, and Postgres need not be asked. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

function contractIdIn(request: Request): string {
  const { contractId } = request.params;
  if (contractId === undefined) return '';
  if (typeof contractId !== 'string' || !isId(contractId)) throw problem('CONTRACT_NOT_FOUND');
  return contractId;
}

function bodyOf(request: Request): unknown {
  const isForeign = request.is('application/json') === false && request.get('content-length') !== '0';
  if (request.body === undefined && isForeign) throw problem('UNSUPPORTED_MEDIA_TYPE');
  return request.body as unknown;
}

export function route<
  Body extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Params extends z.ZodType = z.ZodUndefined,
>(definition: Definition<Body, Query, Params>): Route {
  const { handle, body, query, params, example, ...described } = definition;
  const { access } = described;
  return {
    ...described,
    ...(body ? { body } : {}),
    ...(example ? { example } : {}),
    ...(query ? { query } : {}),
    ...(params ? { params } : {}),
    handler: async (request, response) => {
      assertMayAsk(request, access);
      const contractId = contractIdIn(request);
      await handle({
        request,
        response,
        contractId,
        params: parse(params ?? z.any(), params ? request.params : undefined, 'parameters') as z.output<Params>, // parsed by this schema on this line
        body: parse(body ?? z.any(), body ? bodyOf(request) : undefined, 'body') as z.output<Body>, // the same
        query: parse(query ?? noParameters, request.query, 'parameters') as z.output<Query>, // the same
      });
    },
  };
}

/** Makes a POST idempotent under its Idempotency-Key, unless the trail does that already. */
function once(services: OnceNeeds, { method, keptIn, handler }: Route): RequestHandler {
  return method === 'post' && keptIn === undefined ? answeredOnce(services, handler) : handler;
}

/** Mounts the routes. Another method on a known path is answered with 405 and the allowed methods. */
export function mountRoutes(
  router: IRouter,
  routes: readonly Route[],
  queues: RequestQueues,
  services: OnceNeeds,
): void {
  const paths = groupByPath(routes);
  for (const [path, onPath] of paths) {
    const mounted = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    for (const one of onPath)
      mounted[one.method](
        queued(queues[one.setsDocument ? 'documents' : one.method], nameOfCaller, once(services, one)),
      );
    mounted.all(methodNotAllowed(onPath.map(({ method }) => (method === 'get' ? 'GET, HEAD' : 'POST')).join(', ')));
  }
}

function groupByPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>();
  for (const one of routes) paths.set(one.path, [...(paths.get(one.path) ?? []), one]);
  return paths;
}
