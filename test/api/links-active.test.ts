import { addDays } from '../../domain/kernel/days';
import { type Question } from '../../domain/contract/question';
import { type Person } from '../../domain/kernel/people';
import { expectOneTruth } from '../build/one-truth';
import {
  aContract,
  approverOf,
  departments,
  eventTypes,
  linkTo,
  stateOf,
  termsOf,
  today,
  signOnBothSides,
} from './a-contract';
import { type Browser, openBrowser } from './browser';
import { type Answer, accepted, type Api, ask, startApi } from './harness';
import { linkIn, mailsTo, nextMail } from './mailbox';
import { approverLink } from './questions';

let api: Api;
let browser: Browser;
beforeAll(async () => {
  api = await startApi();
  browser = openBrowser(api);
});
afterAll(() => api.stop());

const contact: Person = { name: 'Qian Jin', email: 'qian.jin@suzhou.example', language: 'en' };
const asked: Question = { kind: 'confirmation', revision: 1, ask: 4 }; // after three departments
const later = addDays(today, 700);

const open = (path: string) => browser.open(path);
const send = (path: string, fields: Record<string, string>) => browser.send(path, fields);
const command = (contractId: string, name: string, body: object): Promise<Answer> =>
  accepted(ask(api, contractId, name, body));

async function unlockedLink(contractId: string, question: Question): Promise<string> {
  const path = await linkTo(api, contractId, question, contact);
  await browser.unlock(path);
  return path;
}

/** An active contract whose last payment is to be due later, as our side considers it. */
async function inReview() {
  const contractId = await aContract(api, 'active');
  const { number } = await stateOf(api, contractId);
  const changes = { paymentPlan: [{ paymentLineId: 'retention', dueOn: later }] };
  await command(contractId, 'request-amendment', { requestedBy: 'ours', reason: 'Budget year', changes });
  return { contractId, number, amendmentId: `${number}-S01` };
}

type Kind = 'amendment' | 'termination';

async function approveByLink(contractId: string, kind: Kind): Promise<void> {
  for (const stepId of departments)
    await send(await approverLink(api, contractId, stepId, kind), { choice: 'approve' }).expect(200);
}

