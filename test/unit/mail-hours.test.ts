import { type AnyCommand } from '../../domain/contract/commands';
import { scheduledAsks, withScheduledAsks } from '../../domain/contract/scheduled-asks';
import { type Contract } from '../../domain/contract/contract';
import { effectsOf, type MailHours } from '../../domain/contract/notify';
import { type Actor } from '../../domain/kernel/people';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aContract, contractId, eventsOf, goOn, planOf, waitingOf, waitUntil } from '../build/ask-contract';
import { evolve, readingOf } from '../build/contract-library';
import { shanghai } from '../build/fixed-clock';
import {
  agreeAsCustomer,
  approve,
  approveChange,
  askForAmendment,
  confirm,
  sign,
  untilActive,
} from '../build/pump-contract';

const hours: MailHours = { clock: shanghai, calendar: plainCalendar };
const friday = '2029-12-07T04:00:00.000Z';
/** Eight in the evening of a Sunday in Shanghai. */
const sunday = '2029-12-09T12:00:00.000Z';
const monday = '2029-12-10T01:00:00.000Z';

const customer: Actor = { kind: 'link', id: 'link', name: 'customer', email: 'customer@example.com', side: 'customer' };

/** When each mail leaves that comes of a command, by its kind and reader. */
function leaving(contract: Contract, command: AnyCommand, at: string, actor?: Actor, mailHours = hours) {
  let state = contract;
  return eventsOf(contract, command, at, undefined, actor).flatMap((event) => {
    const step = { before: state, contract: evolve(state, event) };
    state = step.contract;
    return effectsOf(step, event, readingOf(step.contract), mailHours).map(
      ({ body, notBefore = 'at once' }) => `${body.kind} → ${body.to.name}: ${notBefore}`,
    );
  });
}

const active = aContract(untilActive(contractId), friday);
const awaitingLastVote = aContract(untilActive(contractId).slice(0, 4), friday);
const awaitingSignature = aContract(untilActive(contractId).slice(0, 7), friday);
const amending = goOn(active, [askForAmendment({ endsOn: '2031-12-31' })], friday);

describe('a mail to the customer', () => {
  it('that comes of our side’s work on a Sunday evening leaves on Monday at nine; ours leave at once', () => {
    expect(leaving(awaitingLastVote, approve('business'), sunday)).toEqual([
      `confirmation_request → customer: ${monday}`,
      'approved → owner: at once',
    ]);
    expect(leaving(awaitingSignature, sign('customer', '2029-11-30'), sunday)).toEqual([
      'activated → owner: at once',
      `activated → customer: ${monday}`,
    ]);
  });

  it('leaves at once within the hours, and wherever no hours are kept', () => {
    expect(leaving(awaitingLastVote, approve('business'), friday)).toEqual([
      'confirmation_request → customer: at once',
      'approved → owner: at once',
    ]);
    expect(leaving(awaitingLastVote, approve('business'), sunday, undefined, null)).toEqual([
      'confirmation_request → customer: at once',
      'approved → owner: at once',
    ]);
  });

  it('that answers what the customer has just done leaves at once', () => {
    const agreed = goOn(amending, approveChange('amendment'), friday);
    const kinds = leaving(agreed, agreeAsCustomer('amendment'), sunday, customer);
    expect(kinds).toContain('amendment_to_sign → customer: at once');
    expect(leaving(agreed, agreeAsCustomer('amendment'), sunday)).toContain(`amendment_to_sign → customer: ${monday}`);
  });

  it('that was due in the last minute of the hours leaves then, not the next morning', () => {
    const [reminder] = planOf(goOn(awaitingLastVote, [approve('business')], '2029-12-06T09:59:59.900Z'));
    expect(reminder).toMatchObject({ about: { kind: 'confirmation_reminder' }, at: '2029-12-11T09:59:59.900Z' });
    const awaiting = goOn(awaitingLastVote, [approve('business')], '2029-12-06T09:59:59.900Z');
    const passing = { type: 'passDeadlines', at: reminder?.at ?? '' } as const;
    expect(leaving(awaiting, passing, '2029-12-11T10:00:20.000Z')).toEqual([
      'confirmation_reminder → customer: at once',
    ]);
  });

  it('that an outage held up beyond the hours says so, with how late it leaves', () => {
    const [reminder] = planOf(active);
    const at = reminder?.at ?? '';
    expect([reminder?.about.kind, at]).toEqual(['payment_reminder', '2030-01-25T01:00:00.000Z']);
    const late = '2030-01-25T12:00:00.000Z';
    const [event] = eventsOf(active, { type: 'passDeadlines', at }, late);
    if (!event) throw new Error('Nothing was due.');
    const step = { before: active, contract: evolve(active, event) };
    const [effect] = effectsOf(step, event, readingOf(step.contract), hours);
    expect(effect?.notBefore).toBe('2030-01-28T01:00:00.000Z');
    expect(effect?.body.text.en).toContain('due at 2030-01-25T01:00:00.000Z and is 4320 minutes late');
  });

  it('that merely waited for the morning was not late', () => {
    const awaiting = goOn(awaitingLastVote, [approve('business')], '2029-12-06T15:00:00.000Z');
    const lapse = planOf(awaiting).find(({ about }) => about.kind === 'confirmation_lapse');
    const [event] = eventsOf(awaiting, { type: 'passDeadlines', at: lapse?.at ?? '' }, lapse?.at).slice(-1);
    if (!event) throw new Error('Nothing was due.');
    const step = { before: awaiting, contract: evolve(awaiting, event) };
    for (const { body } of effectsOf(step, event, readingOf(step.contract), hours))
      expect(body.text.en).not.toContain('late');
  });
});

