import { addDays } from '../../domain/kernel/days';
import { emptyMemory, type Memory } from '../build/memory-activities';
import { conditionalTerms, everyCommand } from '../build/every-stage';
import { pay, pumpTerms, untilActive } from '../build/pump-contract';
import { type RunningContract, withContract } from './harness';

let memory: Memory;
beforeEach(() => {
  memory = emptyMemory();
});
const eventsOf = (type: string) => memory.events.filter((event) => event.type === type);

/** Signed today, in force from ten days on, with a guarantee and the advance. */
async function sign(contract: RunningContract, contractId: string): Promise<string> {
  const today = (await contract.now()).slice(0, 10);
  const day = (days: number) => addDays(today, days);
  const terms = pumpTerms({
    ...{
      term: { startsOn: today, endsOn: day(540) },
      effectiveOn: day(10),
      conditions: conditionalTerms.conditions ?? [],
    },
    milestones: [{ milestoneId: 'first', title: 'First pumps', dueOn: day(20) }],
    paymentPlan: [{ paymentLineId: 'advance', title: 'Advance', dueOn: day(15), percent: '100' }],
  });
  for (const command of untilActive(contractId, terms))
    await contract.ask(command.type === 'recordSignature' ? { ...command, signedOn: today } : command);
  return today;
}

describe('a signed contract', () => {
  it('waits for its day and its conditions, whichever comes last, and says so in the Temporal UI', () =>
    withContract(memory, async (contract, contractId) => {
      const today = await sign(contract, contractId);
      expect((await contract.state()).stage).toBe('signed');
      expect((await contract.outlook()).waitingOn).toEqual(['owner', 'customer']);
      const sentences = (await contract.outlook()).sentences.map(({ en }) => en).join('\n');
      expect(sentences).toContain('see to “Performance bond”');
      expect(sentences).toContain(`wait for the effective day, ${addDays(today, 10)}`);

      await contract.sleep('12 days');
      expect(eventsOf('EffectiveDayCame')).toHaveLength(1);
      const midnight = new Date(`${addDays(today, 10)}T00:00:00+08:00`).toISOString();
      expect(eventsOf('EffectiveDayCame')[0]?.at.slice(0, 16)).toBe(midnight.slice(0, 16));
      expect((await contract.state()).stage).toBe('signed');
      expect(eventsOf('ConditionReminderDue')).toHaveLength(1);

      await contract.ask(everyCommand.waiveCondition);
      await contract.sleep('30 days');
      expect(eventsOf('PaymentOverdue')).toEqual([]);
      await contract.ask(pay('advance', '113000.00', 'A', today));
      expect((await contract.state()).stage).toBe('active');
      // What was due meanwhile is overdue from now on, and not before.
      await contract.until(() => eventsOf('MilestoneOverdue').length === 1);
      expect(memory.mails.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['signed', 'activated']));
    }));

  it('is let lapse by whoever is asked once its long-stop day is over, and not before', () =>
    withContract(memory, async (contract, contractId) => {
      const today = (await contract.now()).slice(0, 10);
      const terms = pumpTerms({
        ...{
          conditions: conditionalTerms.conditions ?? [],
          longStopOn: addDays(today, 10),
          dueOnRestDays: 'as_written',
        },
        term: { startsOn: today, endsOn: addDays(today, 540) },
        milestones: [],
        paymentPlan: [{ paymentLineId: 'advance', title: 'Advance', dueOn: addDays(today, 5), percent: '100' }],
      });
      for (const command of untilActive(contractId, terms))
        await contract.ask(command.type === 'recordSignature' ? { ...command, signedOn: today } : command);
      expect(await contract.refusalOf(everyCommand.lapse)).toBe('LONG_STOP_AHEAD');
      await contract.ask(pay('advance', '1000.00', 'A', today));

      await contract.sleep('20 days');
      expect(eventsOf('LongStopDayPassed')).toHaveLength(1);
      const passed = new Date(`${addDays(today, 11)}T00:00:00+08:00`).toISOString();
      expect(eventsOf('LongStopDayPassed')[0]?.at.slice(0, 16)).toBe(passed.slice(0, 16));
      expect(eventsOf('LongStopReminderDue')).toHaveLength(1);
      expect((await contract.state()).stage).toBe('signed');
      expect((await contract.outlook()).waitingOn).toContain('decider');

      await contract.ask(everyCommand.lapse);
      const ended = await contract.state();
      expect(ended).toMatchObject({ stage: 'terminated', ending: { lapsed: true } });
      await contract.sleep('30 days');
      expect(eventsOf('PaymentOverdue')).toEqual([]);
      expect(await contract.refusalOf(everyCommand.archive)).toBe('MONEY_TO_GIVE_BACK');
      expect(memory.mails.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['long_stop_request', 'long_stop_reminder', 'long_stop_passed', 'lapsed']),
      );
    }));

  it('cannot be confirmed by a condition that nobody agreed on', () =>
    withContract(memory, async (contract, contractId) => {
      await sign(contract, contractId);
      const unknown = { ...everyCommand.meetCondition, conditionId: 'sunshine' };
      expect(await contract.refusalOf(unknown)).toBe('UNKNOWN_CONDITION');
      expect(await contract.refusalOf({ ...everyCommand.meetCondition, conditionId: 'money' })).toBe(
        'CONDITION_OF_RECEIPT',
      );
    }));
});
