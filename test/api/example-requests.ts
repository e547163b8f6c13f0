import { randomUUID } from 'node:crypto';
import request, { type Response } from 'supertest';
import { aPdf } from '../build/a-pdf';
import { type Operation } from './described';
import { type Api, apiKey } from './harness';
import { scenes } from './scenes';

/** A request as it is sent. */
export interface Wish {
  path: string;
  /** Undefined where the route takes none. */
  body: object | undefined;
}

/** The request of the documentation, with what its example cannot know. */
export async function wishFor(api: Api, { path, operation }: { path: string; operation: Operation }): Promise<Wish> {
  const scene = scenes[operation.operationId];
  if (!scene) throw new Error(`Say in test/api/scenes.ts what ${operation.operationId} needs.`);
  const { params = {}, body = {} } = await scene(api);
  const concrete = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? `no-${name}`);
  if (operation.operationId === 'uploadFile')
    return { path: `${concrete}?name=note.pdf`, body: aPdf({ objects: [`(${randomUUID()})`] }) };
  const json = operation.requestBody?.content['application/json'];
  if (!json) return { path: concrete, body: undefined };
  return { path: concrete, body: { ...(json.example as object), ...body } };
}

export function sendWish(api: Api, { path, body }: Wish, key: string) {
  const sent = request(api.app)
    .post(path)
    .set({ Authorization: `Bearer ${apiKey}`, 'Idempotency-Key': key });
  const asFile = Buffer.isBuffer(body) ? sent.set('Content-Type', 'application/octet-stream') : sent;
  return asFile.send(body).expect(api.expectDescribed('post', path));
}

/** What a caller sees of an answer. */
export const told = ({ status, body, headers }: Response) => {
  const { location, etag } = headers as Record<string, string | undefined>;
  return { status, body: body as unknown, location, etag };
};
