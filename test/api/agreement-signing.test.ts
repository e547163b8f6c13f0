import { addDays } from '../../domain/kernel/days';
import { expectOneTruth } from '../build/one-truth';
import { aContract, agreeOnOurSide, customer, linkTo, signOnBothSides, stateOf, today, waitsFor } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { accepted, type Api, ask, get, problemOf, read, startApi } from './harness';
import { nextMail } from './mailbox';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const owner = { name: '林晓', email: 'lin.xiao@huadong.example', language: 'en' } as const;
const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));
const view = async (contractId: string) =>
  (await read(get(api, `/v1/contracts/${contractId}`))) as Record<string, unknown>;
const refusal = async (contractId: string, body: object) =>
  (await problemOf(ask(api, contractId, 'record-signature', body), 409)).code;

/** An amendment, or a termination, that our side has asked for. */
async function requested(kind: 'amendment' | 'termination') {
  const contractId = await aContract(api, 'active');
  const { number } = await stateOf(api, contractId);
  const why = { requestedBy: 'ours', reason: '工期延后' };
  const subject = { kind, id: `${number}-${kind === 'amendment' ? 'S' : 'T'}01` } as const;
  const what = kind === 'amendment' ? { changes: { endsOn: addDays(today, 900) } } : { settlement: '互不追究。' };
  await send(contractId, `request-${kind}`, { ...why, ...what });
  return { contractId, subject };
}

/** An amendment, or a termination, that both sides have agreed to. */
async function agreed(kind: 'amendment' | 'termination') {
  const { contractId, subject } = await requested(kind);
  await agreeOnOurSide(api, contractId, subject);
  const id = kind === 'amendment' ? { amendmentId: subject.id } : { terminationId: subject.id };
  await send(contractId, `agree-to-${kind}`, { ...id, comment: '同意' });
  return { contractId, subject, id, ours: { side: 'ours', signatory: '周伟', signedOn: today, subject } };
}

async function opened(contractId: string): Promise<{ path: string; browser: Browser }> {
  const path = await linkTo(api, contractId, { kind: 'ownership', owner: owner.email }, owner);
  const browser = openBrowser(api);
  await browser.unlock(path);
  return { path, browser };
}

function formOf(page: string, command: string): { key: string; about: string; html: string } {
  const html = page.split('<form').find((part) => part.includes(`name="command" value="${command}"`)) ?? '';
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  return { key: hidden('key'), about: hidden('about'), html };
}

