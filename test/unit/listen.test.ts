import { createServer } from 'node:http';
import { listen } from '../../api/listen';

it('keeps an unused connection longer than a proxy keeps it, so that no request meets the closing of one', async () => {
  const server = createServer((_request, response) => response.end('here'));
  const url = await listen(server, 0, '127.0.0.1');
  const answer = await fetch(url);
  expect(await answer.text()).toBe('here');
  const seconds = Number(/timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '')?.[1]);
  expect(seconds).toBeGreaterThan(60);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
