import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { inspectFile } from '../../documents/intake/read-file';
import { fileDigest } from '../../domain/kernel/values';
import { type Prisma } from '../../prisma/client';
import { actorOf } from '../http/access';
import { ofBodies, problem, ProblemError } from '../http/problem';
import { cursorOf, nextCursor, pageOf, paging } from '../http/paging';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { keepObject, ofReading, readObject } from './read-object';
import { sendFile } from './send-file';
import { checkTemplate } from './word-template';

const tag = 'Files';

export const fileView = z
  .object({
    digest: z.string().meta({ description: 'SHA-256 of its bytes, by which contracts name it' }),
    name: z.string().meta({ description: 'Cleaned, with the ending of what it is' }),
    mediaType: z.string(),
    bytes: z.int(),
    pages: z.int().nullable().meta({ description: 'Of a PDF' }),
  })
  .meta({ id: 'File' });

function refusedFile({ code, sentence }: { code: string; sentence: { en: string; 'zh-CN': string } }): ProblemError {
  const told = problem('FILE_REFUSED');
  const said = (language: 'en' | 'zh-CN') => `${told.sentence[language]}${sentence[language]}`;
  return new ProblemError('FILE_REFUSED', { en: said('en'), 'zh-CN': said('zh-CN') }, [
    { pointer: '', code, message: sentence },
  ]);
}

function uploadRoute(services: Services): Route {
  return route({
    access: access.ourSide,
    ...{ method: 'post', path: '/v1/files', operationId: 'uploadFile', tag, upload: true },
    summary: 'Uploads a file: an attachment, or the customer’s own paper',
    description:
      'PDF of up to 1000 pages, Word, Excel, PNG or JPEG, up to 25 MB; what it is, its content says. Refused are passwords, scripts, macros, things that load from elsewhere, and what unpacks to far more. The same file again is the same file. One that no contract names is removed after a day.',
    query: z.strictObject({
      name: z.string().min(1).max(1000).meta({ example: '技术协议.pdf' }),
      as: z
        .enum(['template'])
        .optional()
        .meta({ description: 'A Word template: one that would not be filled whole is refused with the place' }),
    }),
    answer: { status: 201, description: 'Kept', schema: fileView },
    problems: ['FILE_REFUSED', 'FILE_TOO_LARGE', 'WORD_TEMPLATE_INVALID', 'STORE_UNAVAILABLE', ...ofBodies],
    handle: async ({ request, response, query: { name, as } }) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const inspected = await inspectFile(bytes, name);
      if (inspected.kind === 'refused') throw refusedFile(inspected);
      const { name: cleaned, mediaType, pages } = inspected;
      if (as === 'template') await checkTemplate(bytes, mediaType);
      const digest = await keepObject(services, bytes);
      const row = { digest, name: cleaned, mediaType, bytes: bytes.length, pages };
      const uploadedBy = { ...actorOf(request) } satisfies Prisma.InputJsonObject;
      await services.db.file.upsert({
        where: { digest },
        create: { ...row, uploadedBy },
        update: { name: cleaned, touchedAt: new Date() },
      });
      response.status(201).json(row);
    },
  });
}

function downloadRoute(services: Services): Route {
  return route({
    access: access.ourSide,
    ...{ method: 'get', path: '/v1/files/{digest}', operationId: 'downloadFile', tag },
    summary: 'An uploaded file, exactly as it came',
    description: 'The bytes that were uploaded, checked against their digest when they are read.',
    params: z.object({ digest: fileDigest }),
    answer: { status: 200, description: 'Its bytes', mediaTypes: ['application/octet-stream'] },
    problems: ['FILE_NOT_FOUND', ...ofReading],
    handle: async ({ response, params: { digest } }) => {
      const row = await services.db.file.findUnique({ where: { digest } });
      if (!row) throw problem('FILE_NOT_FOUND');
      const bytes = await readObject(services, digest, null);
      sendFile(response, bytes, { name: row.name, mediaType: 'application/octet-stream', digest });
    },
  });
}

const laterOnTheList = (foundAt: string, digest: string) => [
  { foundAt: { lt: foundAt } },
  { foundAt, digest: { lt: digest } },
];

function incidentsRoute({ db }: Services): Route {
  const incident = z
    .object({
      digest: z.string(),
      kind: z.enum(['damaged', 'missing']),
      contractId: z.string().nullable(),
      foundAt: z.iso.datetime(),
      seenAt: z.iso.datetime().meta({ description: 'When it was met last' }),
    })
    .meta({ id: 'FileIncident' });
  return route({
    access: access.ourSide,
    ...{ method: 'get', path: '/v1/file-incidents', operationId: 'listFileIncidents', tag: 'Operations' },
    summary: 'Files of the document store that are not what was put there, or gone',
    description:
      'Found when they are read; nothing is done with a damaged file. Put the right bytes back from a backup.',
    query: z.strictObject(paging),
    answer: {
      status: 200,
      description: 'A page of them, newest first',
      schema: z.object({ items: z.array(incident), nextCursor }),
    },
    problems: [],
    handle: async ({ response, query: { limit, cursor } }) => {
      const after = cursor === undefined ? null : cursorOf(z.tuple([z.iso.datetime(), fileDigest]), cursor);
      const rows = await db.damagedFile.findMany({
        ...(after ? { where: { OR: laterOnTheList(...after) } } : {}),
        orderBy: [{ foundAt: 'desc' }, { digest: 'desc' }],
        take: limit + 1,
      });
      const page = pageOf(rows, limit, ({ foundAt, digest }) => [foundAt.toISOString(), digest]);
      const items = page.items.map(({ digest, kind, contractId, foundAt, seenAt }) => {
        return { digest, kind, contractId, foundAt: foundAt.toISOString(), seenAt: seenAt.toISOString() };
      });
      response.json({ ...page, items });
    },
  });
}

/** Files that people upload, and what became of files. */
export function fileRoutes(services: Services): Route[] {
  return [uploadRoute(services), downloadRoute(services), incidentsRoute(services)];
}
