import { aContract, contractId, decideFor, eventsOf, goOn, outcome } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { createPumpContract } from '../build/pump-contract';

const { revise } = everyCommand;
const profile = { department: 'sales', customerClass: null, riskMarks: ['export'] };

describe('revising a draft', () => {
  const twice = goOn(aContract([createPumpContract(contractId)]), [revise]);

  it('is refused to who has not seen the last change, and told the number', () => {
    expect(decideFor(twice, { ...revise, seenSeq: twice.seq - 1 })).toMatchObject({
      code: 'STALE_DRAFT',
      sentence: expect.stringContaining('HT-pumps') as string,
    });
  });

  it.each<[string, number | undefined]>([
    ['who has seen the last change', twice.seq],
    ['who does not say what they have seen', undefined],
  ])('is open to %s', (_, seenSeq) => {
    expect(outcome(twice, { ...revise, ...(seenSeq === undefined ? {} : { seenSeq }) })).toEqual(['DraftRevised']);
  });

  it('keeps how it is sorted, unless it is sorted anew', () => {
    const draft = contractIn('draft');
    expect(eventsOf(draft, revise)[0]).not.toHaveProperty('profile');
    expect(eventsOf(draft, { ...revise, profile })[0]).toMatchObject({ type: 'DraftRevised', revision: 1, profile });
  });
});
