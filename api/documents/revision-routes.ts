import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { zoneClock } from '../../config/zone-clock';
import { pageImage, PageImageError } from '../../documents/pdf/page-images';
import { redlinePage, redlineStyleHash } from '../../documents/redline/page';
import { orNull, revision } from '../../domain/kernel/values';
import { contractState, contractWithTerms } from '../contracts/send-command';
import { words } from '../contracts/views';
import { departure, frozenDocument } from '../approval/approval-view';
import { terms } from '../contracts/contract-view';
import { languageOf } from '../http/language';
import { problem, type ProblemCode } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { comparisonOf, frozenRevision, frozenRevisions, isApproved, versionOf } from './revisions';
import { sendFile } from './send-file';
import { ofSetting, setFile } from './set-asked';
import { ofShowing, type ShownFile, shownFile } from './shown-file';
import { biggestInt, wholeNumber, wholeNumberOr } from '../http/whole-number';

const tag = 'Documents';
const pdf = 'application/pdf';
const path = '/v1/contracts/{contractId}/revisions';
const ofRevisions: readonly ProblemCode[] = ['CONTRACT_NOT_FOUND', 'REVISION_NOT_FOUND'];

const number = wholeNumber(1, 1_000_000);
const ofOne = z.object({ revision: number });
const ofTwo = z.object({ revision: number, other: number });

const revisionView = z
  .object({
    revision,
    frozenAt: z.iso.datetime(),
    approved: z.boolean(),
    document: orNull(frozenDocument).meta({
      description: 'Null for old revisions that were frozen without a document',
    }),
    departures: z.array(departure),
  })
  .meta({ id: 'Revision' });

function listRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path, operationId: 'listRevisions', tag },
    summary: 'Every revision that was submitted, newest first',
    description: 'With the digest of the file, and the places where the text differs from the standard text.',
    query: z.strictObject({
      before: wholeNumberOr(biggestInt, 1).meta({
        description: 'The oldest revision you already have; older ones are returned',
      }),
      limit: wholeNumberOr(50, 1, 100),
    }),
    answer: {
      status: 200,
      description: 'A page of revisions, without their terms',
      schema: z.object({
        items: z.array(revisionView),
        nextBefore: z.int().nullable().meta({ description: '`before` of the next page; null on the last one' }),
      }),
    },
    problems: ['CONTRACT_NOT_FOUND'],
    handle: async ({ response, contractId, query: { before, limit } }) => {
      const contract = await contractState(db, contractId);
      const found = await frozenRevisions(db, contractId, before, limit + 1);
      const items = found.slice(0, limit);
      response.json({
        nextBefore: found.length > limit ? (items.at(-1)?.revision ?? null) : null,
        items: items.map(({ terms: _terms, ...one }) => ({ ...one, approved: isApproved(contract, one.revision) })),
      });
    },
  });
}

function oneRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path: `${path}/{revision}`, operationId: 'getRevision', tag },
    summary: 'The terms of a submitted revision',
    description: 'The terms as they were frozen at the submission; later changes of the contract are not included.',
    params: ofOne,
    answer: { status: 200, description: 'The revision with its terms', schema: revisionView.extend({ terms }) },
    problems: ofRevisions,
    handle: async ({ response, contractId, params }) => {
      const contract = await contractState(db, contractId);
      const found = await frozenRevision(db, contractId, params.revision);
      response.json({ ...found, approved: isApproved(contract, params.revision) });
    },
  });
}

async function documentShown(services: Services, contractId: string, of: number) {
  const contract = await contractState(services.db, contractId);
  return { ...(await shownFile(services, contract, of)), name: `${contract.number}-r${of}.pdf` };
}

function documentRoute(services: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path: `${path}/{revision}/document`, operationId: 'getDocument', tag },
    summary: 'The document of a revision, with a watermark until it is approved',
    description:
      'The ETag is the SHA-256 of the file that is sent. A PDF of the customer is sent as it was uploaded; for other file types a sheet with the facts is sent.',
    params: ofOne,
    answer: {
      status: 200,
      description: 'PDF/A-2b',
      mediaTypes: [pdf],
      headers: { ETag: 'SHA-256 of the file, in quotes' },
    },
    problems: [...ofRevisions, ...ofShowing],
    handle: async ({ response, contractId, params }) => {
      const { bytes, digest, name } = await documentShown(services, contractId, params.revision);
      sendFile(response, bytes, { name, mediaType: pdf, digest });
    },
  });
}

/** @throws ProblemError 404 */
export async function pageOf({ bytes, digest }: ShownFile, page: number, width: number): Promise<Buffer> {
  try {
    return await pageImage(bytes, page, width, digest);
  } catch (error) {
    if (error instanceof PageImageError) throw problem('PAGE_NOT_FOUND', String(page));
    throw error;
  }
}

