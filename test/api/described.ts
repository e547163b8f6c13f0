import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import request, { type Response } from 'supertest';
import { type Express } from 'express';
import { z } from 'zod';

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags?: string[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  parameters?: { name: string; in: string; schema: { type: unknown } }[];
}

/** The OpenAPI document as far as the tests read it. */
export interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

export async function openApi(app: Express): Promise<Document> {
  const answer = await request(app).get('/v1/openapi.json').expect(200);
  return answer.body as Document;
}

/** The same of every file of a run, made by the first of them: it takes a second. */
export async function openApiOfRun(app: Express): Promise<Document> {
  const file = path.join(process.env['CONCORDAT_TEST_DIR'] ?? '', 'openapi.json');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return JSON.parse(kept) as Document;
  const document = await openApi(app);
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(document));
  await rename(unfinished, file);
  return document;
}

export function operationsOf({ paths }: Document) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

/** The schema as JSON Schema by itself, in which an object has the fields that are described and no others. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.entries(schema).map(([key, value]) => [
    key,
    key === '$ref' ? String(value).replace('#/components/schemas/', '#/$defs/') : closed(value),
  ]);
  const ends = 'properties' in schema && !('additionalProperties' in schema) ? { additionalProperties: false } : {};
  return { ...Object.fromEntries(inside), ...ends };
}

function reader($defs: unknown, schema: object): z.ZodType {
  return z.fromJSONSchema({ $defs, ...(closed(schema) as object) } as Parameters<typeof z.fromJSONSchema>[0]);
}

function findOperation(document: Document, method: string, address: string): Operation | undefined {
  const [bare = ''] = address.split('?');
  const isAt = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare);
  return operationsOf(document).find((one) => one.method === method && isAt(one.path))?.operation;
}

/** Fails unless an answer is one that the document describes: its status, its kind of content, every field, and the code of a problem. */
export type ExpectDescribed = (method: 'get' | 'post', address: string) => (response: Response) => void;

export function expectDescribed(document: Document): ExpectDescribed {
  const readers = new Map<object, z.ZodType>();
  const $defs = closed(document.components.schemas);
  const readerOf = (schema: object) => {
    const known = readers.get(schema) ?? reader($defs, schema);
    readers.set(schema, known);
    return known;
  };
  return (method, address) => (response) => {
    const operation = findOperation(document, method, address);
    if (!operation) return; // an address that the document does not know has nothing to be true about
    const what = `${operation.operationId} ${response.status}`;
    const described = operation.responses[response.status];
    if (!described) throw new Error(`${what} is not described: ${response.text}`);
    if (!described.content) {
      expect({ what, text: response.text }).toEqual({ what, text: '' });
      return;
    }
    const content = described.content[response.type];
    if (!content) throw new Error(`${what} is not described as ${response.type}.`);
    if (!response.type.endsWith('json')) return;
    const read = readerOf(content.schema).safeParse(response.body);
    expect({ what, issues: read.error?.issues ?? [] }).toEqual({ what, issues: [] });
    const { code } = response.body as { code?: string };
    if (response.status >= 400) expect([what, ...described.description.split(', ')]).toContain(code);
  };
}
