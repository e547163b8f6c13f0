import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

export interface Caller {
  /** For every call so far, the milliseconds from the first request to the complete 2xx answer. */
  latencies: number[];
  /** How often a call was answered 429 and was repeated after `Retry-After`. */
  rejected: () => number;
  post: (path: string, body: object) => Promise<Record<string, unknown>>;
  close: () => void;
}

/** An HTTP client that keeps its connections open and measures how long each answer takes. */
export function openCaller(url: string, headers: Record<string, string> = {}): Caller {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);
  const latencies: number[] = [];

  let rejected = 0;

  function exchange(
    path: string,
    body: string,
    idempotencyKey: string,
  ): Promise<{ status: number; text: string; retryAfterMs: number }> {
    return new Promise((resolve, reject) => {
      const options = {
        ...{ agent, hostname, port, path, method: 'POST' },
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
          'idempotency-key': idempotencyKey,
        },
      };
      const asked = request(options, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const retryAfterMs = Number(answer.headers['retry-after'] ?? 1) * 1000;
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), retryAfterMs });
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  return {
    latencies,
    rejected: () => rejected,
    post: async (path, body) => {
      const start = performance.now();
      // A repeated request has the same key, so that it counts once even if the first one was executed.
      const idempotencyKey = randomUUID();
      let answer = await exchange(path, JSON.stringify(body), idempotencyKey);
      for (; answer.status === 429; answer = await exchange(path, JSON.stringify(body), idempotencyKey)) {
        rejected += 1;
        await setTimeout(answer.retryAfterMs);
      }
      const { status, text } = answer;
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
