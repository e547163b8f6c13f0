import { type Changes } from '../../domain/amendment/state';
import { aContract, contractId, decideFor } from '../build/ask-contract';
import { askForAmendment, pumpTerms, untilActive } from '../build/pump-contract';

const sold = aContract(untilActive(contractId, pumpTerms({})));

describe('the sentence that refuses an amendment', () => {
  it.each<[string, Changes, string]>([
    [
      'the second delivery of the contract, the first of the request',
      { milestones: [{ milestoneId: 'rest', dueOn: '2020-01-01' }] },
      '/changes/milestones/0/dueOn',
    ],
    [
      'the second payment of the contract, the first of the request',
      {
        paymentPlan: [
          { paymentLineId: 'balance', trigger: { event: 'acceptance', milestoneId: 'nothing', after: { days: 30 } } },
        ],
      },
      '/changes/paymentPlan/0/trigger/milestoneId',
    ],
    [
      'a row that is changed twice',
      { milestones: ['2030-04-02', '2030-04-03'].map((dueOn) => ({ milestoneId: 'rest', dueOn })) },
      '/changes/milestones/1/milestoneId',
    ],
    ['a term that ends before a delivery', { endsOn: '2030-04-30' }, '/changes/endsOn'],
  ])('points at what was sent: %s', (_what, changes, pointer) => {
    const refusal = decideFor(sold, askForAmendment(changes));
    expect(refusal).toMatchObject({
      ...{ code: 'INVALID_TERMS', sentence: expect.stringContaining(` ${pointer}: `) as string },
      sentenceZh: expect.stringContaining(`${pointer}: `) as string,
    });
    const pointers = JSON.stringify(refusal).match(/(?<![\w/])\/[a-zA-Z]\w*/g) ?? [];
    expect(new Set(pointers)).toEqual(new Set(['/changes']));
  });
});