describe('a change that our side has asked for', () => {
  it.each([
    ['amendment', `Supplementary agreement [A-Z0-9-]+-S01 .*${addDays(today, 900)}`],
    ['termination', 'Termination agreement [A-Z0-9-]+-T01 .*互不追究。'],
  ] as const)('stands on the owner’s page before anybody has agreed: %s', async (kind, shown) => {
    const { contractId } = await requested(kind);
    const { path, browser } = await opened(contractId);
    const { text } = await browser.open(path).expect(200);
    expect(text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toMatch(
      new RegExp(`Being agreed, not in force yet ${shown}.* The contract `),
    );
  });
});

describe('an amendment that both sides have agreed to', () => {
  it('waits for the signatures, and says so with what is to be signed', async () => {
    const { contractId, subject, ours } = await agreed('amendment');
    const before = await view(contractId);
    expect(before).toMatchObject({
      amendment: {
        ...{ status: 'awaiting_signature', signatures: { ours: null, customer: null } },
        digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
      amendments: [],
    });
    expect(await waitsFor(api, contractId)).toContain(`owner ${owner.email}`);
    const told = await nextMail(api, owner.email, `${subject.id}…请安排签署`);
    expect(told.text).toContain('SHA-256');
    expect(
      (await nextMail(api, customer.contact.email, `Agreed, to be signed next: amendment ${subject.id}`)).text,
    ).toMatch(/Until then the contract goes on as it is/);
    expect((await send(contractId, 'record-signature', ours)).events).toEqual(['SignatureRecorded']);
    expect(await refusal(contractId, ours)).toBe('ALREADY_SIGNED');
    const theirs = { ...ours, side: 'customer', signatory: '赵丽' };
    expect(await refusal(contractId, theirs)).toBe('SIGNATORY_NOT_AUTHORISED');
    expect(await refusal(contractId, { ...theirs, signedOn: addDays(today, -5), authority: 'x' })).toBe(
      'SIGNED_TOO_EARLY',
    );
    expect(await refusal(contractId, { ...theirs, signedOn: addDays(today, 3), authority: 'x' })).toBe(
      'DATE_IN_FUTURE',
    );
    const signed = await send(contractId, 'record-signature', { ...theirs, authority: '授权书 SQ-2026-7' });
    expect(signed.events).toEqual(['SignatureRecorded', 'AmendmentExecuted']);
    const { digest } = before['amendment'] as { digest: string };
    expect(await view(contractId)).toMatchObject({
      ...{
        amendment: null,
        amendments: [{ amendmentId: subject.id }],
        terms: { term: { endsOn: addDays(today, 900) } },
      },
      signatureRecords: [
        ...[
          { subject: { kind: 'contract' }, side: 'ours' },
          { subject: { kind: 'contract' }, side: 'customer' },
        ],
        { subject, side: 'ours', signatory: '周伟', signedOn: today, authority: null, digest },
        { subject, side: 'customer', signatory: '赵丽', signedOn: today, authority: '授权书 SQ-2026-7', digest },
      ],
    });
    await expectOneTruth(api, contractId);
  });

  it('is signed on the owner’s page, where it stands what is signed; a page left open signs nothing else', async () => {
    const { contractId, subject } = await agreed('amendment');
    const { path, browser } = await opened(contractId);
    const { text } = await browser.open(path).expect(200);
    expect(text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toMatch(
      new RegExp(
        `To be signed by both sides Supplementary agreement ${subject.id} Digest of its text SHA-256 [0-9a-f]{64}`,
      ),
    );
    const said = text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
    const name = `the supplementary agreement ${subject.id}`;
    expect(said).toContain(`The digests of the file are those of the contract as it was signed, not of ${name}.`);
    const digest = new RegExp(`What is signed as ${name} has the digest SHA-256 ([0-9a-f]{64})`).exec(said)?.[1] ?? '';
    expect(said).toContain(`Supplementary agreement ${subject.id} Digest of its text SHA-256 ${digest}`);
    expect(said).toContain(`No file is made of ${name} yet`);
    expect(said).not.toContain('before the contract was amended');
    expect(formOf(text, 'nudge').html).toBe('');
    const form = formOf(text, 'recordSignature');
    expect(form.about).toBe(subject.id);
    const fields = { command: 'recordSignature', key: form.key, about: form.about, side: 'customer', signedOn: today };
    const stranger = await browser.send(path, { ...fields, signatory: '赵丽', authority: '' });
    expect([stranger.status, stranger.text]).toEqual([
      409,
      expect.stringContaining('does not show that 赵丽 may sign'),
    ]);
    await browser.send(path, { ...fields, about: '', signatory: '许静' }).expect(409);
    await browser.send(path, { ...fields, about: `${subject.id}9`, signatory: '许静' }).expect(409);
    await browser.send(path, { ...fields, signatory: '许静', authority: '' }).expect(200, /It is recorded/);
    const events = await expectOneTruth(api, contractId);
    expect(events.at(-1)).toMatchObject({ type: 'SignatureRecorded', subject, side: 'customer', signatory: '许静' });

    const last = formOf((await browser.open(path)).text, 'recordSignature');
    const ours = { command: 'recordSignature', key: last.key, about: last.about, side: 'ours', signedOn: today };
    await browser.send(path, { ...ours, signatory: '周伟', authority: '' }).expect(200, /It is recorded/);
    const after = (await browser.open(path).expect(200)).text;
    expect(after).toContain(`In force since, and not in the file: amendment ${subject.id}.`);
    expect(after).not.toContain('The digests of the file are those of the contract as it was signed');
  });

  it('is taken back by its owner, or gone back on by the customer as the owner enters it', async () => {
    const back = await agreed('amendment');
    await send(back.contractId, 'record-signature', back.ours);
    await send(back.contractId, 'recall', { subject: back.subject, reason: '价格有误' });
    const told = await nextMail(api, customer.contact.email, `Taken back: amendment ${back.subject.id}`);
    expect(told.text).toContain('before both sides had signed');
    expect(told.text).not.toContain('价格有误');
    expect(await refusal(back.contractId, back.ours)).toBe('UNKNOWN_AMENDMENT');

    const gone = await agreed('amendment');
    const { path, browser } = await opened(gone.contractId);
    const form = formOf((await browser.open(path)).text, 'refuseAmendment');
    const reason = '董事会未批准';
    await browser
      .send(path, { command: 'refuseAmendment', key: form.key, about: form.about, reason })
      .expect(200, /It is recorded/);
    const events = await expectOneTruth(api, gone.contractId);
    expect(events.at(-1)).toMatchObject({
      type: 'AmendmentRefused',
      side: 'customer',
      by: customer.contact.name,
      reason,
    });
    expect(events.at(-1)?.actor).toMatchObject({ email: owner.email, owner: true });
  });
});

describe('a termination that both sides have agreed to', () => {
  it('goes on being performed until it is signed, and ends with the second signature', async () => {
    const { contractId, subject, ours } = await agreed('termination');
    const receipt = { paymentLineId: 'advance', receivedOn: today, reference: 'signing-1' };
    await send(contractId, 'record-receipt', { ...receipt, amount: { amount: '1.00', currency: 'CNY' } });
    expect(await refusal(contractId, { ...ours, subject: undefined })).toBe('WRONG_STAGE');
    expect(await view(contractId)).toMatchObject({
      ...{ stage: 'active', termination: { status: 'awaiting_signature' } },
    });
    expect(await signOnBothSides(api, contractId, subject)).toMatchObject({ stage: 'terminated' });
    expect(await view(contractId)).toMatchObject({
      termination: null,
      signatureRecords: [{}, {}, { subject, side: 'ours' }, { subject, side: 'customer' }],
    });
    await expectOneTruth(api, contractId);
  });

  it('is not signed before the customer has agreed', async () => {
    const contractId = await aContract(api, 'active');
    const { number } = await stateOf(api, contractId);
    await send(contractId, 'request-termination', { requestedBy: 'ours', reason: 'x', settlement: 'x' });
    const subject = { kind: 'termination', id: `${number}-T01` } as const;
    const signature = { side: 'ours', signatory: '周伟', signedOn: today, subject };
    expect(await refusal(contractId, signature)).toBe('NOT_AGREED_YET');
    await agreeOnOurSide(api, contractId, subject);
    expect(await refusal(contractId, signature)).toBe('NOT_AGREED_YET');
  });
});
