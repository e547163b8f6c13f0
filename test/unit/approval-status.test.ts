import { stepStatus } from '../../domain/approval/steps';
import { as, begun, gone, rulesOf, stepOf, submit } from '../build/approval-case';

const statuses = (one: ReturnType<typeof begun>, ...steps: string[]) => steps.map((id) => stepStatus(one.step(id)));

describe('a step of the approval', () => {
  const inOrder = rulesOf(stepOf('legal', ['ann']), stepOf('executive', ['bob'], { order: 2 }));

  it('is open or not open yet, and approved once as many have agreed as it needs', () => {
    const first = begun(inOrder);
    expect(statuses(first, 'legal', 'executive')).toEqual(['open', 'not_open']);
    const second = first.ask(as('ann', 'legal').approve);
    expect(statuses(second, 'legal', 'executive')).toEqual(['approved', 'open']);
  });

  it('is not open in a draft that came back rejected, and open again with the next revision', () => {
    const refused = begun(rulesOf(stepOf('legal', ['ann']), stepOf('finance', ['bob']))).ask(as('ann', 'legal').reject);
    expect(statuses(refused, 'legal', 'finance')).toEqual(['not_open', 'not_open']);
    expect(statuses(refused.ask(submit(2)), 'legal', 'finance')).toEqual(['open', 'open']);
  });

  it('is blocked while nobody can be asked', () => {
    const nobody = begun(rulesOf(stepOf('legal', ['ann'])), { ann: gone, head: gone, boss: gone });
    expect(statuses(nobody, 'legal')).toEqual(['blocked']);
  });
});
