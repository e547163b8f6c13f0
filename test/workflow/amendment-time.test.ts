import { zoneClock } from '../../config/zone-clock';
import { addDays, type Day } from '../../domain/kernel/days';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aCompany } from '../build/a-company';
import { emptyMemory, type Memory } from '../build/memory-activities';
import { approve, person, pumpTerms, untilActive } from '../build/pump-contract';
import { type RunningContract, withContract } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
  memory.company = aCompany({ clock: zoneClock, calendar: { ...plainCalendar, weekdays: [1, 2, 3, 4, 5, 6, 7] } });
});

const mails = (kind: string) => memory.mails.filter((notice) => notice.kind === kind).map(({ to }) => to.name);
const eventsOf = (type: string) => memory.events.filter((event) => event.type === type);

/** An active contract whose only payment is due in a month. */
const story = (tell: (contract: RunningContract, contractId: string, today: Day) => Promise<void>) =>
  withContract(memory, async (contract, contractId) => {
    const today = (await contract.now()).slice(0, 10);
    const terms = pumpTerms({
      term: { startsOn: today, endsOn: addDays(today, 540) },
      milestones: [],
      paymentPlan: [{ paymentLineId: 'advance', title: 'Advance', dueOn: addDays(today, 30), percent: '100' }],
    });
    for (const command of untilActive(contractId, terms))
      await contract.ask(command.type === 'recordSignature' ? { ...command, signedOn: today } : command);
    await tell(contract, contractId, today);
  });

describe('an amendment whose approvers say nothing', () => {
  it('reminds them, moves up the line, is put to the customer once our side agrees, then waits for the signatures, and with both moves the due day', () =>
    story(async (contract, contractId, today) => {
      const dueOn = addDays(today, 200);
      await contract.ask({
        ...{ type: 'requestAmendment', requestedBy: 'customer', reason: 'Budget year' },
        changes: { paymentPlan: [{ paymentLineId: 'advance', dueOn }] },
      });
      const id = `HT-${contractId.slice(0, 8)}-S01`;
      const subject = { kind: 'amendment', id } as const;
      await contract.ask(approve('legal', subject));
      expect(await contract.refusalOf({ type: 'agreeToAmendment', amendmentId: id, comment: null })).toBe(
        'AMENDMENT_IN_REVIEW',
      );

      await contract.until(() => eventsOf('SeatMoved').length === 2, '1 hour');
      expect(eventsOf('ApprovalReminderDue')).toMatchObject(
        ['business', 'finance', 'business', 'finance'].map((stepId, index) => ({
          ...{ subject, stepId, percent: index < 2 ? 50 : 100 },
        })),
      );
      expect(mails('approval_reminder').sort()).toEqual(['business', 'business', 'finance', 'finance']);
      expect(eventsOf('SeatMoved')).toMatchObject([
        { subject, stepId: 'business', to: { name: 'boss' }, why: 'escalated' },
        { subject, stepId: 'finance', to: { name: 'boss' }, why: 'escalated' },
      ]);
      expect((await contract.outlook()).waitingOn).toEqual(['finance', 'business', 'customer']);
      const boss = person('boss').email;
      for (const step of ['finance', 'business'] as const)
        await contract.ask({ ...approve(step, subject), approver: boss });
      expect(memory.events.at(-1)).toMatchObject({ type: 'AmendmentApproved', amendmentId: id });

      await contract.until(() => eventsOf('AmendmentReminderDue').length === 1, '1 hour');
      await contract.ask({ type: 'agreeToAmendment', amendmentId: id, comment: null });
      expect((await contract.outlook()).waitingOn).toEqual(['owner', 'customer']);
      await contract.until(() => eventsOf('SignatureReminderDue').length === 2, '1 day');
      expect(eventsOf('AmendmentReminderDue')).toHaveLength(1);
      const signedOn = (await contract.now()).slice(0, 10);
      for (const side of ['ours', 'customer'] as const)
        await contract.ask({ type: 'recordSignature', side, signatory: side, signedOn, subject });
      expect(memory.events.at(-1)?.type).toBe('AmendmentExecuted');
      await contract.sleep('170 days');
      expect(eventsOf('PaymentOverdue')).toEqual([]);
      await contract.sleep('40 days');
      expect(eventsOf('PaymentOverdue')).toMatchObject([{ dueOn }]);
    }));
});