describe('a mail to our own people', () => {
  const reminded = (contract: Contract, kind: string) => {
    const due = planOf(contract).find(({ about }) => about.kind === kind);
    return leaving(contract, { type: 'passDeadlines', at: due?.at ?? '' }, due?.at ?? '');
  };

  it('that comes by itself in the night or on a day of rest leaves on the next working morning, never before it is due', () => {
    const early = goOn(awaitingLastVote, [approve('business'), confirm], '2029-12-02T19:19:00.000Z');
    expect(reminded(early, 'signature_reminder')).toEqual(['signature_reminder → owner: 2029-12-10T01:00:00.000Z']);
    const inHours = goOn(awaitingLastVote, [approve('business'), confirm], '2029-12-04T04:00:00.000Z');
    expect(reminded(inHours, 'signature_reminder')).toEqual(['signature_reminder → owner: at once']);
    const night = waitUntil(active, '2030-01-26T00:00:00.000Z');
    expect(reminded(night, 'payment_overdue')).toEqual(['payment_overdue_owner → owner: 2030-02-04T01:00:00.000Z']);
  });

  it('that moves an approval up the line leaves when it does', () => {
    const asked = aContract(untilActive(contractId).slice(0, 2), friday);
    const kinds = reminded(asked, 'approval_escalation').map((line) => line.replace(/ → .*: /, ': '));
    expect(kinds).toContain('approval_request: at once');
  });
});

describe('what a contract waits for', () => {
  it('says of a customer whose mail waits for its hour that they will be asked, and of others nothing', () => {
    const before = awaitingLastVote;
    let state = before;
    const effects = eventsOf(before, approve('business'), sunday).flatMap((event) => {
      const step = { before: state, contract: evolve(state, event) };
      state = step.contract;
      return effectsOf(step, event, readingOf(state), hours);
    });
    const show = (at: string) => `${shanghai.show(at, 'Asia/Shanghai')} (Asia/Shanghai)`;
    const [item] = withScheduledAsks(waitingOf(state), scheduledAsks(effects), show);
    expect(item?.sentence.en).toMatch(
      /^Waiting for customer .* customer has not been asked yet and will be asked at 2029-12-10 09:00 \(Asia\/Shanghai\)\.$/,
    );
    expect(item?.sentence['zh-CN']).toContain('尚未询问 customer，将于 2029-12-10 09:00 (Asia/Shanghai) 发出邮件。');
    expect(withScheduledAsks(waitingOf(amending), scheduledAsks(effects), show)).toEqual(waitingOf(amending));
  });
});
