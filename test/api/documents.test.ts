import { createHash, randomUUID } from 'node:crypto';
import { collectDocuments } from '../../activities/collect-documents';
import { recordTransition } from '../../activities/record-transition';
import request from 'supertest';
import { type ContractEvent } from '../../domain/contract/events';
import { type FrozenDocument } from '../../domain/drafting/document';
import { eventOf } from '../../prisma/load-events';
import { expectOneTruth } from '../build/one-truth';
import { aContract, customer, departments, revisionSubject, stateOf, termsOf, today, vote, yuan } from './a-contract';
import { accepted, type Api, apiKey, ask, get, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The bytes of an answer that is no JSON. */
async function bytesOf(path: string, status = 200): Promise<Buffer> {
  const answer = await get(api, path).responseType('blob').expect(status);
  return answer.body as Buffer;
}

interface Revisions {
  items: { revision: number; approved: boolean; document: FrozenDocument | null; departures: { kind: string }[] }[];
}

async function revisionsOf(contractId: string): Promise<Revisions['items']> {
  return ((await read(get(api, `/v1/contracts/${contractId}/revisions`))) as Revisions).items;
}

async function eventsOf(contractId: string): Promise<ContractEvent[]> {
  const rows = await api.db.event.findMany({ where: { streamId: contractId }, orderBy: { seq: 'asc' } });
  return rows.map(eventOf);
}

describe('the document of a revision', () => {
  it('is frozen when it is submitted, and its digest is in every vote and in the confirmation', async () => {
    const contractId = await aContract(api, 'awaiting_signature');
    const [frozen] = await revisionsOf(contractId);
    expect(frozen).toMatchObject({ revision: 1, approved: true, departures: [], document: { kind: 'made' } });
    const bytes = await bytesOf(`/v1/contracts/${contractId}/revisions/1/document`);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sha256(bytes)).toBe(frozen?.document?.digest);
    const voted = (await eventsOf(contractId)).flatMap((event) =>
      event.type === 'ApprovalGiven' || event.type === 'CustomerConfirmed' ? [event.document] : [],
    );
    expect(voted).toEqual([...departments, 'customer'].map(() => frozen?.document?.digest));
    await expectOneTruth(api, contractId);
  });

  it('is set once, also when a worker that was killed after recording it proposes it again', async () => {
    const contractId = await aContract(api, 'draft');
    let puts = 0;
    const put = (bytes: Uint8Array) => {
      puts += 1;
      return api.store.put(bytes);
    };
    const maker = { ...api, store: { ...api.store, put } };
    const proposal = {
      ...{ contractId, state: await stateOf(api, contractId), commandId: randomUUID(), fingerprint: '' },
      command: { type: 'submit' as const, revision: 1 },
      ...{ actor: { kind: 'service' as const, id: 'erp', name: 'ERP' }, now: new Date().toISOString() },
    };
    const first = await recordTransition(maker, proposal);
    const again = await recordTransition(maker, proposal);
    expect(puts).toBe(1);
    expect(again.outcome).toEqual(first.outcome);
    expect(again.events).toEqual([]);
    expect((await eventsOf(contractId)).filter(({ type }) => type === 'ContractSubmitted')).toHaveLength(1);
  });

  it('is shown with its watermark until it is approved, and without from then on', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = `/v1/contracts/${contractId}/revisions/1`;
    const [frozen] = await revisionsOf(contractId);
    const copies = await Promise.all([1, 2, 3].map(async () => sha256(await bytesOf(`${path}/document`))));
    expect(new Set(copies).size).toBe(1);
    expect(copies[0]).not.toBe(frozen?.document?.digest);
    expect((await collectDocuments(api, new Date(Date.now() + 48 * 3_600_000))).objects).not.toContain(copies[0]);
    expect(sha256(await bytesOf(`${path}/document`))).toBe(copies[0]);
    for (const stepId of departments) await accepted(ask(api, contractId, 'approve', vote(stepId)));
    expect(sha256(await bytesOf(`${path}/document`))).toBe(frozen?.document?.digest);
  });

  it('is shown itself, if this version of the product would word its copy differently', async () => {
    const contractId = await aContract(api, 'in_approval');
    const [frozen] = await revisionsOf(contractId);
    await api.db.$executeRaw`
      UPDATE revisions SET document = document || jsonb_build_object('contentDigest', repeat('0', 64)) WHERE contract_id = ${contractId}`;
    const shown = sha256(await bytesOf(`/v1/contracts/${contractId}/revisions/1/document`));
    expect(shown).toBe(frozen?.document?.digest);
    expect(await api.db.revisionCopy.count({ where: { contractId } })).toBe(0);
  });

  it('can be seen page by page, and has no others', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = `/v1/contracts/${contractId}/revisions/1/pages`;
    const [frozen] = await revisionsOf(contractId);
    const pages = frozen?.document?.pages ?? 0;
    const image = await bytesOf(`${path}/${pages}?width=400`);
    expect(image.subarray(1, 4).toString()).toBe('PNG');
    expect(image.readUInt32BE(16)).toBe(400);
    expect(await problemOf(get(api, `${path}/${pages + 1}`), 404)).toMatchObject({ code: 'PAGE_NOT_FOUND' });
  });

  it('can be looked at before it is submitted, and nothing is kept of that', async () => {
    const contractId = await aContract(api, 'draft');
    const bytes = await bytesOf(`/v1/contracts/${contractId}/preview`);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await revisionsOf(contractId)).toEqual([]);
    const unknown = await problemOf(get(api, `/v1/contracts/${contractId}/revisions/1/document`), 404);
    expect(unknown).toMatchObject({ code: 'REVISION_NOT_FOUND' });
  });
});

