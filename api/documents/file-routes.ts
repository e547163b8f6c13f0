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
    digest: z.string().meta({ description: 'SHA-256 of its bytes; contracts refer to the file by it' }),
    name: z.string().meta({ description: 'The cleaned file name, with the extension of its actual type' }),
    mediaType: z.string(),
    bytes: z.int(),
    pages: z.int().nullable().meta({ description: 'Number of pages of a PDF; null for other files' }),
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
    access: access.ourSide('contract.draft'),
    ...{ method: 'post', path: '/v1/files', operationId: 'uploadFile', tag, upload: true },
    summary: 'Uploads a file: an attachment or the customer’s own paper',
    description:
      'PDF of up to 1000 pages, Word, Excel, PNG or JPEG, up to 25 MB. The type is detected from the content. Files with passwords, scripts, macros or external resources are refused, and so are archives that unpack to a much larger size. Uploading the same bytes again returns the same file. A file that no contract refers to is removed after a day.',
    query: z.strictObject({
      name: z.string().min(1).max(1000).meta({ example: '技术协议.pdf' }),
      as: z.enum(['template']).optional().meta({
        description:
          '`template`: a Word template. If it cannot be filled completely, it is refused with the place of the error',
      }),
    }),
    answer: { status: 201, description: 'Stored', schema: fileView },
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
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path: '/v1/files/{digest}', operationId: 'downloadFile', tag },
    summary: 'An uploaded file, byte for byte',
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
      seenAt: z.iso.datetime().meta({ description: 'When the problem was last seen' }),
    })
    .meta({ id: 'FileIncident' });
  return route({
    access: access.ourSide('incident.read'),
    ...{ method: 'get', path: '/v1/file-incidents', operationId: 'listFileIncidents', tag: 'Operations' },
    summary: 'Damaged or missing files of the document store',
    description: 'Found when files are read. A damaged file is never delivered; restore it from a backup.',
    query: z.strictObject(paging),
    answer: {
      status: 200,
      description: 'A page of incidents, newest first',
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

/** Routes for uploaded files and for damaged files. */
export function fileRoutes(services: Services): Route[] {
  return [uploadRoute(services), downloadRoute(services), incidentsRoute(services)];
}
