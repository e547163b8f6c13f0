import { readFileSync } from 'node:fs';
import path from 'node:path';
import { draftOf } from '../../domain/drafting/terms';
import { readPdf } from '../../scripts/checks/poppler';
import { silent } from '../../scripts/stack/report';
import { contractWorkflowId } from '../../workflows/messages';
import { loadTermsOf } from '../../prisma/load-terms';
import { aContract, aCreation, customer, stateOf } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, post, problemOf, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const thai = 'บริษัทตัวอย่าง';
const korean = readFileSync(path.join(__dirname, '../cases/json-korean-party-name-printed-as-boxes.json'), 'utf8');

describe('the name of a party', () => {
  it('is printed in Korean, in ordinary letters and in bold ones', async () => {
    const { contractId } = await accepted(post(api, '/v1/contracts', JSON.parse(korean) as object), 201);
    const answer = await get(api, `/v1/contracts/${contractId}/preview`).buffer(true).expect(200);
    const { text, bold } = await readPdf(answer.body as Buffer, ['text', 'bold'], silent);
    expect(text).toContain('홍길동');
    expect(bold.replace(/\s/g, '')).toContain('주식회사예시');
    expect(text).not.toContain('□');
  });

  it.each<[string, object, string]>([
    ['the customer', { name: thai }, '/customer/name'],
    ['its contact', { contact: { ...customer.contact, name: thai } }, '/customer/contact/name'],
    ['its legal representative', { legalRepresentative: thai }, '/customer/legalRepresentative'],
    ['its agent', { agent: { name: thai, authorityUntil: '2199-01-01' } }, '/customer/agent/name'],
  ])('of %s in letters that cannot be printed is refused, with the place', async (_, changes, pointer) => {
    const creation = aCreation({ customer: { ...customer, ...changes } });
    const problem = await problemOf(post(api, '/v1/contracts', creation), 422);
    expect(problem).toMatchObject({ code: 'INVALID_TERMS', errors: [{ pointer, code: 'name_not_printable' }] });
  });

  it('is refused in a revision, in the directory and of the company itself', async () => {
    const contractId = await aContract(api, 'draft');
    const revised = { revision: 1, customer: { ...customer, name: thai } };
    expect(pointersOf(await problemOf(ask(api, contractId, 'revise', revised), 422))).toEqual(['/customer/name']);
    const contacts = [{ contactId: 'a', name: thai, email: 'a@example.com', language: 'en', matters: ['signing'] }];
    const added = post(api, '/v1/customers', { name: 'Example', country: 'TH', contacts });
    expect(pointersOf(await problemOf(added, 422))).toEqual(['/contacts/0/name']);
    const changed = post(api, '/v1/company/change', { nameEn: thai });
    expect(pointersOf(await problemOf(changed, 400))).toEqual(['/nameEn']);
  });

  it('that came in by a signal is not submitted', async () => {
    const contractId = await aContract(api, 'draft');
    const before = await loadTermsOf(api.db, (await stateOf(api, contractId)).terms);
    const { customer: known } = before.parties;
    const unreadable = { ...known, contact: { ...known.contact, name: thai } };
    const terms = { ...draftOf(before), parties: { ...before.parties, customer: unreadable } };
    await api.temporal.workflow.getHandle(contractWorkflowId(contractId)).signal('revise', { revision: 1, terms });
    const problem = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
    expect(problem).toMatchObject({ code: 'NAME_NOT_PRINTABLE' });
  });
});
