import { addDays, type Day } from '../../domain/kernel/days';
import { zoneClock } from '../../config/zone-clock';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { workingDayFrom, workingDaysAfter } from '../../domain/kernel/working-days';
import { aCompany } from '../build/a-company';
import { emptyMemory, type Memory } from '../build/memory-activities';
import {
  accept,
  approve,
  confirm,
  createPumpContract,
  deliver,
  pay,
  pumpTerms,
  submit,
  untilActive,
} from '../build/pump-contract';
import { type RunningContract, withContract } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
});

const kinds = () => memory.mails.map((notice) => notice.kind);
const types = () => memory.events.map((event) => event.type);
const story = (tell: (contract: RunningContract, contractId: string, today: Day) => Promise<void>) =>
  withContract(memory, async (contract, contractId) => {
    await tell(contract, contractId, (await contract.now()).slice(0, 10));
  });

/** The pump contract with due days counted from today on the server's clock. */
function termsFrom(today: Day) {
  const day = (days: number) => addDays(today, days);
  return pumpTerms({
    term: { startsOn: today, endsOn: day(540) },
    milestones: [{ milestoneId: 'first', title: 'First pumps', dueOn: day(60) }],
    paymentPlan: [{ paymentLineId: 'advance', title: 'Advance', dueOn: day(30), percent: '100' }],
  });
}

async function activate(contract: RunningContract, contractId: string, today: Day): Promise<void> {
  for (const command of untilActive(contractId, termsFrom(today)))
    await contract.ask(command.type === 'recordSignature' ? { ...command, signedOn: today } : command);
}

describe('waiting for approval', () => {
  it('reminds each approver at half of the time and at its end, and no more once they have voted', () =>
    story(async (contract, contractId) => {
      memory.company = aCompany({ clock: zoneClock, calendar: { ...plainCalendar, weekdays: [1, 2, 3, 4, 5, 6, 7] } });
      await contract.ask(createPumpContract(contractId));
      await contract.ask(submit);
      // Sixteen hours of work are between one and three days, wherever they begin.
      await contract.until(() => memory.mails.filter(({ kind }) => kind === 'approval_reminder').length === 3);
      await contract.ask(approve('legal'));
      await contract.until(() => memory.mails.filter(({ kind }) => kind === 'approval_reminder').length === 5);
      const reminded = memory.mails
        .filter((notice) => notice.kind === 'approval_reminder')
        .map((notice) => notice.to.name);
      expect(reminded.sort()).toEqual(['business', 'business', 'finance', 'finance', 'legal']);
    }));

  it('goes back to drafting when the customer says nothing for thirty days', () =>
    story(async (contract, contractId) => {
      for (const command of [
        createPumpContract(contractId),
        submit,
        approve('legal'),
        approve('finance'),
        approve('business'),
      ])
        await contract.ask(command);
      await contract.sleep('31 days');
      expect(await contract.state()).toMatchObject({
        stage: 'draft',
        revision: 2,
        returned: { cause: 'confirmation_lapsed' },
      });
      expect(kinds().filter((kind) => kind === 'confirmation_reminder')).toHaveLength(5);
      expect(kinds().slice(-2)).toEqual(['returned', 'question_lapsed']);
    }));
});

describe('waiting for payment', () => {
  it('reminds a week before, marks overdue on the day after, tells the customer two working days later and then weekly, and stops when paid', () =>
    story(async (contract, contractId, today) => {
      await activate(contract, contractId, today);
      await contract.ask(deliver('first', today));
      await contract.ask(accept('first'));
      await contract.sleep('45 days');
      await contract.ask(pay('advance', '100000', 'A', today));
      await contract.ask(pay('advance', '13000', 'B', today));
      const before = memory.events.length;
      await contract.sleep('100 days');
      // What is paid is asked for no more; whoever archives is.
      const after = new Set(memory.events.slice(before).map(({ type }) => type));
      expect(after).toEqual(new Set(['ArchiveReminderDue']));
      expect(types().filter((type) => type === 'PaymentOverdue')).toHaveLength(1);
      const payments = kinds().filter((kind) => kind.startsWith('payment'));
      expect(payments).toEqual(['payment_reminder', 'payment_overdue_owner', 'payment_overdue', 'payment_reminder']);
      const overdue = memory.events.find((event) => event.type === 'PaymentOverdue');
      const shanghai = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString().slice(0, 16);
      const effectiveDueOn = workingDayFrom(plainCalendar, addDays(today, 30));
      expect(overdue).toMatchObject({ effectiveDueOn });
      expect(overdue?.at.slice(0, 16)).toBe(shanghai(addDays(effectiveDueOn, 1), '00:00'));
      const first = workingDaysAfter(plainCalendar, effectiveDueOn, 2);
      expect(memory.events.filter(({ type }) => type === 'PaymentChased').map(({ at }) => at.slice(0, 16))).toEqual([
        shanghai(first, '09:00'),
        shanghai(addDays(first, 7), '09:00'),
      ]);
      expect((await contract.state()).stage).toBe('completed');
    }));

  it('follows an amendment: the old due day passes in silence, the new one is kept', () =>
    story(async (contract, contractId, today) => {
      await activate(contract, contractId, today);
      const dueOn = addDays(today, 200);
      await contract.ask({
        type: 'requestAmendment',
        requestedBy: 'customer',
        reason: 'Budget year',
        changes: { paymentPlan: [{ paymentLineId: 'advance', dueOn }] },
      });
      const amendmentId = `HT-${contractId.slice(0, 8)}-S01`;
      for (const step of ['legal', 'finance', 'business'] as const)
        await contract.ask(approve(step, { kind: 'amendment', id: amendmentId }));
      await contract.ask({ type: 'agreeToAmendment', amendmentId, comment: null });
      const subject = { kind: 'amendment', id: amendmentId } as const;
      for (const side of ['ours', 'customer'] as const)
        await contract.ask({ type: 'recordSignature', side, signatory: side, signedOn: today, subject });
      await contract.sleep('190 days');
      expect(types()).not.toContain('PaymentOverdue');
      await contract.sleep('12 days');
      expect(memory.events.find((event) => event.type === 'PaymentOverdue')).toMatchObject({ dueOn });
    }));
});

