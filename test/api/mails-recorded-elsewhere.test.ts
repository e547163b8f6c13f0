import { randomUUID } from 'node:crypto';
import { type Proposal } from '../../activities/proposal';
import { recordTransition } from '../../activities/record-transition';
import { draftOf } from '../../domain/drafting/terms';
import { expectOneTruth } from '../build/one-truth';
import { until } from '../build/until';
import { aContract, stateOf, termsOf, vote } from './a-contract';
import { accepted, type Api, ask, startApi, startWorker } from './harness';
import { createMailbox, mailsTo, nextMail } from './mailbox';

const owner = 'lin.xiao@huadong.example';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const openEffects = () => api.db.effect.count({ where: { status: { in: ['due', 'sending'] } } });

/** As a worker does whose workflow stands at `state`. */
function record(contractId: string, state: Proposal['state'], command: Proposal['command']) {
  const actor = { kind: 'service', id: 'other', name: 'Other' } as const;
  const envelope = { commandId: randomUUID(), fingerprint: '', actor, now: new Date().toISOString() };
  return recordTransition(api, { contractId, state, command, ...envelope });
}

describe('a mail that another run has recorded', () => {
  it('goes out once when a later command, of a workflow that has not heard of it, mails nobody', async () => {
    const contractId = await aContract(api, 'in_approval');
    await until('the mails of the submission are sent', async () => (await openEffects()) === 0);
    const state = await stateOf(api, contractId);
    const terms = draftOf(await termsOf(api, contractId));
    await api.stopWorker();

    await record(contractId, state, { type: 'reject', ...vote('legal'), reason: '第四条须修改。' });
    const due = await openEffects();
    const later = await record(contractId, state, { type: 'revise', revision: 2, terms });
    expect(later.outcome).toMatchObject({ events: ['DraftRevised'] });
    expect(await openEffects()).toBe(due);

    const mailbox = createMailbox();
    const stopWorker = await startWorker(api, api.taskQueue, mailbox);
    const mail = await nextMail(mailbox, owner, '已退回给您');
    expect(mail.text).toContain('第四条须修改。');
    await until('every mail is sent', async () => (await openEffects()) === 0);
    expect(mailsTo(mailbox, owner, '已退回给您')).toHaveLength(1);
    expect((await accepted(ask(api, contractId, 'submit', { revision: 2 }))).stage).toBe('in_approval');
    await expectOneTruth(api, contractId);
    await stopWorker();
  });
});
