import express, { type RequestHandler } from 'express';
import { largestUpload } from '../../documents/intake/kinds';

/** JSON everywhere, and the bytes as they come where files are uploaded. */
export function readBody(): RequestHandler {
  const json = express.json({ limit: '1mb' });
  const raw = express.raw({ type: () => true, limit: largestUpload });
  return (request, response, next) => {
    const read = request.method === 'POST' && request.path === '/files' ? raw : json;
    read(request, response, next);
  };
}
