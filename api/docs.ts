import { dirname } from 'node:path';
import { type RequestHandler, Router } from 'express';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Concordat API</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: 'v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true, persistAuthorization: false });\n`;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'", // Swagger UI sets inline styles
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves Swagger UI from our own node_modules, so that the documentation works without the internet. */
export function docs(): Router {
  const router = Router({ strict: true });
  const assets = dirname(require.resolve('swagger-ui-dist/package.json'));
  router.use((_request, response, next) => {
    response.set('Content-Security-Policy', policy);
    next();
  });
  router.get('/', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/start.js', (_request, response) => {
    response.type('text/javascript').send(start);
  });
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    router.get(`/${file}`, (_request, response) => {
      response.sendFile(file, { root: assets, maxAge: '1h' });
    });
  return router;
}

/**
 * Serves the OpenAPI document without a key: it describes the API and holds no data. It is generated once a day, at the first request, because its
 * examples contain today's date.
 */
export function openApiFile(make: (day: string) => object): RequestHandler {
  let made = { day: '', document: '' };
  return (_request, response) => {
    const day = new Date().toISOString().slice(0, 10);
    if (made.day !== day) made = { day, document: JSON.stringify(make(day)) };
    response.type('json').send(made.document);
  };
}
