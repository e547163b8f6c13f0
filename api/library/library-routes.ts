import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { libraryBodies } from '../../domain/library/library-bodies';
import { type LibraryKind, versionStatuses } from '../../domain/library/library';
import { type Problem } from '../../domain/kernel/problem';
import { partId } from '../../domain/kernel/values';
import { ofBodies, problem } from '../http/problem';
import { cursorOf, nextCursor, pageOf, paging } from '../http/paging';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { itemProblems } from './item-problems';
import {
  draftVersion,
  findVersion,
  nameOf,
  publishVersion,
  retireVersion,
  reviseVersion,
  type VersionName,
} from './library-items';
import { wholeNumber } from '../http/whole-number';
import { libraryExamples } from './library-examples';
import { checked, summary, summaryOf, toldFaults } from './library-view';

const tag = 'Library';

/** Paths and names of operations for each kind of library item. */
const kinds: Record<LibraryKind, { path: string; one: string; many: string; named: string }> = {
  contract_type: { path: '/v1/contract-types', one: 'ContractType', many: 'ContractTypes', named: 'contract type' },
  template: { path: '/v1/templates', one: 'Template', many: 'Templates', named: 'template' },
  clause: { path: '/v1/clauses', one: 'Clause', many: 'Clauses', named: 'clause' },
};

const itemParams = z.object({ itemId: partId });
const versionParams = z.object({
  itemId: partId,
  version: wholeNumber(1),
});

const listQuery = z.strictObject({
  status: z.enum(versionStatuses).default('published'),
  itemId: partId.optional().meta({ description: 'Only the versions of this item' }),
  ...paging,
});

const lastListed = z.tuple([partId, wholeNumber(1)]);

async function checkedNow({ db }: Services, name: VersionName) {
  const { status, body } = await findVersion(db, name);
  const problems = await itemProblems(db, name, body);
  return { itemId: name.itemId, version: name.version, status, problems: problems.slice(0, toldFaults) };
}

function readingRoutes(services: Services, kind: LibraryKind): Route[] {
  const { db } = services;
  const { path, one, many, named } = kinds[kind];
  return [
    route({
      access: access.ourSide('library.read'),
      ...{ method: 'get', path, operationId: `list${many}`, tag, summary: `The company’s ${named}s, by id` },
      description: 'Published versions, unless another status is given; without their content.',
      query: listQuery,
      answer: {
        status: 200,
        description: 'A page of versions, without their content',
        schema: z.object({ items: z.array(summary), nextCursor }),
      },
      problems: [],
      handle: async ({ response, query: { status, itemId, limit, cursor } }) => {
        const after = cursor === undefined ? null : cursorOf(lastListed, cursor);
        const rows = await db.libraryItem.findMany({
          where: {
            ...{ kind, status, ...(itemId === undefined ? {} : { itemId }) },
            ...(after ? { OR: [{ itemId: { gt: after[0] } }, { itemId: after[0], version: { lt: after[1] } }] } : {}),
          },
          orderBy: [{ itemId: 'asc' }, { version: 'desc' }],
          take: limit + 1,
        });
        const page = pageOf(rows, limit, (row) => [row.itemId, String(row.version)]);
        response.json({ ...page, items: page.items.map(summaryOf) });
      },
    }),
    route({
      access: access.ourSide('library.read'),
      ...{ method: 'get', path: `${path}/{itemId}/versions/{version}`, operationId: `get${one}`, tag },
      summary: `One version of a ${named}`,
      description: 'With its content, which never changes after publication.',
      params: versionParams,
      answer: {
        status: 200,
        description: 'The version; its `body` can be sent as a new draft',
        schema: summary.extend({ body: libraryBodies[kind] }).meta({ id: `${one}Version` }),
      },
      problems: ['LIBRARY_ITEM_NOT_FOUND'],
      handle: async ({ response, params }) => {
        const row = await findVersion(db, { kind, ...params });
        response.json({ ...summaryOf(row), body: row.body });
      },
    }),
    route({
      access: access.ourSide('library.write'),
      ...{ method: 'post', path: `${path}/{itemId}/versions/{version}/validate`, operationId: `validate${one}`, tag },
      summary: `Checks whether a version of a ${named} can be published`,
      description: 'Changes nothing. A version with problems cannot be published.',
      params: versionParams,
      answer: { status: 200, description: 'The problems of the version', schema: checked },
      problems: ['LIBRARY_ITEM_NOT_FOUND', ...ofBodies],
      handle: async ({ response, params }) => {
        response.json(await checkedNow(services, { kind, ...params }));
      },
    }),
  ];
}

