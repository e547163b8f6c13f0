import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import request from 'supertest';
import { collectDocuments } from '../../activities/collect-documents';
import { renderDocument } from '../../documents/pdf/render';
import { addDays } from '../../domain/kernel/days';
import { aPrintedDocument } from '../build/a-printed-document';
import { expectOneTruth } from '../build/one-truth';
import { until } from '../build/until';
import { aContract, customer, eventTypes, stateOf, today, vote, voteOn } from './a-contract';
import { added, ask as askOfCustomer, customerOf } from './a-listed-customer';
import { accepted, type Api, apiKey, ask, get, post, problemOf, read, startApi } from './harness';
import { objectFile } from './stored-object';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Incident {
  kind: string;
  contractId: string | null;
  number: string | null;
  stepId: string | null;
  since: string;
  sentence: { en: string; 'zh-CN': string };
}

const incidents = async () => ((await read(get(api, '/v1/incidents'))) as { items: Incident[] }).items;
const incidentsOf = async (of: string) => (await incidents()).filter(({ contractId }) => contractId === of);
const soon = (what: string, contractId: string) =>
  until(what, async () => {
    const found = await incidentsOf(contractId);
    return found.length > 0 && found;
  });
const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));

/** A contract whose customer has an address of this domain. */
const asking = (domain: string) =>
  aContract(api, 'awaiting_customer', {
    customer: { ...customer, contact: { ...customer.contact, email: `qian@${domain}` } },
  });

describe('an approval that lacks people', () => {
  const line = ['wu-min', 'zhou-wei', 'wang-fang'];
  const everybody = (verb: string) =>
    Promise.all(line.map((userId) => post(api, `/v1/users/${userId}/${verb}`, undefined).expect(200)));
  afterEach(() => everybody('activate'));

  it.each(['revision', 'amendment', 'termination'] as const)(
    'of a %s is on the list with its step, until there is somebody again',
    async (kind) => {
      const contractId = await aContract(api, kind === 'revision' ? 'in_approval' : 'active');
      const { number } = await stateOf(api, contractId);
      const why = { requestedBy: 'ours', reason: 'Budget' };
      if (kind === 'amendment')
        await send(contractId, 'request-amendment', { ...why, changes: { endsOn: addDays(today, 600) } });
      if (kind === 'termination') await send(contractId, 'request-termination', { ...why, settlement: 'None.' });
      expect(await incidentsOf(contractId)).toEqual([]);
      await everybody('deactivate');
      const [incident, ...others] = await soon('the approval is blocked', contractId);
      expect(others).toEqual([]);
      expect(incident).toMatchObject({ kind: 'approval_blocked', contractId, number, stepId: 'legal' });
      expect(incident?.since).toMatch(/^\d{4}-.*Z$/);
      expect(incident?.sentence.en).toContain('legal');
      expect(incident?.sentence['zh-CN']).toContain('法务');
      await everybody('activate');
      await until('the incident is over', async () => (await incidentsOf(contractId)).length === 0);
      const id = { revision: '1', amendment: `${number}-S01`, termination: `${number}-T01` }[kind];
      await send(contractId, 'approve', voteOn(kind, id, 'legal'));
      await expectOneTruth(api, contractId);
    },
  );
});

describe('a mail', () => {
  it('that the server refuses for good is on the list, with its reader and the reason', async () => {
    const contractId = await asking('nobody.example');
    const { number } = await stateOf(api, contractId);
    const [incident] = await soon('the mail has failed', contractId);
    expect(incident).toMatchObject({ kind: 'effect_failed', contractId, number, stepId: null });
    expect(incident?.sentence.en).toMatch(
      /^The mail “.+” to qian@nobody\.example has not been sent: 550 No such mailbox\.$/,
    );
    expect(incident?.sentence['zh-CN']).toMatch(/^致 qian@nobody\.example 的邮件“.+”未能发出：550 No such mailbox。$/);
    await until('the trail says so', async () => (await eventTypes(api, contractId)).includes('EffectFailed'));
    await expectOneTruth(api, contractId);
  });

  it('that has not gone out is on the list from an hour on, and not before', async () => {
    const contractId = await asking('busy.example');
    const waitedSince = (minutes: number) => api.db.$executeRaw`
      UPDATE outbox SET created_at = clock_timestamp() - make_interval(mins => ${minutes}::int)
      WHERE stream_id = ${contractId} AND target = 'qian@busy.example' AND status <> 'sent'`;
    await until('the mail was tried', async () => {
      const mails = await api.db.effect.findMany({ where: { streamId: contractId, status: 'due' } });
      return mails.some(({ lastError }) => lastError !== null);
    });
    expect(await waitedSince(59)).toBe(1);
    expect(await incidentsOf(contractId)).toEqual([]);
    await waitedSince(61);
    const [incident] = await incidentsOf(contractId);
    expect(await eventTypes(api, contractId)).not.toContain('EffectFailed');
    expect(incident).toMatchObject({ kind: 'effect_late', contractId });
    expect(incident?.sentence.en).toContain('qian@busy.example has not been sent: 450 Try again later.');
    expect(Math.abs(Date.parse(incident?.since ?? '') + 61 * 60_000 - Date.now())).toBeLessThan(60_000);
  });
});

/** What nobody does to a trail: an event with another content. */
const rewritten = (statement: string, ...values: unknown[]) =>
  api.db.$transaction([
    api.db.$executeRaw`ALTER TABLE events DISABLE TRIGGER events_guard`,
    api.db.$executeRawUnsafe(statement, ...values),
    api.db.$executeRaw`ALTER TABLE events ENABLE TRIGGER events_guard`,
  ]);

