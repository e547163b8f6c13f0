import { type Question } from '../../domain/contract/question';
import { expectOneTruth } from '../build/one-truth';
import { aContract, customer, eventTypes, linkTo, manager, stateOf, today } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, pointersOf, post, problemOf, startApi } from './harness';
import { confirmationQuestion } from './questions';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('somebody who begins to work here', () => {
  const newcomer = { userId: 'lu-yun', name: '陆云', email: 'lu.yun@huadong.example', language: 'zh-CN' };

  it('is on the list, under their superior, and can be asked', async () => {
    const hired = { ...newcomer, approvesFor: ['tax'], manager };
    const { body } = (await post(api, '/v1/users', hired).expect(201)) as { body: unknown };
    expect(body).toMatchObject({ ...hired, active: true, absences: [] });
  });

  it('is not kept twice, nor under an address that is somebody else’s', async () => {
    const again = { ...newcomer, userId: 'lu-yun-2', email: 'LU.YUN@huadong.example' };
    expect(await problemOf(post(api, '/v1/users', again), 409)).toMatchObject({ code: 'USER_EXISTS' });
    const unled = { ...newcomer, userId: 'he-ping', email: 'he.ping@huadong.example', manager: 'nobody@x.example' };
    expect(pointersOf(await problemOf(post(api, '/v1/users', unled), 400))).toEqual(['/manager']);
  });
});

describe('a contact of the customer who begins to work here', () => {
  it('answers no link any more that they were mailed, and somebody else of the customer does', async () => {
    const contact = { name: 'He Ping', email: 'he.ping@freelance.example', language: 'en' as const };
    const theirs = { customer: { ...customer, contact } };
    const report = { milestoneId: 'first-delivery', deliveredOn: today, evidence: '送货单 SH-1' };
    const [asked, delivered] = [
      await aContract(api, 'awaiting_customer', theirs),
      await aContract(api, 'active', theirs),
    ];
    await accepted(ask(api, delivered, 'report-delivery', report));
    const acceptance: Question = { kind: 'acceptance', milestoneId: 'first-delivery', attempt: 1 };
    const browser = openBrowser(api);
    const [confirming, accepting] = [
      await linkTo(api, asked, await confirmationQuestion(api, asked), contact),
      await linkTo(api, delivered, acceptance, contact),
    ];
    for (const path of [confirming, accepting]) await browser.unlock(path);

    await post(api, '/v1/users', { ...contact, userId: 'he-ping-2', approvesFor: [], manager }).expect(201);
    const before = [await eventTypes(api, asked), await eventTypes(api, delivered)];
    const forward = { choice: 'forward', person: 'friend@elsewhere.example', personName: 'A friend' };
    const answers: [string, object][] = [
      ...[
        { choice: 'confirm' },
        { choice: 'decline', text: 'No.' },
        { choice: 'askForChanges', text: 'No.' },
        forward,
      ].map((fields): [string, object] => [confirming, fields]),
      [accepting, { choice: 'acceptDelivery' }],
      [accepting, { choice: 'rejectDelivery', text: 'No.' }],
    ];
    for (const [path, fields] of answers)
      await browser
        .send(`${path}?lang=en`, fields)
        .expect(409, /He Ping works for our side and cannot decide for the customer; somebody of theirs must be named/);
    expect([await eventTypes(api, asked), await eventTypes(api, delivered)]).toEqual(before);

    const successor = { name: 'Zhao Li', email: 'zhao.li@suzhou.example', language: 'en' as const };
    await accepted(ask(api, asked, 'forward', { revision: 1, newContact: successor }));
    const link = await linkTo(api, asked, await confirmationQuestion(api, asked), successor);
    await browser.unlock(link);
    await browser.send(link, { choice: 'confirm' }).expect(200);
    expect((await stateOf(api, asked)).stage).toBe('awaiting_signature');
    const onPaper = { milestoneId: 'first-delivery', attempt: 1, acceptedOn: today };
    await accepted(ask(api, delivered, 'accept-delivery', onPaper));
    for (const contractId of [asked, delivered]) await expectOneTruth(api, contractId);
  });
});
