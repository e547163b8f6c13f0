import { aContract, customer, departments, linkTo, personFor, vote } from './a-contract';
import { openBrowser } from './browser';
import { answerOf, type Api, ask, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const wording = {
  scope: 'Twelve pumps, set up and running',
  clauses: [
    { clauseId: 'penalty', heading: 'Penalty', text: 'Half a per cent a week.', standard: false },
    { clauseId: 'law', heading: 'Law', text: 'Of China.' },
  ],
};
const everything = ['Twelve pumps, set up and running', 'Penalty', 'Half a per cent a week.', 'Law', 'Of China.'];

describe('the wording of a contract', () => {
  it('is read whole by whoever approves it, with what departs from the standard', async () => {
    const contractId = await aContract(api, 'in_approval', wording);
    const path = await linkTo(api, contractId, { kind: 'approval', revision: 1, stepId: 'legal' }, personFor('legal'));
    const { text } = await openBrowser(api).open(`${path}?lang=en`).expect(200);
    for (const words of [...everything, 'departs from standard']) expect(text).toContain(words);
  });

  it('is read whole by the customer, without our marks', async () => {
    const contractId = await aContract(api, 'in_approval', wording);
    for (const stepId of departments) await answerOf(ask(api, contractId, 'approve', vote(stepId)));
    const to = { ...customer.contact, language: 'en' as const };
    const path = await linkTo(api, contractId, { kind: 'confirmation', revision: 1 }, to);
    const browser = openBrowser(api);
    await browser.unlock(path);
    const { text } = await browser.open(path).expect(200);
    for (const words of everything) expect(text).toContain(words);
    expect(text).not.toContain('departs from standard');
  });
});
