import { randomUUID } from 'node:crypto';

/** An answer other than 2xx, with its problem body. */
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

/** A client of the REST API, as another system would use it. */
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
