import { type Request, type Response, type RequestHandler } from 'express';
import { type Contract } from '../../domain/contract/contract';
import { isOpenQuestion } from '../../domain/contract/ask';
import { loadContract } from '../../prisma/load-contract';
import { readObject } from '../documents/read-object';
import { pageOf } from '../documents/revision-routes';
import { sendFile } from '../documents/send-file';
import { type Services } from '../services';
import { ownFile, shownCopy, type ShownFile } from '../documents/shown-file';
import { UnknownLinkError } from './link-errors';
import { isUnlocked } from './one-time-code';
import { findClosing } from './outcome';
import { assertOwns } from './owner-access';
import { loadReadable, mayRead, type Readable, type ShownDocument } from './readable';
import { findLink } from './tokens';

const pdf = 'application/pdf';
const imageWidth = 1400;

interface Linked {
  contract: Contract;
  readable: Readable;
}

/**
 * Loads what the link lets its reader read now.
 * @throws UnknownLinkError if that is nothing
 */
async function linked(services: Services, request: Request): Promise<Linked> {
  const { db } = services;
  const { token } = request.params;
  const link = typeof token === 'string' ? await findLink(db, token) : null;
  const contract = link && (await isUnlocked(db, link, request)) ? await loadContract(db, link.contractId) : null;
  if (!link || !contract) throw new UnknownLinkError('unknown');
  await assertOwns(db, contract, link);
  const closing = isOpenQuestion(contract, link.question) ? null : await findClosing(db, link);
  const readable = mayRead(contract, link, closing) ? await loadReadable(db, contract, link) : null;
  if (!readable) throw new UnknownLinkError('unknown');
  return { contract, readable };
}

function documentOf({ readable }: Linked): ShownDocument {
  if (!readable.document) throw new UnknownLinkError('unknown');
  return readable.document;
}

function fileOf(services: Services, asked: Linked): Promise<ShownFile> {
  const { contract, readable } = asked;
  const document = documentOf(asked);
  return document.shownAs === 'itself'
    ? ownFile(services, contract.contractId, document)
    : shownCopy(services, contract, readable.revision);
}

/** File name with the revision number, so that saved files of two revisions differ. */
function nameOf({ contract, readable }: Linked): string {
  return `${contract.number}-r${readable.revision}`;
}

type Send = (services: Services, asked: Linked, request: Request, response: Response) => Promise<void>;

const sendDocument: Send = async (services, asked, _request, response) => {
  const { bytes, digest } = await fileOf(services, asked);
  sendFile(response, bytes, { name: `${nameOf(asked)}.pdf`, mediaType: pdf, digest });
};

const sendPageImage: Send = async (services, asked, request, response) => {
  const page = Number(request.params['page']);
  if (!Number.isInteger(page) || page < 1 || page > documentOf(asked).pages) throw new UnknownLinkError('unknown');
  const file = await fileOf(services, asked);
  const image = await pageOf(file, page, imageWidth);
  const name = `${nameOf(asked)}-${page}.png`;
  sendFile(response, image, { name, mediaType: 'image/png', digest: `${file.digest}-${page}` });
};

/** Sends an uploaded file as a download; it must never run under our origin. */
async function sendUpload(
  services: Services,
  { contract }: Linked,
  file: { digest: string; name: string } | undefined,
  response: Response,
): Promise<void> {
  if (!file) throw new UnknownLinkError('unknown');
  const bytes = await readObject(services, file.digest, contract.contractId);
  sendFile(response, bytes, { name: file.name, mediaType: 'application/octet-stream', digest: file.digest });
}

const sendPaper: Send = (services, asked, _request, response) =>
  sendUpload(services, asked, asked.readable.terms.paper, response);

const sendAttachment: Send = (services, asked, request, response) => {
  const { attachments = [] } = asked.readable.terms;
  const file = attachments.find(({ attachmentId }) => attachmentId === request.params['attachmentId']);
  return sendUpload(services, asked, file, response);
};

/** The files behind a link, by their path. */
export const linkFiles: Record<string, Send> = {
  '/:token/document': sendDocument,
  '/:token/pages/:page': sendPageImage,
  '/:token/paper': sendPaper,
  '/:token/attachments/:attachmentId': sendAttachment,
};

export function linkFile(services: Services, send: Send): RequestHandler {
  return async (request, response) => {
    await send(services, await linked(services, request), request, response);
  };
}
