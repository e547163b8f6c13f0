import { zoneClock } from '../../config/zone-clock';
import { addDays } from '../../domain/kernel/days';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aCompany } from '../build/a-company';
import { emptyMemory, type Memory } from '../build/memory-activities';
import { accept, deliver, pumpTerms, untilActive } from '../build/pump-contract';
import { afterAcceptance } from '../build/triggered-contract';
import { withContract } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
  memory.company = aCompany({ clock: zoneClock, calendar: { ...plainCalendar, weekdays: [1, 2, 3, 4, 5, 6, 7] } });
});

const paymentMails = () => memory.mails.filter(({ kind }) => kind.startsWith('payment_')).map(({ kind }) => kind);
const eventsOf = (type: string) => memory.events.filter((event) => event.type === type);

describe('a payment due thirty days after an acceptance that comes two months late', () => {
  it('is asked of nobody before, and is reminded of, overdue and mailed about by the acceptance', () =>
    withContract(memory, async (contract, contractId) => {
      const today = (await contract.now()).slice(0, 10);
      const terms = pumpTerms({
        term: { startsOn: today, endsOn: addDays(today, 540) },
        milestones: [{ milestoneId: 'rest', title: 'All pumps', dueOn: addDays(today, 20) }],
        paymentPlan: [
          { paymentLineId: 'all', title: 'Balance', percent: '100', trigger: afterAcceptance('rest', { days: 30 }) },
        ],
      });
      for (const command of untilActive(contractId, terms))
        await contract.ask(command.type === 'recordSignature' ? { ...command, signedOn: today } : command);

      // The planned day, twenty and thirty days on, is over for a month.
      await contract.sleep('80 days');
      expect(eventsOf('MilestoneOverdue')).toHaveLength(1);
      expect(paymentMails()).toEqual([]);
      expect((await contract.outlook()).waitingOn).toEqual(['owner']);

      const accepted = (await contract.now()).slice(0, 10);
      await contract.ask(deliver('rest', accepted));
      await contract.ask(accept('rest'));
      const acceptedOn = (eventsOf('DeliveryAccepted')[0] as { acceptedOn?: string } | undefined)?.acceptedOn ?? '';
      const dueOn = addDays(acceptedOn, 30);
      expect((await contract.outlook()).waitingOn).toEqual(['customer']);

      await contract.sleep('29 days');
      expect(paymentMails()).toEqual(['payment_reminder']);
      expect(eventsOf('PaymentReminderDue')).toMatchObject([{ paymentLineId: 'all', dueOn }]);
      await contract.until(() => eventsOf('PaymentChased').length === 1, '1 hour');
      expect(eventsOf('PaymentOverdue')).toMatchObject([{ paymentLineId: 'all', dueOn, effectiveDueOn: dueOn }]);
      const midnight = new Date(`${addDays(dueOn, 1)}T00:00:00+08:00`).toISOString();
      expect(eventsOf('PaymentOverdue')[0]?.at.slice(0, 16)).toBe(midnight.slice(0, 16));
      expect(paymentMails()).toEqual(['payment_reminder', 'payment_overdue_owner', 'payment_overdue']);
    }));
});