describe('an approver’s page about an amendment', () => {
  it('is mailed, and shows what changes before the contract as it stands, with the document that was agreed', async () => {
    const { contractId, number, amendmentId } = await inReview();
    const { paymentPlan } = await termsOf(api, contractId);
    const before = paymentPlan.find(({ paymentLineId }) => paymentLineId === 'retention');
    const subject = `请审批…变更 ${amendmentId}（法务）`;
    const path = linkIn(await nextMail(api, approverOf('legal'), subject));
    const { text } = await open(`${path}?lang=en`).expect(200);
    expect(text.replace(/<[^>]+>/g, '')).toContain(`Do you approve amendment ${amendmentId} of contract ${number}`);
    const facts = text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
    expect(facts).toContain(`What you should know Reason Budget year`);
    expect(facts).toContain(`(planned: ${before?.dueOn ?? ''}) → ${later}`);
    expect(facts.indexOf(`→ ${later}`)).toBeLessThan(facts.indexOf('The contract before the amendment'));
    expect(facts).toMatch(/Reject the amendment.*the contract stays as it is/);
    expect(facts).not.toContain('drafting');
    expect(text).toContain('class="document"');
    await open(`${path}/document`).expect(200).expect('Content-Type', 'application/pdf');
    await open(`${path}/pages/1`).expect(200);
  });

  it('takes the votes of our side; only then the customer is asked, and with both signatures it is executed', async () => {
    const { contractId, amendmentId } = await inReview();
    const subject = `Please agree to amendment ${amendmentId}`;
    expect(mailsTo(api, contact.email, subject)).toEqual([]);
    await approveByLink(contractId, 'amendment');
    const path = linkIn(await nextMail(api, contact.email, subject));
    expect((await open(path).expect(200)).text).not.toMatch(/Budget year|name="choice"/);
    await browser.unlock(path);
    const { text } = await open(path).expect(200);
    expect(text).toContain('What changes');
    expect(text).toContain('The contract before the amendment');
    expect(text).not.toContain('What you should know');
    await send(path, { choice: 'agreeToAmendment', text: 'Fine.' }).expect(200, /Amendment agreed to/);
    await open(path).expect(200, /This has been decided[^]*Amendment agreed to[^]*钱进[^]*Nothing changes yet/);
    await signOnBothSides(api, contractId, { kind: 'amendment', id: amendmentId });
    expect((await open(path).expect(200)).text).not.toContain('Nothing changes yet');
    const events = await expectOneTruth(api, contractId);
    expect(events.slice(-4)).toMatchObject([
      { type: 'AmendmentAgreed', actor: { kind: 'link', email: contact.email, side: 'customer' } },
      ...[{ type: 'SignatureRecorded' }, { type: 'SignatureRecorded' }, { type: 'AmendmentExecuted' }],
    ]);
    expect((await termsOf(api, contractId)).paymentPlan).toContainEqual(
      expect.objectContaining({ paymentLineId: 'retention', dueOn: later }),
    );
  });

  it('says how it came out to everyone who was asked, and lets it be asked for again', async () => {
    const { contractId, number } = await inReview();
    const business = await approverLink(api, contractId, 'business', 'amendment');
    const legal = await approverLink(api, contractId, 'legal', 'amendment');
    await send(`${legal}?lang=en`, { choice: 'reject', text: 'Too late.' }).expect(200, /Amendment rejected/);
    const { text } = await open(business).expect(200);
    expect(text).toMatch(/This has been decided[^]*Amendment rejected[^]*王芳[^]*Too late\./);
    expect(text).not.toContain('value="resend"');
    await send(business, { choice: 'approve' }).expect(409, /What you have just sent changed nothing\./);
    const changes = { paymentPlan: [{ paymentLineId: 'retention', dueOn: later }] };
    await command(contractId, 'request-amendment', { requestedBy: 'ours', reason: 'Anew', changes });
    await open(await approverLink(api, contractId, 'legal', 'amendment')).expect(200, new RegExp(`${number}-S02`));
    await open(legal).expect(200, /该事项已有结论[^]*代表法务同意合同/);
    await expectOneTruth(api, contractId);
  });

  it('takes a comment on it, and offers its author to say that it is resolved', async () => {
    const { contractId } = await inReview();
    const path = `${await approverLink(api, contractId, 'legal', 'amendment')}?lang=en`;
    const other = `${await approverLink(api, contractId, 'finance', 'amendment')}?lang=en`;
    expect((await open(path)).text).not.toMatch(/value="(resolveComment|returnToStep)"|straight to me/);
    const comment = { choice: 'comment', text: 'Which budget?', mustBeResolved: 'yes' };
    await send(path, comment).expect(200, /Your decision is still needed/);
    await send(other, { choice: 'approve' }).expect(409, /Which budget\?/);
    expect((await open(other)).text).not.toContain('value="resolveComment"');
    await open(path).expect(200, /value="resolveComment"[^]*<option value="comment-1"\s*>Which budget\?/);
    await send(path, { choice: 'resolveComment', commentId: 'comment-1' }).expect(200);
    await send(other, { choice: 'approve' }).expect(200, /Your decision is recorded/);
    await expectOneTruth(api, contractId);
  });
});

describe('what our side considers of an active contract', () => {
  it('shows nowhere on the customer’s old pages, until the customer is asked', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await unlockedLink(contractId, asked);
    await send(path, { choice: 'confirm' }).expect(200);
    const signature = { signatory: '周伟', signedOn: today };
    await command(contractId, 'record-signature', { ...signature, side: 'ours' });
    await command(contractId, 'record-signature', { ...signature, side: 'customer' });
    await command(contractId, 'request-termination', { requestedBy: 'ours', reason: 'Closed', settlement: 'None.' });
    const stranger = openBrowser(api);
    for (const { text } of [await open(path).expect(200), await stranger.open(path).expect(200)]) {
      expect(text).toContain('This has been decided');
      expect(text).not.toMatch(/termination|Closed|legal|value="resend"/);
    }
    await stranger.send(path, { action: 'resend' }).expect(409);
    await approveByLink(contractId, 'termination');
    await open(path).expect(200, /value="resend"/);
    await expectOneTruth(api, contractId);
  });

  it('is mailed again to whoever decides now, from any approver’s page', async () => {
    const { contractId, amendmentId } = await inReview();
    const legal = await approverLink(api, contractId, 'legal', 'amendment');
    await send(legal, { choice: 'approve' }).expect(200);
    const subject = `Please approve amendment ${amendmentId}…(business)`;
    await nextMail(api, approverOf('business'), subject);
    await open(legal).expect(200, /value="resend"/);
    await send(legal, { action: 'resend' }).expect(200);
    await send(linkIn(await nextMail(api, approverOf('business'), subject, 1)), { choice: 'approve' }).expect(200);
    expect(await eventTypes(api, contractId)).toContain('LinkResent');
    await expectOneTruth(api, contractId);
  });
});

