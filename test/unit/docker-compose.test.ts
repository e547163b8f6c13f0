import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readEnvironment, type Environment } from '../../config/environment';
import { searchAttributes } from '../../scripts/stack/search-attributes';

const root = path.resolve(__dirname, '..', '..');
const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.unknown()).default({}),
  configs: z.array(z.object({ source: z.string() })).default([]),
  command: z.array(z.string()).default([]),
});
const { services, configs } = z
  .object({ services: z.record(z.string(), service), configs: z.record(z.string(), z.unknown()) })
  .parse(parse(text, { merge: true }));

/** `${NAME:-default}` as Compose reads it when nobody sets NAME. */
const withDefaults = (value: string) => value.replace(/\$\{\w+:-([^}]*)\}/g, '$1');

describe('docker-compose.yml', () => {
  it.each(Object.entries(services))(
    '%s waits only for services, and mounts only configs, that exist',
    (_, { depends_on, configs: mounted }) => {
      expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
      expect(Object.keys(configs)).toEqual(expect.arrayContaining(mounted.map(({ source }) => source)));
    },
  );

  const ours = Object.entries(services).filter(([, { build }]) => build !== undefined);

  it('runs the API, the worker and the migrations from our image', () => {
    expect(ours.map(([name]) => name).sort()).toEqual(['api', 'migrate', 'worker']);
  });

  it.each(ours)('gives %s only settings that exist, each with a value that is accepted', (_, { environment }) => {
    const values = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, withDefaults(value)]));
    const names = Object.keys(values) as (keyof Environment)[]; // an unknown one makes readEnvironment throw, which is the test
    expect(Object.keys(readEnvironment(values, names))).toEqual(names);
  });

  it.each(ours)('starts %s with a file that the image has', (_, { command }) => {
    const file = command.at(-1) ?? '';
    expect(readFileSync(path.join(root, file), 'utf8')).toContain('main()');
    const dockerfile = readFileSync(path.join(root, 'Dockerfile'), 'utf8');
    expect(dockerfile).toMatch(
      new RegExp(`^COPY .*\\b${file.startsWith('scripts/') ? file : path.dirname(file)}\\b`, 'm'),
    );
  });

  it('hands the build everything that the image copies', () => {
    const read = (file: string) => readFileSync(path.join(root, file), 'utf8').split('\n');
    const copied = read('Dockerfile')
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    const handed = read('.dockerignore').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(copied.length).toBeGreaterThan(10);
    for (const file of copied) {
      expect(existsSync(path.join(root, file))).toBe(true);
      expect([file, handed.some((kept) => file === kept || file.startsWith(`${kept}/`))]).toEqual([file, true]);
    }
  });

  it('registers the search attributes that the embedded Temporal has', () => {
    for (const [name, type] of Object.entries(searchAttributes)) expect(text).toContain(`${name}=${type}`);
  });
});
