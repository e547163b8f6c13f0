import { Agent, request } from 'node:http';

export interface Caller {
  /** Milliseconds from request to the whole 2xx answer, of every call so far. */
  latencies: number[];
  post: (path: string, body: object) => Promise<Record<string, unknown>>;
  close: () => void;
}

/** A client of one address that keeps its connections and notes how long each answer took. */
export function openCaller(url: string, headers: Record<string, string> = {}): Caller {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);
  const latencies: number[] = [];

  function exchange(path: string, body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const options = {
        ...{ agent, hostname, port, path, method: 'POST' },
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      };
      const asked = request(options, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  return {
    latencies,
    post: async (path, body) => {
      const start = performance.now();
      const { status, text } = await exchange(path, JSON.stringify(body));
      const took = performance.now() - start;
      if (status < 200 || status > 299) throw new Error(`POST ${path} answered ${status}: ${text.slice(0, 400)}`);
      latencies.push(took);
      return JSON.parse(text) as Record<string, unknown>;
    },
    close: () => {
      agent.destroy();
    },
  };
}
