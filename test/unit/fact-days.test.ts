import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { outcome } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { deliver, pay, sign } from '../build/pump-contract';

/** What is told of a contract that was created on the first of December 2029. */
const told: [string, Contract, (day: string) => Command][] = [
  ['a signature', contractIn('awaiting_signature'), (day) => sign('ours', day)],
  ['a delivery', contractIn('active'), (day) => deliver('first', day)],
  ['money', contractIn('active'), (day) => pay('advance', '1.00', 'A', day)],
  ['a condition', contractIn('signed'), (metOn) => ({ ...everyCommand.meetCondition, metOn })],
];

describe('what happened before the contract was created', () => {
  it.each(told)('is believed of %s within the year before, and taken for a typing mistake earlier', (_, state, on) => {
    for (const day of ['1970-01-01', '0029-12-01', '2028-11-28'])
      expect(outcome(state, on(day))).toBe('DATE_TOO_EARLY');
    for (const day of ['2028-12-01', '2029-11-30']) expect(outcome(state, on(day))).not.toBe('DATE_TOO_EARLY');
    expect(Array.isArray(outcome(state, on('2028-12-01')))).toBe(true);
  });
});
