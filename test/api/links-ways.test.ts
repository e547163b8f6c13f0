import { type ContractEvent } from '../../domain/contract/events';
import { waitingName } from '../../domain/contract/waiting-item';
import { expectOneTruth } from '../build/one-truth';
import { aContract, approverOf, manager, stateOf, view, vote, waitsFor } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';
import { linkIn, nextMail } from './mailbox';
import { approverLink } from './questions';

let api: Api;
let browser: Browser;
beforeAll(async () => {
  api = await startApi();
  browser = openBrowser(api);
});
afterAll(() => api.stop());

type StepId = 'legal' | 'finance' | 'business';

/** The link of the step's approver, read in English. */
async function linkOf(contractId: string, stepId: StepId): Promise<string> {
  return `${await approverLink(api, contractId, stepId)}?lang=en`;
}

const typesOf = (events: readonly ContractEvent[]) => events.map(({ type }) => type);

describe('an approver’s page', () => {
  it('offers to go back to a step once there is one', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await linkOf(contractId, 'finance');
    expect((await browser.open(path).expect(200)).text).not.toContain('value="returnToStep"');
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    const { text } = await browser.open(path).expect(200);
    expect(text).toContain('value="returnToStep"');
    expect(text).toMatch(/<option value="legal"/);
    expect(text).not.toMatch(/<option value="(business|finance)"/);
    await browser.send(path, { choice: 'returnToStep', text: 'Look again.' }).expect(400, /Please choose the step\./);
    const back = { choice: 'returnToStep', toStepId: 'legal', straightBack: 'yes', text: 'Look again.' };
    await browser.send(path, { ...back, toStepId: 'business' }).expect(409, /It cannot go back to business/);
    await browser.send(path, back).expect(200, /Your decision is recorded/);
    expect(await waitsFor(api, contractId)).toEqual(['legal', 'business'].map((step) => `${step} ${approverOf(step)}`));
    await expectOneTruth(api, contractId);
  });

  it('takes a comment, once however often it is sent, and still asks for the decision', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await linkOf(contractId, 'legal');
    const comment = { choice: 'comment', text: 'Which law?', mustBeResolved: 'yes' };
    await browser.send(path, { ...comment, text: '' }).expect(400, /Please give a reason/);
    for (let time = 0; time < 2; time += 1)
      await browser.send(path, comment).expect(200, /Thank you\. It is recorded\.[^]*Your decision is still needed\./);
    const other = await linkOf(contractId, 'finance');
    const { text } = await browser.send(other, { choice: 'approve', text: 'Fine.' }).expect(409);
    expect(text).toContain('王芳 must say that this comment is resolved before anybody can approve: Which law?');
    expect(text).toMatch(/value="approve"\s+required\s+checked[^]*Fine\.<\/textarea>/);
    expect(text).not.toContain('value="resolveComment"');
    const resolved = { choice: 'resolveComment', commentId: 'comment-1', text: 'Ours.' };
    await browser.send(path, resolved).expect(200, /Thank you\. It is recorded\./);
    await browser.send(other, { choice: 'approve', text: 'Fine.' }).expect(200, /Your decision is recorded/);
    await browser.send(other, { ...comment, text: 'Late.' }).expect(409, /What you have just sent changed nothing\./);
    const events = await expectOneTruth(api, contractId);
    expect(typesOf(events).slice(3)).toEqual(['CommentAdded', 'CommentResolved', 'ApprovalGiven']);
  });

  it('hands the decision over: the old link is told to whom, the new one decides', async () => {
    const contractId = await aContract(api, 'in_approval');
    const { number } = await stateOf(api, contractId);
    const path = await linkOf(contractId, 'legal');
    const to = (person: string) => ({ choice: 'delegate', person, text: 'On leave.' });
    await browser.send(path, to('')).expect(400, /Please choose the person\./);
    await browser.send(path, to('nobody@huadong.example')).expect(409, /Nobody who works here has the address/);
    await browser.send(path, to(manager)).expect(200);
    const again = await browser.send(path, { choice: 'approve' }).expect(409);
    expect(again.text).not.toContain('Your decision is recorded');
    expect(again.text).toMatch(/Passed on to somebody else[^]*By 王芳/);
    // Nor does it hold up the one who decides now.
    await browser.send(path, { choice: 'comment', text: 'Which law?', mustBeResolved: 'yes' }).expect(409);
    const link = linkIn(await nextMail(api, manager, `请审批…${number}`));
    await browser.send(link, { choice: 'approve' }).expect(200);
    expect((await view(api, contractId)).approval.steps[0]?.seats).toMatchObject([
      { holder: { email: manager }, standsFor: { email: approverOf('legal') }, vote: { decision: 'approved' } },
    ]);
    expect(typesOf(await expectOneTruth(api, contractId))).not.toContain('CommentAdded');
  });

  it.each([
    ['before', /吴敏 is asked first/, ['added-1', 'finance', 'business']],
    ['after', /Your decision is still needed\./, ['legal', 'finance', 'business']],
  ] as const)('adds an approver %s', async (position, sentence, asked) => {
    const contractId = await aContract(api, 'in_approval');
    const path = await linkOf(contractId, 'legal');
    await browser.send(path, { choice: 'addApprover', person: manager, position }).expect(200, sentence);
    const { waiting, approval } = await view(api, contractId);
    expect(waiting.map(waitingName)).toEqual(asked);
    expect(approval.steps.map(({ stepId }) => stepId)).toHaveLength(4);
    await expectOneTruth(api, contractId);
  });

  it('asks for changes, straight back to whoever asked', async () => {
    const contractId = await aContract(api, 'in_approval');
    await accepted(ask(api, contractId, 'approve', vote('finance')));
    const path = await linkOf(contractId, 'legal');
    const changes = { choice: 'requestChanges', text: 'Name the law.', straightBack: 'yes' };
    await browser.send(path, changes).expect(200, /Your decision is recorded/);
    const drafted = await view(api, contractId);
    expect(drafted).toMatchObject({
      stage: 'draft',
      revision: 2,
      returned: { by: { name: '王芳', email: approverOf('legal') }, straightBackTo: 'legal' },
    });
    await accepted(ask(api, contractId, 'submit', { revision: 2 }));
    expect(await waitsFor(api, contractId)).toEqual([`legal ${approverOf('legal')}`]);
    await accepted(ask(api, contractId, 'approve', vote('legal', 2)));
    expect(await waitsFor(api, contractId)).toEqual([`business ${approverOf('business')}`]);
    await expectOneTruth(api, contractId);
  });

  it('prints back what was typed into its other fields as it was typed', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await linkOf(contractId, 'legal');
    const markup = `"><script>alert(1)</script>`;
    const typed = { person: markup, toStepId: markup, position: markup, straightBack: markup, text: markup };
    for (const choice of ['delegate', 'addApprover', markup]) {
      const { text } = await browser.send(path, { ...typed, choice }).expect(400);
      expect(text).not.toContain('<script');
      expect(text).toContain('&quot;&gt;&lt;script&gt;alert(1)');
    }
    await expectOneTruth(api, contractId);
  });
});
