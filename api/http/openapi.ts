import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { words } from '../contracts/views';
import { describeFields } from './describe-fields';
import { onDay } from './example-days';
import { nameSchemas } from './name-schemas';
import { type ProblemCode, problemCodes, statusOf } from './problem';
import { type Route } from './route';
import { tags } from './tags';

/** Problems that any request with a key may be answered with. */
const everywhere: ProblemCode[] = [
  ...(['INVALID_REQUEST', 'UNAUTHORIZED', 'FORBIDDEN', 'MISSING_PERMISSION', 'TOO_MANY_REQUESTS'] as const),
  ...(['TOO_BUSY', 'UNAVAILABLE', 'UNKNOWN_EVENT', 'INTERNAL_ERROR'] as const),
];

const problemBody = z
  .object({
    type: z.string().meta({ example: '/problems/WRONG_STAGE' }),
    title: z.string().meta({ description: 'The code as a title, in the language of Accept-Language' }),
    status: z.int(),
    code: z.enum(problemCodes),
    detail: z.string().meta({ description: 'A sentence, in the language of Accept-Language' }),
    sentence: words.meta({ description: 'The same sentence in both languages' }),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional().meta({ description: 'JSON Pointer (RFC 6901) into the body' }),
          parameter: z.string().optional().meta({ description: 'Name of a parameter or header' }),
          code: z.string(),
          message: words,
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `code` is stable' });

const textHeader = (description: string) => ({ description, schema: { type: 'string' as const } });

const problemHeaders: Record<number, Record<string, ReturnType<typeof textHeader>>> = {
  401: { 'WWW-Authenticate': textHeader('How to send the key') },
  429: { 'Retry-After': textHeader('Seconds to wait before sending the request again') },
  503: {
    'Retry-After': textHeader('Seconds to wait before sending the request again; absent if repeating it does not help'),
  },
};

function filesOf(mediaTypes: readonly string[]) {
  return Object.fromEntries(
    mediaTypes.map((mediaType) => [mediaType, { schema: { type: 'string' as const, format: 'binary' } }]),
  );
}

function responsesOf({ method, answer, problems }: Route): RouteConfig['responses'] {
  const ofPosts: ProblemCode[] = method === 'post' ? ['IDEMPOTENCY_KEY_REUSED'] : [];
  const codes = [...new Set([...everywhere, ...ofPosts, ...problems])];
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  const headers = Object.fromEntries(
    Object.entries(answer.headers ?? {}).map(([name, description]) => [name, textHeader(description)]),
  );
  return {
    [answer.status]: {
      description: answer.description,
      headers,
      content: 'schema' in answer ? { 'application/json': { schema: answer.schema } } : filesOf(answer.mediaTypes),
    },
    ...(method === 'get' ? { 304: { description: 'Not changed since the version in If-None-Match' } } : {}),
    ...Object.fromEntries(
      [...byStatus].map(([status, known]) => [
        status,
        {
          description: known.join(', '),
          ...(problemHeaders[status] ? { headers: problemHeaders[status] } : {}),
          content: { 'application/problem+json': { schema: problemBody } },
        },
      ]),
    ),
  };
}

const idempotencyKey = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .meta({
      description:
        'A request that is repeated with the same key and content takes effect once and gets the same answer. Keys of different API keys do not collide. For commands to a contract or customer a key is unique within that contract or customer; elsewhere it is unique at one address, and the answer is kept for 30 days. A refused request leaves the key free.',
    }),
});

function describe(route: Route, security: string, day: string): RouteConfig {
  const { method, path, operationId, tag, summary, body, example } = route;
  const { permission } = route.access;
  const description = permission === null ? route.description : `${route.description} Permission: \`${permission}\`.`;
  const query = route.query instanceof z.ZodObject ? route.query : undefined;
  const contractId = path.includes('{contractId}') ? { contractId: z.uuid() } : {};
  const params = { ...contractId, ...(route.params instanceof z.ZodObject ? route.params.shape : {}) };
  return {
    ...{ method, path, operationId, summary, description, tags: [tag], security: [{ [security]: [] }] },
    request: {
      ...(Object.keys(params).length > 0 ? { params: z.object(params) } : {}),
      ...(query ? { query } : {}),
      ...(method === 'post' ? { headers: idempotencyKey } : {}),
      ...(route.upload ? { body: { required: true, content: filesOf(['application/octet-stream']) } } : {}),
      ...(body
        ? {
            body: {
              required: true,
              content: { 'application/json': { schema: body, ...(example ? { example: onDay(example, day) } : {}) } },
            },
          }
        : {}),
    },
    responses: responsesOf(route),
  };
}

/** The OpenAPI 3.1 document of the routes, generated from the schemas that validate requests. Its examples contain the given day. */
export function openApiDocument(routes: readonly Route[], day: string) {
  const registry = new OpenAPIRegistry();
  const key = registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' });
  for (const route of routes) registry.registerPath(describe(route, key.name, day));
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Concordat',
      version: '1',
      description:
        'Customer contracts from draft to archive. A request that was answered 2xx is stored; a refusal (409) has changed nothing; after a 503 repeat the request with the same Idempotency-Key.',
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, about]) => ({ name, description: about })),
  });
  return describeFields(nameSchemas(document));
}
