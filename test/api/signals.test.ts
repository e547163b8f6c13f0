import { contractWorkflowId } from '../../workflows/messages';
import { expectOneTruth } from '../build/one-truth';
import { until } from '../build/until';
import { aContract, vote } from './a-contract';
import { accepted, type Api, ask, get, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Event {
  seq: number;
  type: string;
  actor: object;
  data: object;
}

function signal(contractId: string, command: string, input: object): Promise<void> {
  return api.temporal.workflow.getHandle(contractWorkflowId(contractId)).signal(command, input);
}

/** The first event of the type that the API shows. */
function shown(contractId: string, type: string): Promise<Event> {
  return until(`the API shows ${type}`, async () => {
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/events`))) as { items: Event[] };
    return items.find((event) => event.type === type);
  });
}

describe('an operator’s signal', () => {
  it('is seen over the API like any other command, with who sent it', async () => {
    const contractId = await aContract(api, 'in_approval');
    await signal(contractId, 'approve', { ...vote('legal'), comment: 'By telephone.' });
    expect(await shown(contractId, 'ApprovalGiven')).toMatchObject({
      ...{ seq: 4, actor: { kind: 'operator', name: 'Operator' } },
      data: { stepId: 'legal', comment: 'By telephone.' },
    });
    expect(await read(get(api, `/v1/contracts/${contractId}`))).toMatchObject({
      seq: 4,
      waiting: [{ stepId: 'finance' }, { stepId: 'business' }],
    });
    expect(await problemOf(ask(api, contractId, 'approve', vote('legal')), 409)).toMatchObject({ code: 'STEP_CLOSED' });
    await expectOneTruth(api, contractId);
  });

  it('that a rule refuses is seen as refused, and changes nothing else', async () => {
    const contractId = await aContract(api, 'draft');
    await signal(contractId, 'confirm', { revision: 1, comment: null });
    expect(await shown(contractId, 'CommandRefused')).toMatchObject({
      ...{ seq: 2, actor: { kind: 'operator' }, data: { command: 'confirm', code: 'WRONG_STAGE' } },
    });
    expect(await accepted(ask(api, contractId, 'submit', { revision: 1 }))).toMatchObject({ seq: 4 });
    await expectOneTruth(api, contractId);
  });

  it('that nobody can read is seen as refused, too', async () => {
    const contractId = await aContract(api, 'draft');
    await signal(contractId, 'withdraw', { why: 'Not needed.' });
    expect(await shown(contractId, 'CommandRefused')).toMatchObject({
      data: { command: 'withdraw', code: 'MALFORMED_COMMAND' },
    });
    await expectOneTruth(api, contractId);
  });

  it('closes a contract, after which the API is told so by the rules', async () => {
    const contractId = await aContract(api, 'draft');
    await signal(contractId, 'withdraw', { reason: 'Not needed.' });
    await shown(contractId, 'ContractWithdrawn');
    const late = ask(api, contractId, 'submit', { revision: 1 });
    expect(await problemOf(late, 409)).toMatchObject({ code: 'WRONG_STAGE' });
    await expectOneTruth(api, contractId);
  });

  it('goes on with a comment that is told in part, wherever it is cut', async () => {
    const contractId = await aContract(api, 'in_approval');
    const { subject } = vote('legal');
    const text = '😀'.repeat(400);
    // Of one of the two, the cut goes through a letter, whatever stands before it.
    for (const words of [text, `x${text}`])
      await accepted(
        ask(api, contractId, 'comment', { subject, by: vote('legal').approver, text: words, mustBeResolved: true }),
      );
    await signal(contractId, 'approve', vote('finance'));
    expect(await shown(contractId, 'CommandRefused')).toMatchObject({
      data: { code: 'COMMENTS_UNRESOLVED', sentence: expect.stringMatching(/(😀)+…/u) as string },
    });
    await expectOneTruth(api, contractId);
  });
});
