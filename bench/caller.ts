import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

export interface Caller {
  /** Milliseconds from the first request to the whole 2xx answer, of every call so far. */
  latencies: number[];
  /** How often a call was answered 429, and sent again after the seconds of `Retry-After`. */
  turnedAway: () => number;
  post: (path: string, body: object) => Promise<Record<string, unknown>>;
  close: () => void;
}

/** A client of one address that keeps its connections and notes how long each answer took. */
export function openCaller(url: string, headers: Record<string, string> = {}): Caller {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);
  const latencies: number[] = [];

  let turnedAway = 0;

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
    turnedAway: () => turnedAway,
    post: async (path, body) => {
      const start = performance.now();
      // The second request must be known for the first, should that have been done all the same.
      const idempotencyKey = randomUUID();
      let answer = await exchange(path, JSON.stringify(body), idempotencyKey);
      for (; answer.status === 429; answer = await exchange(path, JSON.stringify(body), idempotencyKey)) {
        turnedAway += 1;
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
