import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment, type Environment } from '../../config/environment';
import { searchAttributes } from '../../worker/search-attributes';
import { root } from '../../scripts/stack/start-process';
import { composeText, configs, services } from '../build/compose-file';
import { copied, readDockerfile } from '../build/dockerfile';

const stages = readDockerfile(readFileSync(path.join(root, 'Dockerfile'), 'utf8'));
const copies = stages.flatMap(({ instructions }) =>
  instructions.filter(({ name }) => name === 'COPY').map(({ text }) => copied(text)),
);
const handedByUs = copies.filter(({ from }) => from === undefined).flatMap(({ files }) => files);

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
    const names = Object.keys(environment) as (keyof Environment)[]; // an unknown one makes readEnvironment throw, which is the test
    expect(Object.keys(readEnvironment(environment, names))).toEqual(names);
  });

  it.each(ours)('starts %s with a file that the image has compiled', (_, { command }) => {
    const [, file = ''] = /^dist\/(.*)\.js$/.exec(command.at(-1) ?? '') ?? [];
    expect(readFileSync(path.join(root, `${file}.ts`), 'utf8')).toContain('main()');
    expect(handedByUs).toContain(file.startsWith('scripts/') ? `${file}.ts` : path.dirname(file));
  });

  it('hands the build everything that the image copies', () => {
    const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n');
    const handed = ignored.flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(handedByUs.length).toBeGreaterThan(10);
    for (const file of handedByUs) {
      expect(existsSync(path.join(root, file))).toBe(true);
      expect([file, handed.some((kept) => file === kept || file.startsWith(`${kept}/`))]).toEqual([file, true]);
    }
  });

  it('registers the search attributes that the embedded Temporal has', () => {
    for (const [name, type] of Object.entries(searchAttributes)) expect(composeText).toContain(`${name}=${type}`);
  });
});
