import { type IRouter, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { type Access, mayAsk } from '../../domain/kernel/access';
import { actorOf } from './access';
import { answeredOnce, type OnceNeeds } from './answer-once';
import { behind, type Gates, nameOfCaller } from './gates';
import { methodNotAllowed } from './errors';
import { problem, type ProblemCode } from './problem';
import { type Tag } from './tags';
import { parse } from './validation';

/** A route that takes no parameters refuses them as well: one that is misspelt would be silently without effect. */
const noParameters = z.strictObject({});

/** What a handler gets: everything parsed, nothing raw but for headers. */
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
  /** As OpenAPI writes it: `/v1/contracts/{contractId}`. */
  path: string;
  operationId: string;
  /** Who may ask; refused before anything is parsed. */
  access: Access;
  tag: Tag;
  summary: string;
  /** What the summary does not say: what follows, what is kept, what is refused. */
  description: string;
  body?: Body;
  /** A body that works, and a test sends it; every route with a body has one. */
  example?: object;
  query?: Query;
  /** Parts of the path other than `{contractId}`. */
  params?: Params;
  /** The bytes of a file are the body. */
  upload?: true;
  /** Whose trail keeps by the Idempotency-Key what has been asked; the answers of all others are kept beside it. */
  keptIn?: 'trail';
  /** It has a document set, and waits for its turn with others of its kind. */
  setsDocument?: true;
  /** JSON by its schema, or files of these media types. */
  answer: { status: 200 | 201; description: string; headers?: Record<string, string> } & (
    { schema: z.ZodType } | { mediaTypes: readonly [string, ...string[]] }
  );
  problems: readonly ProblemCode[];
  handle: (exchange: Exchange<z.output<Body>, z.output<Query>, z.output<Params>>) => Promise<void>;
}

/** One route, for Express and for the OpenAPI document alike: what is not described does not exist. */
export type Route = Omit<Definition<z.ZodType, z.ZodType, z.ZodType>, 'handle'> & { handler: RequestHandler };

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether an entity can be called so; anything else is not there, and Postgres need not be asked. */
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
      if (!mayAsk(access, actorOf(request))) throw problem('FORBIDDEN');
      const contractId = contractIdIn(request);
      await handle({
        request,
        response,
        contractId,
        params: parse(params ?? z.any(), params ? request.params : undefined, 'parameters') as z.output<Params>, // parsed by it on this line
        body: parse(body ?? z.any(), body ? bodyOf(request) : undefined, 'body') as z.output<Body>, // the same
        query: parse(query ?? noParameters, request.query, 'parameters') as z.output<Query>, // the same
      });
    },
  };
}

/** Every POST counts once under an Idempotency-Key. */
function once(services: OnceNeeds, { method, keptIn, handler }: Route): RequestHandler {
  return method === 'post' && keptIn === undefined ? answeredOnce(services, handler) : handler;
}

/** Puts the routes on a router; another method on a known path is told which ones there are. */
export function mountRoutes(router: IRouter, routes: readonly Route[], gates: Gates, services: OnceNeeds): void {
  const paths = groupByPath(routes);
  for (const [path, onPath] of paths) {
    const mounted = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    for (const one of onPath)
      mounted[one.method](
        behind(gates[one.setsDocument ? 'documents' : one.method], nameOfCaller, once(services, one)),
      );
    mounted.all(methodNotAllowed(onPath.map(({ method }) => (method === 'get' ? 'GET, HEAD' : 'POST')).join(', ')));
  }
}

function groupByPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>();
  for (const one of routes) paths.set(one.path, [...(paths.get(one.path) ?? []), one]);
  return paths;
}