function pageRoute(services: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path: `${path}/{revision}/pages/{page}`, operationId: 'getPage', tag },
    summary: 'A page of the document, as an image',
    description: 'The same image that link pages show; pages are counted from 1.',
    params: ofOne.extend({ page: number }),
    query: z.strictObject({
      width: wholeNumberOr(1000, 200, 2000),
    }),
    answer: { status: 200, description: 'The page', mediaTypes: ['image/png'] },
    problems: [...ofRevisions, 'PAGE_NOT_FOUND', ...ofShowing],
    handle: async ({ response, contractId, params: { revision: of, page }, query: { width } }) => {
      const { name, ...file } = await documentShown(services, contractId, of);
      const image = await pageOf(file, page, width);
      const at = { name: name.replace(/\.pdf$/, `-${page}.png`), digest: `${file.digest}-${page}-${width}` };
      sendFile(response, image, { ...at, mediaType: 'image/png' });
    },
  });
}

function previewRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path: '/v1/contracts/{contractId}/preview', operationId: 'previewDocument', tag },
    setsDocument: true,
    summary: 'The document of the current terms, with a watermark',
    description: 'Missing values are left blank. Nothing is stored.',
    answer: { status: 200, description: 'PDF', mediaTypes: [pdf] },
    problems: ['CONTRACT_NOT_FOUND', ...ofSetting],
    handle: async ({ response, contractId }) => {
      const { contract, terms: agreed } = await contractWithTerms(db, contractId);
      const { number: named, revision: at, updatedAt } = contract;
      const { bytes } = await setFile({ number: named, revision: at, terms: agreed, madeAt: updatedAt, as: 'copy' });
      sendFile(response, bytes, { name: `${named}-preview.pdf`, mediaType: pdf, digest: null });
    },
  });
}

const segments = z.array(z.object({ op: z.enum(['equal', 'insert', 'delete']), text: z.string() }));
const shown = z.union([z.string(), words, z.null()]);
const compared = z.object({ revision: z.union([z.int(), z.literal('draft')]), at: z.string().nullable() });

const comparison = z
  .object({
    number: z.string(),
    title: z.string(),
    before: compared,
    after: compared,
    fields: z.array(z.object({ path: z.string(), label: words, before: shown, after: shown })),
    clauses: z.array(
      z.object({
        clauseId: z.string(),
        number: z.string(),
        change: z.enum(['same', 'changed', 'added', 'removed']),
        moved: z.object({ from: z.int(), to: z.int() }).nullable(),
        renumbered: z.object({ before: z.string(), after: z.string() }).nullable(),
        heading: segments,
        text: segments,
      }),
    ),
  })
  .meta({ id: 'Comparison', description: 'Clauses word by word; everything else field by field' });

function compareRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path: `${path}/{revision}/compare/{other}`, operationId: 'compareRevisions', tag },
    summary: 'What changed from one revision to another',
    description:
      'Clauses are compared word by word, everything else field by field. The current draft can be compared by its revision number.',
    params: ofTwo,
    answer: { status: 200, description: 'The changes', schema: comparison },
    problems: ofRevisions,
    handle: async ({ response, contractId, params }) => {
      const contract = await contractState(db, contractId);
      const [before, after] = [
        await versionOf(db, contract, params.revision),
        await versionOf(db, contract, params.other),
      ];
      response.json(comparisonOf(contract, before, after, 'ours'));
    },
  });
}

function redlineRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path: `${path}/{revision}/compare/{other}/page`, operationId: 'getRedline', tag },
    summary: 'What changed from one revision to another, as a page',
    description:
      'A page to read and to print, with deleted text struck out and new text marked, in the language of Accept-Language.',
    params: ofTwo,
    answer: {
      status: 200,
      description: 'The comparison as HTML, in the language of Accept-Language',
      mediaTypes: ['text/html'],
    },
    problems: ofRevisions,
    handle: async ({ request, response, contractId, params }) => {
      const contract = await contractState(db, contractId);
      const [before, after] = [
        await versionOf(db, contract, params.revision),
        await versionOf(db, contract, params.other),
      ];
      response.set('Content-Security-Policy', `default-src 'none'; style-src 'sha256-${redlineStyleHash}'`);
      const comparison = comparisonOf(contract, before, after, 'ours');
      const showTime = (instant: string) => zoneClock.show(instant, contract.timeZone);
      response.type('html').send(redlinePage(comparison, languageOf(request), showTime));
    },
  });
}

/** Routes for the documents of revisions and for comparing revisions. */
export function revisionRoutes(services: Services): Route[] {
  const makers = [listRoute, oneRoute, documentRoute, pageRoute, previewRoute, compareRoute, redlineRoute];
  return makers.map((make) => make(services));
}
