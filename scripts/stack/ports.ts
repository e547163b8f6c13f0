import net from 'node:net';

const loopback = '127.0.0.1';

function listen(port: number, host = loopback): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve(server);
    });
  });
}

export async function isPortFree(port: number, host = loopback): Promise<boolean> {
  try {
    const server = await listen(port, host);
    await new Promise((done) => server.close(done));
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns a port that nobody listens on. One connection is made and closed from the server's side: the port is then in TIME_WAIT, so that the system
 * assigns it to nobody else before the caller binds it.
 */
export async function freePort(): Promise<number> {
  const server = await listen(0);
  const { port } = server.address() as net.AddressInfo; // a TCP server has no other kind of address
  await new Promise<void>((resolve, reject) => {
    server.once('connection', (socket) => {
      socket.end();
      socket.resume();
    });
    const client = net.connect(port, loopback);
    client.once('error', reject);
    client.once('end', () => client.end());
    client.once('close', () => {
      resolve();
    });
    client.resume();
  });
  await new Promise((done) => server.close(done));
  return port;
}

/** The wanted port if it is free, otherwise any free one; for addresses that people do not type. */
export async function portNear(wanted: number | undefined): Promise<number> {
  return wanted !== undefined && wanted !== 0 && (await isPortFree(wanted)) ? wanted : freePort();
}
