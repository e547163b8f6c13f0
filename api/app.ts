import { isUtf8 } from 'node:buffer';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { type TrustProxy } from '../config/trust-proxy';
import { largestUpload } from '../documents/intake/kinds';
import { approvalRoutes } from './approval/approval-routes';
import { calendarRoutes } from './calendars/calendar-routes';
import { companyRoutes } from './company/company-routes';
import { commandRoutes } from './contracts/command-routes';
import { readRoutes } from './contracts/read-routes';
import { customerRoutes } from './customers/customer-routes';
import { creationRoutes } from './drafting/creation-routes';
import { numberRoutes } from './drafting/number-routes';
import { warningRoutes } from './drafting/warning-routes';
import { fileRoutes } from './documents/file-routes';
import { revisionRoutes } from './documents/revision-routes';
import { wordRoutes } from './documents/word-routes';
import { docs, openApiFile } from './docs';
import { health } from './health';
import { requireKey } from './http/access';
import { methodNotAllowed, notFound, problemAnswers } from './http/errors';
import { createRequestQueues, rejectEarly } from './http/request-queues';
import { openApiDocument } from './http/openapi';
import { problem } from './http/problem';
import { problemPages } from './http/problem-pages';
import { withRequestId } from './http/request-id';
import { mountRoutes, type Route } from './http/route';
import { incidentRoutes } from './incidents/incident-routes';
import { keyRoutes } from './keys/key-routes';
import { libraryRoutes } from './library/library-routes';
import { linkPages } from './links/link-pages';
import { peopleRoutes } from './people/people-routes';
import { ruleSetRoutes } from './routing/rule-set-routes';
import { type Services } from './services';

/** Every route under /v1. The type of a route requires that it declares who may call it. */
export function routesOf(services: Services): Route[] {
  const makers = [
    creationRoutes,
    commandRoutes,
    readRoutes,
    numberRoutes,
    warningRoutes,
    customerRoutes,
    approvalRoutes,
    incidentRoutes,
    ruleSetRoutes,
    calendarRoutes,
    peopleRoutes,
    companyRoutes,
    keyRoutes,
    libraryRoutes,
    fileRoutes,
    wordRoutes,
    revisionRoutes,
  ];
  return makers.flatMap((make) => make(services));
}

/**
 * Rejects bytes that are not valid UTF-8: they would be decoded to another text than the one that was sent.
 * @throws ProblemError 400
 */
function refuseOtherEncodings(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (/^utf-?8$/i.test(encoding) && !isUtf8(body)) throw problem('NOT_UTF8');
}

/** The Express app: link pages for people, /v1 for programs, health checks for operations. */
export function createApp(services: Services, trustProxy: TrustProxy = ['loopback']): Express {
  const app = express();
  app.set('trust proxy', trustProxy);
  app.set('etag', 'strong');
  app.use(withRequestId(services.log));
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  app.use('/health', health(services));
  const queues = createRequestQueues();
  app.use('/l', linkPages(services, queues));
  app.use('/docs', docs());
  app.get('/', (_request, response) => {
    response.redirect('/docs');
  });

  const routes = routesOf(services);
  app.use('/problems', problemPages(routes));
  app
    .route('/v1/openapi.json')
    .get(openApiFile((day) => openApiDocument(routes, day)))
    .all(methodNotAllowed('GET, HEAD'));
  app.use('/v1', requireKey(services.db), rejectEarly(queues));
  app.post('/v1/files', express.raw({ type: () => true, limit: largestUpload }));
  app.use('/v1', express.json({ limit: '1mb', verify: refuseOtherEncodings }));
  mountRoutes(app, routes, queues, services);
  app.use(notFound);
  app.use(problemAnswers(services.log));
  return app;
}
