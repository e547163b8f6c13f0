import { type Request, type Response, type RequestHandler } from 'express';
import { type Contract } from '../../domain/contract/contract';
import { isOpenDecision } from '../../domain/contract/decisions';
import { contractState } from '../contracts/send-command';
import { readObject } from '../documents/read-object';
import { pageOf } from '../documents/revision-routes';
import { sendFile } from '../documents/send-file';
import { type Services } from '../services';
import { UnknownLinkError } from './link-errors';
import { isUnlocked } from './one-time-code';
import { type ShownDocument, shownDocument } from './reading';
import { findLink, type Link } from './tokens';

const pdf = 'application/pdf';
const imageWidth = 1400;

interface Asked {
  contract: Contract;
  link: Link;
  document: ShownDocument;
}

/** What a link gives to whoever may read its page now, and to nobody else. */
async function askedFor(services: Services, request: Request): Promise<Asked> {
  const { token } = request.params;
  const link = typeof token === 'string' ? await findLink(services.db, token) : null;
  if (!link || link.expired || !(await isUnlocked(services.db, link, request))) throw new UnknownLinkError('unknown');
  const contract = await contractState(services.db, link.contractId);
  const document = isOpenDecision(contract, link.decision) ? shownDocument(contract, link) : null;
  if (!document) throw new UnknownLinkError('unknown');
  return { contract, link, document };
}

type Answer = (services: Services, asked: Asked, request: Request, response: Response) => Promise<void>;

const sendDocument: Answer = async (services, { contract, document }, _request, response) => {
  const bytes = await readObject(services, document.shownDigest, contract.contractId);
  sendFile(response, bytes, { name: `${contract.number}.pdf`, mediaType: pdf, digest: document.shownDigest });
};

const sendPageImage: Answer = async (services, { contract, document }, request, response) => {
  const page = Number(request.params['page']);
  if (!Number.isInteger(page) || page < 1 || page > document.pages) throw new UnknownLinkError('unknown');
  const bytes = await readObject(services, document.shownDigest, contract.contractId);
  const image = await pageOf(bytes, page, imageWidth);
  const digest = `${document.shownDigest}-${page}`;
  sendFile(response, image, { name: `${contract.number}-${page}.png`, mediaType: 'image/png', digest });
};

/** A file that somebody uploaded: to be kept, never shown in the page’s own name. */
async function sendUpload(
  services: Services,
  { contract }: Asked,
  file: { digest: string; name: string } | undefined,
  response: Response,
): Promise<void> {
  if (!file) throw new UnknownLinkError('unknown');
  const bytes = await readObject(services, file.digest, contract.contractId);
  sendFile(response, bytes, { name: file.name, mediaType: 'application/octet-stream', digest: file.digest });
}

const sendPaper: Answer = (services, asked, _request, response) =>
  sendUpload(services, asked, asked.contract.terms.paper, response);

const sendAttachment: Answer = (services, asked, request, response) => {
  const { attachments = [] } = asked.contract.terms;
  const file = attachments.find(({ attachmentId }) => attachmentId === request.params['attachmentId']);
  return sendUpload(services, asked, file, response);
};

/** The files behind a link, by their addresses below it. */
export const linkFiles: Record<string, Answer> = {
  '/:token/document': sendDocument,
  '/:token/pages/:page': sendPageImage,
  '/:token/paper': sendPaper,
  '/:token/attachments/:attachmentId': sendAttachment,
};

export function linkFile(services: Services, answer: Answer): RequestHandler {
  return async (request, response) => {
    await answer(services, await askedFor(services, request), request, response);
  };
}