describe('a command', () => {
  it('asked twice under one id is answered twice and recorded once', () =>
    story(async (contract, contractId) => {
      await contract.ask(createPumpContract(contractId));
      const [first, second] = await Promise.all([
        contract.ask(submit, { commandId: 'once' }),
        contract.ask(submit, { commandId: 'once' }),
      ]);
      await contract.signal(submit, { commandId: 'once' });
      expect(second).toEqual(first);
      await contract.ask(approve('legal'));
      expect(types()).toEqual(['ContractCreated', 'ContractSubmitted', 'ApprovalStepsOpened', 'ApprovalGiven']);
    }));

  it('in the wrong stage is refused with a code and records nothing', () =>
    story(async (contract, contractId) => {
      await contract.ask(createPumpContract(contractId));
      await contract.state();
      expect(await contract.refusalOf(confirm)).toBe('WRONG_STAGE');
      const { events = [] } = await contract.handle.fetchHistory();
      expect(events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes)).toHaveLength(1);
      expect(types()).toEqual(['ContractCreated']);
    }));

  it('sent as a signal counts the same, and a refused one goes on record without failing the contract', () =>
    story(async (contract, contractId) => {
      await contract.ask(createPumpContract(contractId));
      await contract.signal(submit);
      await contract.signal(confirm, { commandId: 'refused-once' });
      await contract.signal(confirm, { commandId: 'refused-once' });
      await contract.signal({ type: 'withdraw' } as never, { commandId: 'says-nothing' });
      await contract.handle.signal('catchUp', null);
      await contract.until(() => types().filter((type) => type === 'CommandRefused').length === 2);
      await contract.ask(approve('legal'));
      expect(types()).toEqual([
        ...['ContractCreated', 'ContractSubmitted', 'ApprovalStepsOpened'],
        ...['CommandRefused', 'CommandRefused', 'ApprovalGiven'],
      ]);
      expect(memory.events.slice(3, 5)).toMatchObject([
        { command: 'confirm', code: 'WRONG_STAGE' },
        { command: 'withdraw', code: 'MALFORMED_COMMAND', sentence: expect.stringContaining('/reason') as string },
      ]);
    }));

  it('sent as a signal with an envelope nobody can store, or as another command, stops nothing', () =>
    story(async (contract, contractId) => {
      await contract.ask(createPumpContract(contractId));
      await contract.ask(submit);
      const vote = { ...approve('legal'), commandId: null, actor: null, fingerprint: 5 };
      await contract.handle.signal('approve', { ...vote, type: 'noteEffectFailed' });
      await contract.handle.signal('approve', { ...vote, 'a\u0000b': 1 });
      await contract.until(() => types().includes('CommandRefused'));
      await contract.ask(approve('finance'));
      expect(types().slice(3)).toEqual(['ApprovalGiven', 'CommandRefused', 'ApprovalGiven']);
      expect(JSON.stringify(memory.events)).not.toContain('\\u0000');
    }));

  it('beside others at the same moment takes its turn: three votes at once are three votes', () =>
    story(async (contract, contractId) => {
      await contract.ask(createPumpContract(contractId));
      await contract.ask(submit);
      await Promise.all([approve('legal'), approve('finance'), approve('business')].map((vote) => contract.ask(vote)));
      expect(memory.events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect((await contract.state()).stage).toBe('awaiting_customer');
    }));
});
