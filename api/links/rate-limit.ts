import { type RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { UnknownLinkError } from './link-errors';

/** Requests per minute and address: enough for an office behind one address, far too few to guess 256 bits or to overload the database. */
const perMinute = 300;

/** A page loads the images of the document, up to hundreds of them, so they have a higher limit. */
const imagesPerMinute = 6_000;

/** Limits the requests of one address to links. Each process counts separately. */
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
