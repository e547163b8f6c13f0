import { type Request, type Response, type RequestHandler } from 'express';
import { type Contract } from '../../domain/contract/contract';
import { isOpenQuestion } from '../../domain/contract/ask';
import { loadContract } from '../../prisma/load-contract';
import { loadTermsOf } from '../../prisma/load-terms';
import { readObject } from '../documents/read-object';
import { pageOf } from '../documents/revision-routes';
import { sendFile } from '../documents/send-file';
import { type Services } from '../services';
import { ownFile, shownCopy, type ShownFile } from '../documents/shown-file';
import { UnknownLinkError } from './link-errors';
import { isUnlocked } from './one-time-code';
import { type ShownDocument, shownDocument } from './shown-revision';
import { findLink } from './tokens';

const pdf = 'application/pdf';
const imageWidth = 1400;

interface LinkedDocument {
  contract: Contract;
  document: ShownDocument;
}

/** What a link gives to whoever may read its page now, and to nobody else. */
async function linkedDocument(services: Services, request: Request): Promise<LinkedDocument> {
  const { token } = request.params;
  const link = typeof token === 'string' ? await findLink(services.db, token) : null;
  if (!link || link.expired || !(await isUnlocked(services.db, link, request))) throw new UnknownLinkError('unknown');
  const contract = await loadContract(services.db, link.contractId);
  const { question } = link;
  const document = contract && isOpenQuestion(contract, question) ? shownDocument(contract, question) : null;
  if (!contract || !document) throw new UnknownLinkError('unknown');
  return { contract, document };
}

function fileOf(services: Services, { contract, document }: LinkedDocument): Promise<ShownFile> {
  return document.shownAs === 'itself'
    ? ownFile(services, contract.contractId, document)
    : shownCopy(services, contract, contract.revision);
}

type Send = (services: Services, asked: LinkedDocument, request: Request, response: Response) => Promise<void>;

const sendDocument: Send = async (services, { contract, document }, _request, response) => {
  const { bytes, digest } = await fileOf(services, { contract, document });
  sendFile(response, bytes, { name: `${contract.number}.pdf`, mediaType: pdf, digest });
};

const sendPageImage: Send = async (services, { contract, document }, request, response) => {
  const page = Number(request.params['page']);
  if (!Number.isInteger(page) || page < 1 || page > document.pages) throw new UnknownLinkError('unknown');
  const { bytes, digest } = await fileOf(services, { contract, document });
  const image = await pageOf(bytes, page, imageWidth);
  const name = `${contract.number}-${page}.png`;
  sendFile(response, image, { name, mediaType: 'image/png', digest: `${digest}-${page}` });
};

/** A file that somebody uploaded: to be kept, never shown in the page’s own name. */
async function sendUpload(
  services: Services,
  { contract }: LinkedDocument,
  file: { digest: string; name: string } | undefined,
  response: Response,
): Promise<void> {
  if (!file) throw new UnknownLinkError('unknown');
  const bytes = await readObject(services, file.digest, contract.contractId);
  sendFile(response, bytes, { name: file.name, mediaType: 'application/octet-stream', digest: file.digest });
}

const sendPaper: Send = async (services, asked, _request, response) => {
  const { paper } = await loadTermsOf(services.db, asked.contract.terms);
  return sendUpload(services, asked, paper, response);
};

const sendAttachment: Send = async (services, asked, request, response) => {
  const { attachments = [] } = await loadTermsOf(services.db, asked.contract.terms);
  const file = attachments.find(({ attachmentId }) => attachmentId === request.params['attachmentId']);
  return sendUpload(services, asked, file, response);
};

/** The files behind a link, by their addresses below it. */
export const linkFiles: Record<string, Send> = {
  '/:token/document': sendDocument,
  '/:token/pages/:page': sendPageImage,
  '/:token/paper': sendPaper,
  '/:token/attachments/:attachmentId': sendAttachment,
};

export function linkFile(services: Services, send: Send): RequestHandler {
  return async (request, response) => {
    await send(services, await linkedDocument(services, request), request, response);
  };
}
