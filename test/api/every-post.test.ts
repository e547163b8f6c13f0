import { randomUUID } from 'node:crypto';
import { type Operation, openApi, operationsOf } from './described';
import { tags } from '../../api/http/tags';
import { sendWish, told, type Wish, wishFor } from './example-requests';
import { type Api, startApi } from './harness';

let api: Api;
let posts: { path: string; operation: Operation }[];
beforeAll(async () => {
  api = await startApi();
  posts = operationsOf(await openApi(api.app)).filter(({ method }) => method === 'post');
});
afterAll(() => api.stop());

/** Words of a request that may be others without making it wrong. */
const free = [
  'reason',
  'comment',
  'note',
  'text',
  'title',
  'description',
  'address',
  'evidence',
  'settlement',
  'name',
  'signatory',
  'reference',
  'fileNumber',
];

/** Another request to the same address; right in itself where the example has words that are free. */
function other({ path, body }: Wish): Wish {
  if (Buffer.isBuffer(body)) return { path, body: Buffer.concat([body, Buffer.from('\n')]) };
  const fields = { ...body } as Record<string, unknown>;
  const word = free.find((name) => typeof fields[name] === 'string');
  if (word !== undefined) return { path, body: { ...fields, [word]: `${String(fields[word])}!` } };
  if (typeof fields['revision'] === 'number') return { path, body: { ...fields, revision: fields['revision'] + 1 } };
  return { path, body: { ...fields, surprise: 1 } };
}

/** How much is on record of what requests do; mails and their links come later, by themselves. */
async function onRecord({ db }: Api): Promise<number[]> {
  const company = await db.setting.findUniqueOrThrow({ where: { name: 'company' } });
  const counts = [db.event.count(), db.user.count(), db.absence.count(), db.libraryItem.count(), db.apiKey.count()];
  const more = [db.ruleSet.count(), db.workCalendar.count(), db.file.count()];
  return [...(await Promise.all([...counts, ...more])), company.version];
}

const since = (before: number[], now: number[]) => now.map((count, index) => count - (before[index] ?? 0));

/** Bodies of one spelling only. */
const unvaried = ['nudge', 'resendLink', 'bulkApprove'];

/** What does not hold of some of them, all told at once. */
async function ofAll(
  tag: string,
  holds: (one: { path: string; operation: Operation }) => Promise<void>,
): Promise<void> {
  const faults: string[] = [];
  for (const one of posts.filter(({ operation }) => operation.tags?.includes(tag)))
    await holds(one).catch((error: unknown) => faults.push(`${one.operation.operationId}: ${String(error)}`));
  expect(faults).toEqual([]);
}

interface Asked {
  what: string;
  wish: Wish;
  key: string;
}

/** Fields that are told once and never stored; a repeated request is answered without them. */
const toldOnce: Readonly<Record<string, string>> = { makeKey: 'key', rotateKey: 'key' };

/** What a caller sees of an answer, without what is told once; the ETag is that of the content. */
function lasting<Said extends { body: unknown; etag: string | undefined }>(what: string, said: Said): Said {
  const secret = toldOnce[what];
  if (secret === undefined) return said;
  return { ...said, body: { ...(said.body as object), [secret]: null }, etag: undefined };
}

/** Sent once and again, and then with another content. @returns what the first time added */
async function keepsTo({ what, wish, key }: Asked): Promise<number[]> {
  const before = await onRecord(api);
  const first = { what, ...told(await sendWish(api, wish, key)) };
  const once = since(before, await onRecord(api));
  expect({ ...first, ok: first.status < 300 }).toEqual({ ...first, ok: true });
  const repeated = { what, ...told(await sendWish(api, wish, key)) };
  expect(lasting(what, repeated)).toEqual(lasting(what, first));
  if (unvaried.includes(what)) return once;
  const reused = await sendWish(api, other(wish), key);
  const strange = (reused.body as { code?: string }).code;
  expect({ what, code: strange }).toEqual({ what, code: 'IDEMPOTENCY_KEY_REUSED' });
  return once;
}

/** Sent three times at the same moment. @returns what all three added */
async function comesAtOnce({ what, wish, key }: Asked): Promise<number[]> {
  const before = await onRecord(api);
  const answers = await Promise.all([1, 2, 3].map(() => sendWish(api, wish, key)));
  const all = answers.map((answer) => ({ what, ...told(answer) }));
  const [first, ...others] = all;
  expect({ ...first, ok: Number(first?.status) < 300 }).toEqual({ ...first, ok: true });
  for (const twin of others) expect(lasting(what, twin)).toEqual(first && lasting(what, first));
  // One of them is told the secret.
  const secret = toldOnce[what];
  if (secret !== undefined)
    expect(all.filter(({ body }) => (body as Record<string, unknown>)[secret] !== null)).toHaveLength(1);
  return since(before, await onRecord(api));
}

describe('every POST of the documentation', () => {
  it('stands under a heading', () => {
    expect(posts.length).toBeGreaterThan(60);
    for (const { operation } of posts) expect(Object.keys(tags)).toContain(operation.tags?.[0]);
  });

  it.each(Object.keys(tags))(
    'under “%s” works as its example says, is answered the same again, not for another content under its key, and counts once when it comes three times at the same moment',
    async (tag) => {
      await ofAll(tag, async (one) => {
        const what = one.operation.operationId;
        const asked = async () => ({ what, wish: await wishFor(api, one), key: randomUUID() });
        const once = await keepsTo(await asked());
        const together = await comesAtOnce(await asked());
        expect({ what, together }).toEqual({ what, together: once });
      });
    },
  );
});
