import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isReadModelTrue, rebuildReadModel } from '../../prisma/rebuild-read-model';
import { expectOneTruth } from '../build/one-truth';
import { agreeOnOurSide, aContract, signOnBothSides, stateOf, waitsFor } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, problemOf, startApi } from './harness';
import { linkIn, nextMail } from './mailbox';

const migration = path.join(__dirname, '../../prisma/migrations/20261130010000_archive_files/migration.sql');
/** What the migration does about numbers, whichever were given before. */
const indexing = `DO $$${readFileSync(migration, 'utf8').split('DO $$')[1] ?? ''}`;

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const lin = { name: '林晓', email: 'lin.xiao@huadong.example', language: 'zh-CN' } as const;
const keeper = 'david.zhao@huadong.example';

/** A contract that both sides have terminated. */
async function terminated(): Promise<{ contractId: string; number: string }> {
  const contractId = await aContract(api, 'active');
  const { number } = await stateOf(api, contractId);
  const asked = { requestedBy: 'ours', reason: '项目停建', settlement: '互不追究。' };
  await accepted(ask(api, contractId, 'request-termination', asked));
  const id = `${number}-T01`;
  await agreeOnOurSide(api, contractId, { kind: 'termination', id });
  await accepted(ask(api, contractId, 'agree-to-termination', { terminationId: id }));
  await signOnBothSides(api, contractId, { kind: 'termination', id });
  return { contractId, number };
}

describe('a contract that is over', () => {
  it('is archived by its owner on the page that the mail opens, where the company has no keeper', async () => {
    const { contractId, number } = await terminated();
    const mailed = linkIn(await nextMail(api, lin.email, `归档…${number}`));
    expect(await waitsFor(api, contractId)).toEqual([`archive_keeper ${lin.email}`]);
    const owner = openBrowser(api);
    await owner.unlock(mailed);
    const { text } = await owner.open(`${mailed}?lang=zh-CN`).expect(200);
    const form = text.split('<form').find((part) => part.includes('value="archive"')) ?? '';
    expect(form).toMatch(/档案号[^]*不得与其他合同重复/);
    const key = /name="key" value="([^"]+)"/.exec(form)?.[1];
    const filled = { command: 'archive', key, fileNumber: 'DA-2026-1' };
    await owner.send(mailed, filled).expect(200, /已登记|It is recorded/);
    expect(await stateOf(api, contractId)).toMatchObject({ stage: 'archived', archive: { fileNumber: 'DA-2026-1' } });
    const after = await owner.open(`${mailed}?lang=zh-CN`).expect(200);
    expect(after.text).toMatch(/当前状态[^]*已归档[^]*档案号[^]*DA-2026-1[^]*合同内容/);
    await expectOneTruth(api, contractId);
    await rebuildReadModel(api.db, contractId);
    expect(await isReadModelTrue(api.db, contractId)).toBe(true);
  });

  it('is archived by the keeper through a link, under a number that is free', async () => {
    await api.db.user.update({ where: { email: keeper }, data: { roles: ['archive_keeper'] } });
    const { contractId, number } = await terminated();
    const mailed = linkIn(await nextMail(api, keeper, `archive…${number}`));
    expect(await waitsFor(api, contractId)).toEqual([`archive_keeper ${keeper}`]);
    const david = openBrowser(api);
    expect((await david.open(`${mailed}?lang=en`).expect(200)).text).toMatch(/State[^]*terminated[^]*File number/);
    const empty = await david.send(`${mailed}?lang=en`, { choice: 'archive', text: '' });
    expect(empty.text).toContain('Please fill in: File number');
    const taken = await david.send(`${mailed}?lang=en`, { choice: 'archive', text: 'da‐2026‐1' });
    expect(taken.text).toContain('is that of contract');
    await david.send(mailed, { choice: 'archive', text: 'DA-2026-2' }).expect(200, /Archived|已归档/);
    expect(await stateOf(api, contractId)).toMatchObject({ stage: 'archived' });
  });

  it('shares its file number with none, also when two are archived at once', async () => {
    const contracts = [await terminated(), await terminated()];
    const answers = await Promise.all(
      contracts.map(({ contractId }) => ask(api, contractId, 'archive', { fileNumber: 'DA-2026-3' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [loser, winner] = answers[0]?.status === 409 ? contracts : [...contracts].reverse();
    const refused = await problemOf(ask(api, loser?.contractId ?? '', 'archive', { fileNumber: 'DA-2026-3' }), 409);
    expect(refused.code).toBe('FILE_NUMBER_TAKEN');
    expect(refused.detail).toContain(winner?.number);
    await accepted(ask(api, loser?.contractId ?? '', 'archive', { fileNumber: 'DA-2026-4' }));
    for (const { contractId } of contracts) await expectOneTruth(api, contractId);
  });
});

it('file numbers that were given twice before stay as they are, and no other is given twice', async () => {
  const contracts = [await terminated(), await terminated()];
  const numbers = ['DA-old-1', 'DA-old-2'];
  for (const [index, { contractId }] of contracts.entries())
    await accepted(ask(api, contractId, 'archive', { fileNumber: numbers[index] }));
  await api.db.$executeRaw`DROP INDEX archive_files_by_key`;
  await api.db.$executeRaw`UPDATE archive_files SET file_number = 'DA-old-1', file_key = 'DA-OLD-1'
    WHERE file_number = 'DA-old-2'`;
  await api.db.$executeRawUnsafe(indexing);
  const third = await terminated();
  const refused = await problemOf(ask(api, third.contractId, 'archive', { fileNumber: 'da-old-1' }), 409);
  expect(refused.code).toBe('FILE_NUMBER_TAKEN');
  await accepted(ask(api, third.contractId, 'archive', { fileNumber: 'DA-new-1' }));
});
