import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { fillTemplate, listPlaceholders } from '../../documents/intake/read-file';
import { mediaTypes } from '../../documents/intake/kinds';
import { wordValues } from '../../documents/text/word-values';
import { fileDigest } from '../../domain/kernel/values';
import { type Prisma } from '../../prisma/client';
import { contractWithTerms } from '../contracts/send-command';
import { actorOf } from '../http/access';
import { ofBodies, problem } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { fileView } from './file-routes';
import { assertWord, readable } from './word-template';
import { keepObject, ofReading, readObject } from './read-object';

const tag = 'Files';

/** The bytes of an uploaded Word file. @throws ProblemError 404, 422 */
async function wordFile(services: Services, digest: string): Promise<Buffer> {
  const row = await services.db.file.findUnique({ where: { digest } });
  if (!row) throw problem('FILE_NOT_FOUND');
  assertWord(row.mediaType);
  return readObject(services, digest, null);
}

function placeholdersRoute(services: Services): Route {
  const placeholder = z
    .object({
      name: z.string(),
      isTable: z.boolean().meta({ description: 'Whether it is a repeated part: {#lineItems} … {/lineItems}' }),
      within: z.string().nullable().meta({ description: 'The repeated part that contains it' }),
    })
    .meta({ id: 'Placeholder' });
  return route({
    access: access.ourSide('contract.draft'),
    ...{ method: 'get', path: '/v1/files/{digest}/placeholders', operationId: 'listPlaceholders', tag },
    summary: 'The placeholders of a firm’s own Word template',
    description:
      'In the order of the document. Placeholders with an unknown name are left blank when the template is filled.',
    params: z.object({ digest: fileDigest }),
    answer: {
      status: 200,
      description: 'All placeholders in their order',
      schema: z.object({ items: z.array(placeholder) }),
    },
    problems: ['FILE_NOT_FOUND', 'WORD_TEMPLATE_INVALID', ...ofReading],
    handle: async ({ response, params: { digest } }) => {
      response.json({ items: await readable(listPlaceholders(await wordFile(services, digest))) });
    },
  });
}

function fillRoute(services: Services): Route {
  return route({
    access: access.ourSide('contract.draft'),
    ...{ method: 'post', path: '/v1/contracts/{contractId}/word-documents', operationId: 'fillWordTemplate', tag },
    summary: 'Fills an uploaded Word template with the data of a contract',
    description:
      'Placeholders are the variables of clauses, such as {customer.name}; {#lineItems} … {/lineItems} repeats the part in between. The same data make the same file, which is stored like an upload.',
    body: z.strictObject({ digest: fileDigest.meta({ description: 'SHA-256 of the uploaded Word template' }) }),
    example: { digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    answer: {
      status: 201,
      description: 'Created and stored',
      schema: z.object({
        file: fileView,
        missing: z.array(z.string()).meta({ description: 'Variables without a value; their places are blank' }),
      }),
    },
    problems: ['CONTRACT_NOT_FOUND', 'FILE_NOT_FOUND', 'WORD_TEMPLATE_INVALID', ...ofReading, ...ofBodies],
    handle: async ({ request, response, contractId, body: { digest: template } }) => {
      const { contract, terms } = await contractWithTerms(services.db, contractId);
      const { number } = contract;
      const file = await wordFile(services, template);
      const { bytes, missing } = await readable(fillTemplate(file, wordValues(number, terms)));
      const digest = await keepObject(services, bytes);
      const made = { digest, name: `${number}.docx`, mediaType: mediaTypes.docx, bytes: bytes.length, pages: null };
      const uploadedBy = { ...actorOf(request) } satisfies Prisma.InputJsonObject;
      await services.db.file.upsert({
        where: { digest },
        create: { ...made, uploadedBy },
        update: { touchedAt: new Date() },
      });
      response.status(201).json({ file: made, missing });
    },
  });
}

/** Routes for a company's own Word templates. */
export function wordRoutes(services: Services): Route[] {
  return [placeholdersRoute(services), fillRoute(services)];
}
