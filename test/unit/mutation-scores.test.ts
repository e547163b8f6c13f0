import { tellScores } from '../../scripts/mutate/scores';
import { type Mutant } from '../../scripts/mutate/sample';

const mutant = (status: string, statusReason?: string) => ({
  ...{ mutatorName: 'ArrowFunction', replacement: '() => undefined', location: { start: { line: 25 } } },
  ...{ status, ...(statusReason === undefined ? {} : { statusReason }) },
});

describe('the scores of a mutation run', () => {
  it('count what the tests noticed and missed, and leave out what the machine was too busy to try', () => {
    const mutants = [
      mutant('Killed', 'Error: expect(received).toEqual(expected)'),
      mutant('Killed', 'ServiceError: Update-With-Start failed'),
      mutant('RuntimeError', 'Error: Failed to start ephemeral server: it did not start within 5s.'),
      mutant('RuntimeError', 'TypeError: undefined is not a function'),
      mutant('Survived'),
      mutant('CompileError'),
    ];
    const chosen = Array.from({ length: 5 }, () => ({}) as Mutant); // only their number counts
    expect(tellScores(['workflows'], chosen, { files: { 'workflows/courier.ts': { mutants } } })).toEqual([
      'workflows/courier.ts:25 Survived: ArrowFunction → () => undefined',
      'workflows                     67 %  2 of 3 noticed (0 by time-out; 0 that no test reaches)',
      'all of workflows              67 %  2 of 3 noticed (0 by time-out; 0 that no test reaches)',
      "2 could not be tried, because the machine was too busy for the tests' servers.",
    ]);
  });
});