describe('an event that a newer version of the program has recorded', () => {
  it('stops its contract, untouched, and is on the list until somebody knows it', async () => {
    const contractId = await aContract(api, 'draft');
    const { number } = await stateOf(api, contractId);
    await api.db.$executeRaw`
      INSERT INTO events (stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at)
      SELECT stream_kind, stream_id, 2, 'SealApplied', '{"type": "SealApplied"}', actor, 'newer', 0, '', at
      FROM events WHERE stream_id = ${contractId}`;
    const fault = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 503);
    expect(fault.code).toBe('UNKNOWN_EVENT');
    expect(await eventTypes(api, contractId)).toEqual(['ContractCreated', 'SealApplied']);
    expect(await incidentsOf(contractId)).toMatchObject([
      {
        kind: 'unknown_event',
        number,
        stepId: null,
        sentence: { en: expect.stringContaining('“SealApplied”') as string },
      },
    ]);
    const known = { type: 'CommandRefused', command: 'confirm', code: 'WRONG_STAGE', sentence: '' };
    await rewritten(
      `UPDATE events SET type = $1, body = $2::jsonb WHERE stream_id = $3 AND seq = 2`,
      ...[known.type, JSON.stringify(known), contractId],
    );
    expect(await send(contractId, 'submit', { revision: 1 })).toMatchObject({ stage: 'in_approval', seq: 4 });
    expect(await incidentsOf(contractId)).toEqual([]);
    await expectOneTruth(api, contractId);
  });
});

describe('what a newer version of the program has recorded of a customer', () => {
  it('is not overwritten, and is on the list until somebody knows it', async () => {
    const { customerId, name } = await added(api);
    await api.db.$executeRaw`
      INSERT INTO events (stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at)
      SELECT stream_kind, stream_id, 2, 'CustomerRated', '{"type": "CustomerRated"}', actor, 'newer', 0, '', at
      FROM events WHERE stream_id = ${customerId}`;
    const fault = await problemOf(askOfCustomer(api, customerId, 'change', { name: '新名称' }), 503);
    expect(fault).toMatchObject({ code: 'UNKNOWN_EVENT', detail: expect.stringContaining(name) as string });
    expect((await incidents()).filter(({ kind }) => kind === 'unknown_event')).toMatchObject([
      { contractId: null, sentence: { en: expect.stringContaining('“CustomerRated”') as string } },
    ]);
    const status = { type: 'CustomerStatusSet', status: 'watched', reason: null };
    await rewritten(
      `UPDATE events SET type = $1, body = $2::jsonb WHERE stream_id = $3 AND seq = 2`,
      ...[status.type, JSON.stringify(status), customerId],
    );
    await customerOf(askOfCustomer(api, customerId, 'change', { name: '新名称' }));
    expect((await incidents()).filter(({ kind }) => kind === 'unknown_event')).toEqual([]);
  });
});

describe('a file of the document store', () => {
  it('that is damaged is on the list with its contract, and one that is gone by itself', async () => {
    const contractId = await aContract(api, 'in_approval');
    const { number } = await stateOf(api, contractId);
    await get(api, `/v1/contracts/${contractId}/revisions/1/document`).expect(200);
    const { digest } = await api.db.revisionCopy.findFirstOrThrow({ where: { contractId } });
    const file = await objectFile(api, digest);
    const whole = await readFile(file);
    await chmod(file, 0o600);
    await writeFile(file, 'something else');
    await problemOf(get(api, `/v1/contracts/${contractId}/revisions/1/document`), 409);
    const uploaded = await request(api.app)
      .post('/v1/files?name=paper.pdf')
      .set('Authorization', `Bearer ${apiKey}`)
      .set('Content-Type', 'application/octet-stream')
      .send(renderDocument(aPrintedDocument()).bytes)
      .expect(201);
    const { digest: gone } = uploaded.body as { digest: string };
    await rm(await objectFile(api, gone), { force: true });
    await problemOf(get(api, `/v1/files/${gone}`), 409);
    expect((await incidents()).filter(({ kind }) => kind === 'damaged_file')).toMatchObject([
      {
        ...{ contractId, number, stepId: null },
        sentence: {
          en: `The file ${digest} of the document store is damaged.`,
          'zh-CN': `文档库中的文件 ${digest} 已损坏。`,
        },
      },
      {
        ...{ contractId: null, number: null, stepId: null },
        sentence: {
          en: `The file ${gone} of the document store is missing.`,
          'zh-CN': `文档库中的文件 ${gone} 已丢失。`,
        },
      },
    ]);
    await writeFile(file, whole);
    expect((await collectDocuments(api, new Date())).mended).toEqual([digest]);
    const left = (await incidents()).filter(({ kind }) => kind === 'damaged_file');
    expect(left.map(({ sentence }) => sentence.en)).toEqual([expect.stringContaining(gone)]);
  });
});

describe('the list of incidents', () => {
  it('has those that have waited longest first, and nothing that goes on by itself', async () => {
    const [failed, late] = [await asking('nobody.example'), await asking('busy.example')];
    const goesOn = await aContract(api, 'in_approval');
    await send(goesOn, 'approve', vote('legal'));
    await soon('the mail has failed', failed);
    await api.db.$executeRaw`
      UPDATE outbox SET created_at = clock_timestamp() - interval '2 hours'
      WHERE stream_id = ${late} AND status <> 'sent'`;
    const all = await incidents();
    const ours = all.flatMap(({ kind, contractId }) =>
      contractId !== null && [failed, late, goesOn].includes(contractId) ? [[kind, contractId]] : [],
    );
    expect(ours).toEqual([
      ['effect_late', late],
      ['effect_failed', failed],
    ]);
    const sinces = all.map(({ since }) => since);
    expect(sinces).toEqual(sinces.toSorted());
  });
});
