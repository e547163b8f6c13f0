import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** The API cannot listen on the given host and port; the message names the setting. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

const reasons: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port) => `Port ${port} is taken by another program. Choose another one: PORT=${port + 1000}`,
  EACCES: (port) => `Port ${port} may not be used by this process. Choose another one: PORT=8080`,
  EADDRNOTAVAIL: (_port, host) =>
    `This machine has no address ${host} to listen at. Choose another one: HOST=127.0.0.1`,
  ENOTFOUND: (_port, host) =>
    `The name ${host} is not known, so nothing can listen there. Choose another one: HOST=127.0.0.1`,
};

/**
 * How long an unused connection stays open. Proxies keep theirs for 60 s by default: if the server closed first, it could close a connection on which
 * the proxy is just sending the next request.
 */
const keepAliveMs = 75_000;

/**
 * @returns the URL of the server
 * @throws ListenError
 */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = reasons[error.code ?? ''];
      reject(reason ? new ListenError(reason(port, host), { cause: error }) : error);
    });
    server.listen(port, host, resolve);
  });
  const { port: given } = server.address() as AddressInfo; // listening on a port, not on a pipe
  return `http://${host.includes(':') ? `[${host}]` : host}:${given}`;
}
