import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import request from 'supertest';
import { createApp } from '../../api/app';
import { makeApiKey, revokeApiKeys } from '../../prisma/api-keys';
import { type Database, openDatabase } from '../../prisma/client';
import { keyCommandOf } from '../../scripts/key-commands';
import { sentenceOf } from '../../scripts/stack/report';
import { compiled, root } from '../../scripts/stack/start-process';
import { setupArguments } from '../build/set-up-image';
import { createTestDatabase, templates } from '../setup/test-database';
import { type Api, startApi } from './harness';

/** Only for what the API needs beside its database. */
let api: Api;
const opened: Database[] = [];
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  await Promise.all(opened.map((db) => db.$disconnect()));
  await api.stop();
});

/** With a company, which was given its first key. */
async function aCompany(): Promise<{ url: string; db: Database; key: string }> {
  const url = await createTestDatabase(templates.seeded);
  const db = openDatabase(url, () => undefined);
  opened.push(db);
  return { url, db, key: (await makeApiKey(db, { name: 'first' })) ?? '' };
}

async function anEmptyDatabase(): Promise<{ url: string; db: Database }> {
  const url = await createTestDatabase('template0');
  const db = openDatabase(url, () => undefined);
  opened.push(db);
  return { url, db };
}

/** A script of the project as its npm command runs it, once it is built; all it said, and how it ended. */
async function run(script: string, args: readonly string[], databaseUrl: string) {
  const child = spawn(process.execPath, [compiled(`scripts/${script}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [code, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, said, complained, key: /cc_[\w-]+/.exec(said)?.[0] ?? '' };
}

/** A command of `npm run keys`, without a process of its own. */
async function keys(db: Database, ...args: string[]) {
  const lines: string[] = [];
  const complained = await Promise.resolve()
    .then(() => keyCommandOf(args)({ db, say: (line) => lines.push(line) }))
    .then(() => '', sentenceOf);
  const said = lines.join('\n');
  return { code: complained === '' ? 0 : 1, said, complained, key: /cc_[\w-]+/.exec(said)?.[0] ?? '' };
}

/** What the key gets of the API on this database. */
async function asked(db: Database, key: string, path = '/v1/company') {
  const sent = await request(createApp({ ...api, db }))
    .get(path)
    .set('Authorization', `Bearer ${key}`);
  return { status: sent.status, body: sent.body as Record<string, unknown> };
}

describe('npm run setup', () => {
  it('makes an empty database ready: setupArguments, administrator, contract types, rules, calendar, and a key that works', async () => {
    const { url, db } = await anEmptyDatabase();
    const { code, key } = await run('setup', setupArguments, url);
    expect(code).toBe(0);
    expect(await asked(db, key)).toMatchObject({ status: 200, body: { name: '江东示例设备有限公司' } });
    const { body } = await asked(db, key, '/v1/users');
    expect(body['items']).toMatchObject([{ email: 'li.ming@jiangdong.example', roles: ['administrator'] }]);
    const types = await asked(db, key, '/v1/contract-types');
    expect(types.body['items']).toHaveLength(5);
    const rules = await db.ruleSet.findFirstOrThrow();
    expect(JSON.stringify(rules.body)).toContain('li.ming@jiangdong.example');
    expect(await db.workCalendar.count()).toBe(1);
  });

  it('run twice, even at once, sets up once: the second changes nothing, whatever it is told, and makes no other key', async () => {
    const { url, db } = await anEmptyDatabase();
    const both = await Promise.all([run('setup', setupArguments, url), run('setup', setupArguments, url)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const keys = both.flatMap(({ key }) => (key === '' ? [] : [key]));
    expect(keys).toHaveLength(1);
    const key = keys.join('');
    const again = await run('setup', ['--company-name=另一家公司'], url);
    expect(again).toMatchObject({ code: 0, key: '' });
    expect(again.said).toContain('Already set up for 江东示例设备有限公司');
    expect(await db.apiKey.count()).toBe(1);
    expect((await asked(db, key)).body).toMatchObject({ name: '江东示例设备有限公司', version: 1 });
  });

  it('says what is wrong and leaves nothing behind, so that the next try is a first one', async () => {
    const { url, db } = await anEmptyDatabase();
    const wrong = await run('setup', [...setupArguments.slice(1), '--country=China'], url);
    expect(wrong).toMatchObject({ code: 1, key: '' });
    expect(wrong.complained).toContain('--company-name: An answer is needed.');
    expect(wrong.complained).toContain('--country: ');
    expect([await db.user.count(), await db.setting.count(), await db.apiKey.count()]).toEqual([0, 0, 0]);
    expect((await run('setup', setupArguments, url)).code).toBe(0);
  });

  it('that breaks half-way leaves nothing behind', async () => {
    const { url, db } = await anEmptyDatabase();
    await run('migrate', [], url);
    await db.$executeRaw`CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$`;
    await db.$executeRaw`CREATE TRIGGER break BEFORE INSERT ON api_keys EXECUTE FUNCTION break()`;
    const broken = await run('setup', setupArguments, url);
    expect(broken.code).toBe(1);
    expect([await db.user.count(), await db.setting.count(), await db.libraryItem.count()]).toEqual([0, 0, 0]);
    await db.$executeRaw`DROP TRIGGER break ON api_keys`;
    expect((await run('setup', setupArguments, url)).code).toBe(0);
  });
});

describe('npm run keys', () => {
  it('makes keys, lists them without their secrets, and revokes them; the next request with one is refused', async () => {
    const { url, db } = await aCompany();
    const { key } = await run('keys', ['make', 'erp bridge'], url);
    expect((await asked(db, key)).status).toBe(200);
    await expect(noted(db, 'erp bridge')).resolves.toBeInstanceOf(Date);
    const listed = await keys(db, 'list');
    expect(listed.said).toMatch(
      /^[0-9a-f]{12} {2}erp bridge {2}made .*, last used \d{4}.*, in use \(UTC\), may: everything$/m,
    );
    expect(listed.said).not.toContain('cc_');
    expect((await keys(db, 'revoke', 'erp bridge')).code).toBe(0);
    expect(await asked(db, key)).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
    expect((await keys(db, 'list')).said).toMatch(/erp bridge .* revoked \d{4}/);
    const gone = await keys(db, 'revoke', 'erp bridge');
    expect(gone).toMatchObject({ code: 1 });
    expect(gone.complained).toContain('No key in use is called erp bridge.');
  });

  it('a key that is revoked while it is in use is answered or refused, nothing else', async () => {
    const { db, key } = await aCompany();
    const [answers, revoked] = await Promise.all([
      Promise.all(Array.from({ length: 40 }, () => asked(db, key))),
      revokeApiKeys(db, 'first'),
    ]);
    expect(revoked).toMatchObject([{ name: 'first' }]);
    for (const { status } of answers) expect([200, 401]).toContain(status);
    expect((await asked(db, key)).status).toBe(401);
  });

  it('gives no two keys in use the same name, but gives it again after the first has ended', async () => {
    const { db } = await aCompany();
    const taken = await keys(db, 'make', 'first');
    expect(taken).toMatchObject({ code: 1, key: '' });
    expect(taken.complained).toContain('A key called first is in use');
    await keys(db, 'revoke', 'first');
    expect((await keys(db, 'make', 'first')).key).not.toBe('');
  });

  it('lets a key do what it was made for and no more, under the name of whoever answers for it', async () => {
    const { db } = await aCompany();
    const { userId, email } = await db.user.findFirstOrThrow();
    const made = await keys(db, 'make', 'reader', '--permissions=company.read, people.read', `--owner=${email}`);
    expect((await asked(db, made.key)).status).toBe(200);
    expect(await asked(db, made.key, '/v1/contracts')).toMatchObject({
      status: 403,
      body: { code: 'MISSING_PERMISSION' },
    });
    expect((await keys(db, 'list')).said).toContain(`may: company.read,people.read, owner ${userId}`);
  });

  it('replaces a key by a second one of the same caller; both work until the first expires', async () => {
    const { db } = await aCompany();
    const made = await keys(db, 'make', 'erp', '--permissions=company.read', '--expires=2099-12-31');
    const rotated = await keys(db, 'rotate', 'erp', '--overlap=2');
    const [former, latter] = await db.apiKey.findMany({ where: { name: 'erp' }, orderBy: { createdAt: 'asc' } });
    for (const { key } of [made, rotated]) expect((await asked(db, key)).status).toBe(200);
    expect(latter).toMatchObject({ accountId: former?.keyId, permissions: ['company.read'] });
    expect(rotated.said).toContain(`The former key (${former?.keyId}) works until`);
    expect(Number(latter?.expiresAt) - Date.now()).toBeGreaterThan(70 * 365 * 86_400_000);
    await db.apiKey.update({ where: { keyId: former?.keyId ?? '' }, data: { expiresAt: new Date() } });
    expect((await asked(db, made.key)).status).toBe(401);
    expect((await asked(db, rotated.key)).status).toBe(200);
    expect((await keys(db, 'rotate', former?.keyId ?? '')).complained).toContain('No key in use is called');
  });

  it('ends every key of a name at once, and gives an expired name again', async () => {
    const { db } = await aCompany();
    const made = [(await keys(db, 'make', 'crm')).key, (await keys(db, 'rotate', 'crm')).key];
    await keys(db, 'revoke', 'crm');
    for (const key of made) expect((await asked(db, key)).status).toBe(401);
    await keys(db, 'make', 'crm', '--expires=2099-12-31');
    await db.apiKey.updateMany({ where: { name: 'crm', revokedAt: null }, data: { expiresAt: new Date() } });
    expect((await keys(db, 'make', 'crm')).key).not.toBe('');
  });

  it.each([
    [
      ['--permissions=contract.read,contract.raed'],
      'There is no permission “contract.raed”. There are: contract.read,',
    ],
    [['--permissions='], 'There is no permission “”.'],
    [['--expires=2020-01-01'], '2020-01-01 is over'],
    [['--expires=tomorrow'], '--expires takes a day'],
    [['--owner=nobody@huadong.example'], 'No active employee has the address nobody@huadong.example.'],
    [['--forever'], 'npm run keys -- make NAME'],
  ])('makes no key of %j', async (args, sentence) => {
    const { db } = await aCompany();
    const refused = await keys(db, 'make', 'bad', ...args);
    expect(refused).toMatchObject({ code: 1, key: '' });
    expect(refused.complained).toContain(sentence);
    expect(await db.apiKey.count({ where: { name: 'bad' } })).toBe(0);
  });

  it('shows how it is used when it is told something else', async () => {
    const { code, complained } = await run('keys', ['destroy', 'first'], '');
    expect(code).toBe(1);
    expect(complained).toContain('npm run keys -- make NAME');
  });
});

/** When the key was used last, as soon as that is on record. */
async function noted(db: Database, name: string): Promise<Date> {
  for (;;) {
    const { lastUsedAt } = await db.apiKey.findFirstOrThrow({ where: { name } });
    if (lastUsedAt) return lastUsedAt;
  }
}