describe('a customer’s page about an active contract', () => {
  it('takes the customer’s word on a delivery, once for each report', async () => {
    const contractId = await aContract(api, 'active');
    const report = { milestoneId: 'first-delivery', deliveredOn: today };
    const acceptance = (attempt: number): Question => ({ kind: 'acceptance', milestoneId: 'first-delivery', attempt });
    await command(contractId, 'report-delivery', { ...report, evidence: '送货单 SH-1' });
    const first = await unlockedLink(contractId, acceptance(1));
    await open(first).expect(200, /What was delivered[^]*SH-1/);
    expect((await openBrowser(api).open(first).expect(200)).text).not.toContain('SH-1');
    const resent = await send(`${first}?lang=en`, { action: 'resend' }).expect(
      409,
      /The link is not sent again from here/,
    );
    expect(resent.text).not.toContain('expired');
    await send(first, { choice: 'rejectDelivery', text: 'One leaks.' }).expect(200, /Rejected/);
    await command(contractId, 'report-delivery', { ...report, evidence: '送货单 SH-2' });
    await send(first, { choice: 'acceptDelivery' }).expect(409, /This has been decided/);
    const second = await unlockedLink(contractId, acceptance(2));
    await open(second).expect(200, /SH-2/);
    await send(second, { choice: 'acceptDelivery' }).expect(200, /Accepted/);
    await expectOneTruth(api, contractId);
  });

  it('does not say why we took an amendment or a termination back', async () => {
    const contractId = await aContract(api, 'active');
    const { number } = await stateOf(api, contractId);
    const request = { requestedBy: 'ours', reason: 'The plant is closed.' };
    await command(contractId, 'request-termination', { ...request, settlement: 'None.' });
    await approveByLink(contractId, 'termination');
    const termination = await unlockedLink(contractId, { kind: 'termination', terminationId: `${number}-T01` });
    const reason = 'They must not know.';
    await command(contractId, 'recall', { subject: { kind: 'termination', id: `${number}-T01` }, reason });
    const { text } = await open(`${termination}?lang=en`).expect(200, /Termination taken back/);
    expect(text).not.toContain(reason);
  });

  it('takes a no to a termination and, of the next one, a yes', async () => {
    const contractId = await aContract(api, 'active');
    const { number } = await stateOf(api, contractId);
    const request = { requestedBy: 'ours', reason: 'The plant is closed.', settlement: 'Each bears its costs.' };
    const termination = (nth: number): Question => ({ kind: 'termination', terminationId: `${number}-T0${nth}` });
    await command(contractId, 'request-termination', request);
    const legal = await approverLink(api, contractId, 'legal', 'termination');
    await open(`${legal}?lang=en`).expect(200, /The plant is closed\.[^]*Each bears its costs\./);
    await approveByLink(contractId, 'termination');
    const first = await unlockedLink(contractId, termination(1));
    await open(first).expect(200, /How it ends[^]*Each bears its costs\./);
    await send(first, { choice: 'refuseTermination', text: 'No.' }).expect(200, /Termination refused/);
    await open(`${legal}?lang=en`).expect(200, /This has been decided[^]*Approved/);
    await command(contractId, 'request-termination', request);
    await approveByLink(contractId, 'termination');
    const second = await unlockedLink(contractId, termination(2));
    await send(second, { choice: 'agreeToTermination' }).expect(200, /Termination agreed to/);
    await signOnBothSides(api, contractId, { kind: 'termination', id: `${number}-T02` });
    await open(second).expect(200, /Both sides have signed and the contract is terminated/);
    const events = await expectOneTruth(api, contractId);
    expect(events.slice(-5)).toMatchObject([
      { type: 'TerminationAgreed', actor: { kind: 'link', name: 'Qian Jin', side: 'customer' } },
      ...[
        { type: 'SignatureRecorded' },
        { type: 'SignatureRecorded' },
        { type: 'ContractTerminated' },
        { type: 'ArchivingAsked' },
      ],
    ]);
  });
});
