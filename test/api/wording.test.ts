import { aContract, customer, departments, linkTo, termsOf, today, vote } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';
import { approverLink, confirmationQuestion } from './questions';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const scope = 'Twelve pumps, set up and running';
const penalty = { clauseId: 'penalty', heading: 'Penalty', text: 'Half a per cent a week.', standard: false };
const bond = { clauseId: 'bond', heading: 'Bond', text: 'Of {{ price.gross }}.', standard: true };

/** The seeded wording with two clauses of the drafter's own, whatever these say of themselves. */
async function submitted(): Promise<string> {
  const contractId = await aContract(api, 'draft', { scope });
  const { clauses = [] } = await termsOf(api, contractId);
  const terms = { customer, term: { startsOn: today }, clauses: [...clauses, penalty, bond] };
  await accepted(ask(api, contractId, 'revise', { revision: 1, ...terms }));
  await accepted(ask(api, contractId, 'submit', { revision: 1 }));
  return contractId;
}

const everything = [scope, 'Penalty', 'Half a per cent a week.', 'Bond', '人民币 186,000.00 元'];

describe('the wording of a contract', () => {
  it('is read whole by whoever approves it, with what departs from the standard', async () => {
    const contractId = await submitted();
    const path = await approverLink(api, contractId, 'legal');
    const { text } = await openBrowser(api).open(`${path}?lang=en`).expect(200);
    for (const words of [...everything, 'departs from standard']) expect(text).toContain(words);
  });

  it('is read whole by the customer, without our marks', async () => {
    const contractId = await submitted();
    for (const stepId of departments) await accepted(ask(api, contractId, 'approve', vote(stepId)));
    const to = { ...customer.contact, language: 'en' as const };
    const path = await linkTo(api, contractId, await confirmationQuestion(api, contractId), to);
    const browser = openBrowser(api);
    await browser.unlock(path);
    const { text } = await browser.open(path).expect(200);
    for (const words of everything) expect(text).toContain(words);
    expect(text).not.toContain('departs from standard');
  });
});
