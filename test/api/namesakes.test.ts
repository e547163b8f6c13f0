import { type Person } from '../../domain/kernel/people';
import { aContract, linkTo, personFor, vote, yuan } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';
import { approvalQuestion } from './questions';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));
const legal = personFor('legal');
/** Another person of the same name, who is asked in the finance step. */
const namesake: Person = { ...legal, email: 'wang.fang.2@huadong.example' };

/** The link of this person to what the step is asked. */
async function linkOf(contractId: string, stepId: string, person: Person): Promise<string> {
  return linkTo(api, contractId, await approvalQuestion(api, contractId, stepId), person);
}

describe.each(['link', 'system'] as const)('two approvers of one name, when one asked for changes by %s', (how) => {
  it('are told apart: only that one keeps the document and is shown what changed since', async () => {
    const { open, send: post } = openBrowser(api);
    const contractId = await aContract(api, 'in_approval');
    const [own, other] = [await linkOf(contractId, 'legal', legal), await linkOf(contractId, 'finance', namesake)];
    if (how === 'link') await post(own, { choice: 'requestChanges', text: '请写明适用法律' }).expect(200);
    else await send(contractId, 'request-changes', { ...vote('legal'), reason: '请写明适用法律' });
    expect((await open(own).expect(200)).text).toContain('/document"');
    await open(`${own}/document`).expect(200);
    expect((await open(other).expect(200)).text).not.toContain('/document"');
    await open(`${other}/document`).expect(404);

    await send(contractId, 'revise', { revision: 2, price: { gross: yuan('99333.00') } });
    await send(contractId, 'submit', { revision: 2 });
    const since = '与您上次处理的第 1 版相比的修改';
    expect((await open(await linkOf(contractId, 'legal', legal)).expect(200)).text).toContain(since);
    expect((await open(await linkOf(contractId, 'finance', namesake)).expect(200)).text).not.toContain(since);
  });
});
