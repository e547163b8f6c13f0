import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../scripts/stack/start-process';

export const composeText = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');

/** Evaluates `${NAME:-default}` like Compose if NAME is not set. */
const setting = z.string().transform((value) => value.replace(/\$\{\w+:-([^}]*)\}/g, '$1'));

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  environment: z.record(z.string(), setting).default({}),
  depends_on: z.record(z.string(), z.unknown()).default({}),
  configs: z.array(z.object({ source: z.string() })).default([]),
  command: z.array(z.string()).default([]),
});

/** The services and configs of docker-compose.yml. */
export const { services, configs } = z
  .object({ services: z.record(z.string(), service), configs: z.record(z.string(), z.unknown()) })
  .parse(parse(composeText, { merge: true }));