function draftingRoutes(services: Services, kind: LibraryKind): Route[] {
  const { db } = services;
  const { path, one, named } = kinds[kind];
  const body: z.ZodType<object> = libraryBodies[kind];
  return [
    route({
      access: access.ourSide('library.write'),
      ...{ method: 'post', path: `${path}/{itemId}/versions`, operationId: `draft${one}`, tag },
      summary: `Stores a new version of a ${named} as a draft`,
      description:
        'The draft is stored even if it has problems. Repeating the request is safe: if a draft with the same content exists, that draft is returned.',
      ...{ params: itemParams, body, example: libraryExamples[kind] },
      answer: { status: 201, description: 'Stored; with its current problems', schema: checked },
      problems: [...ofBodies],
      handle: async ({ response, params: { itemId }, body: content }) => {
        const version = await draftVersion(db, { kind, itemId }, content);
        response.status(201).json(await checkedNow(services, { kind, itemId, version }));
      },
    }),
    route({
      access: access.ourSide('library.write'),
      ...{ method: 'post', path: `${path}/{itemId}/versions/{version}/revise`, operationId: `revise${one}`, tag },
      summary: `Replaces the content of a draft of a ${named}`,
      description: 'Only drafts can be changed. The draft is stored even if it has problems.',
      ...{ params: versionParams, body, example: libraryExamples[kind] },
      answer: { status: 200, description: 'Stored; with its current problems', schema: checked },
      problems: ['LIBRARY_ITEM_NOT_FOUND', 'LIBRARY_ITEM_NOT_DRAFT', ...ofBodies],
      handle: async ({ response, params, body: content }) => {
        await reviseVersion(db, { kind, ...params }, content);
        response.json(await checkedNow(services, { kind, ...params }));
      },
    }),
  ];
}

function publishRoute({ db }: Services, kind: LibraryKind): Route {
  const { path, one, named } = kinds[kind];
  return route({
    access: access.ourSide('library.publish'),
    ...{ method: 'post', path: `${path}/{itemId}/versions/{version}/publish`, operationId: `publish${one}`, tag },
    summary: `Publishes a draft of a ${named} and retires the version before it`,
    description: 'Contracts keep the versions that they were made from. The pointers in “errors” refer to the draft.',
    params: versionParams,
    answer: {
      status: 200,
      description: 'Published and stored',
      schema: z.object({
        ...{ itemId: z.string(), version: z.int(), status: z.enum(versionStatuses) },
        retired: z.int().nullable().meta({ description: 'The version that was published until now' }),
      }),
    },
    problems: ['LIBRARY_ITEM_NOT_FOUND', 'LIBRARY_ITEM_NOT_DRAFT', 'LIBRARY_ITEM_INVALID', ...ofBodies],
    handle: async ({ response, params }) => {
      const name = { kind, ...params };
      const refuseFaults = (found: Problem[]) =>
        problem('LIBRARY_ITEM_INVALID', nameOf(name), found.slice(0, toldFaults));
      const retired = await publishVersion(
        db,
        name,
        async (tx) => itemProblems(tx, name, (await findVersion(tx, name)).body),
        refuseFaults,
      );
      response.json({ ...params, status: 'published', retired });
    },
  });
}

function retireRoute({ db }: Services, kind: LibraryKind): Route {
  const { path, one, named } = kinds[kind];
  return route({
    access: access.ourSide('library.publish'),
    ...{ method: 'post', path: `${path}/{itemId}/versions/{version}/retire`, operationId: `retire${one}`, tag },
    summary: `Retires a version of a ${named}, or discards a draft`,
    description: 'Refused while something published uses it. Contracts keep the versions that they were made from.',
    params: versionParams,
    answer: {
      status: 200,
      description: 'Retired',
      schema: z.object({ itemId: z.string(), version: z.int(), status: z.enum(versionStatuses) }),
    },
    problems: ['LIBRARY_ITEM_NOT_FOUND', 'LIBRARY_ITEM_NOT_DRAFT', 'LIBRARY_ITEM_IN_USE', ...ofBodies],
    handle: async ({ response, params }) => {
      await retireVersion(db, { kind, ...params });
      response.json({ ...params, status: 'retired' });
    },
  });
}

/** Routes of the library: contract types, templates and clauses; each is drafted, checked, published and retired in versions. */
export function libraryRoutes(services: Services): Route[] {
  const all: LibraryKind[] = ['contract_type', 'template', 'clause'];
  return all.flatMap((kind) => [
    ...readingRoutes(services, kind),
    ...draftingRoutes(services, kind),
    publishRoute(services, kind),
    retireRoute(services, kind),
  ]);
}
