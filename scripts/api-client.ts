import { randomUUID } from 'node:crypto';

/** An answer that is not 2xx, with the problem body that came with it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly problem: Record<string, unknown>,
    request: string,
  ) {
    super(`${request} answered ${status}: ${JSON.stringify(problem)}`);
  }
}

export interface ApiClient {
  get: (path: string) => Promise<Record<string, unknown>>;
  post: (path: string, body: object, idempotencyKey?: string) => Promise<Record<string, unknown>>;
}

/** The REST API as another system would call it. */
export function apiClient(url: string, key: string): ApiClient {
  const call = async (method: string, path: string, body?: object, idempotencyKey: string = randomUUID()) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const parsed = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new ApiError(answer.status, parsed, `${method} ${path}`);
    return parsed;
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body, idempotencyKey) => call('POST', path, body, idempotencyKey),
  };
}
