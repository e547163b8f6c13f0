import { type RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { UnknownLinkError } from './link-errors';

/** Enough for an office behind one address; far too little to guess 256 bits, or to keep the database busy. */
const perMinute = 300;

/** Pages of a document come by themselves, up to hundreds of them with the page that shows them. */
const imagesPerMinute = 6_000;

/** Limits how often one address may open links; each process counts for itself. */
export function limitByAddress(): RequestHandler {
  const pages = new RateLimiterMemory({ points: perMinute, duration: 60 });
  const images = new RateLimiterMemory({ points: imagesPerMinute, duration: 60 });
  return async (request, response, next) => {
    const limiter = /^\/[^/]+\/pages\/\d+$/.test(request.path) ? images : pages;
    try {
      await limiter.consume(request.ip ?? 'unknown');
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      response.set('Retry-After', String(Math.ceil(error.msBeforeNext / 1000)));
      throw new UnknownLinkError('tooMany');
    }
    next();
  };
}