describe('two revisions', () => {
  it('are compared word by word and field by field, as data and as a page', async () => {
    const contractId = await aContract(api, 'in_approval');
    await accepted(ask(api, contractId, 'recall', { subject: revisionSubject(), reason: 'Another price.' }));
    const { clauses = [] } = await termsOf(api, contractId);
    const edited = clauses.map((clause) =>
      clause.clauseId === editable ? { ...clause, text: `${clause.text}\n另行协商。` } : clause,
    );
    const terms = {
      customer,
      term: { startsOn: today },
      clauses: edited,
      price: { gross: yuan('187000.00') },
      paymentPlan: [{ paymentLineId: 'all', title: '全款', dueOn: today, percent: '100' }],
    };
    await accepted(ask(api, contractId, 'revise', { revision: 2, ...terms }));
    const path = `/v1/contracts/${contractId}/revisions`;
    const draft = (await read(get(api, `${path}/1/compare/2`))) as Compared;
    expect(draft.after).toEqual({ revision: 'draft', at: null });
    await accepted(ask(api, contractId, 'submit', { revision: 2 }));
    const compared = (await read(get(api, `${path}/1/compare/2`))) as Compared;
    expect(compared.after.revision).toBe(2);
    expect(compared.fields.find(({ path: of }) => of === '/price/gross')).toMatchObject({
      before: { en: 'CNY 186,000.00', 'zh-CN': '¥186,000.00' },
      after: { en: 'CNY 187,000.00', 'zh-CN': '¥187,000.00' },
    });
    const changed = compared.clauses.find(({ clauseId }) => clauseId === editable);
    expect(changed).toMatchObject({ change: 'changed' });
    expect(
      changed?.text
        .filter(({ op }) => op === 'insert')
        .map(({ text }) => text)
        .join(''),
    ).toContain('另行协商。');
    const page = await request(api.app)
      .get(`${path}/1/compare/2/page`)
      .set('Authorization', `Bearer ${apiKey}`)
      .expect(200);
    expect(page.text).toContain('另行协商。');
    expect(page.text).toContain('• 因故意或者重大过失造成对方财产损失的；');
    const [second, first] = await revisionsOf(contractId);
    expect(second).toMatchObject({ revision: 2, departures: [{ clauseId: editable, kind: 'edited' }] });
    expect(second?.document?.digest).not.toBe(first?.document?.digest);
  });
});

/** A clause of the goods contract that may be edited. */
const editable = 'delivery';

interface Compared {
  after: { revision: number | 'draft'; at: string | null };
  fields: { path: string; before: unknown; after: unknown }[];
  clauses: { clauseId: string; change: string; text: { op: string; text: string }[] }[];
}
