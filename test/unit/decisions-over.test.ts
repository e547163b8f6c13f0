import { type Contract } from '../../domain/contract/contract';
import { type Decision, decisionId, isOpenDecision } from '../../domain/contract/decisions';
import { aContract, contractId, goOn } from '../build/ask-contract';
import { amending, contractIn, everyCommand, rescinding } from '../build/every-stage';
import {
  accept,
  agree,
  approve,
  askForRescission,
  confirm,
  createPumpContract,
  deliver,
  pumpTerms,
  yuan,
} from '../build/pump-contract';

const reported = goOn(contractIn('active'), [deliver('first')]);
const amendment = { kind: 'amendment', amendmentId: 'HT-pumps-S01' } as const;
const rescission = { kind: 'rescission', rescissionId: 'HT-pumps-R01' } as const;

describe('a link from before askings were numbered', () => {
  it.each<[string, Decision, Contract]>([
    ['c-1:approval:legal:r1', { kind: 'approval', revision: 1, stepId: 'legal' }, contractIn('in_approval')],
    ['c-1:confirmation:r1', { kind: 'confirmation', revision: 1 }, contractIn('awaiting_customer')],
  ])('keeps its id and is open: %s', (id, decision, contract) => {
    expect(decisionId('c-1', decision)).toBe(id);
    expect(isOpenDecision(contract, decision)).toBe(true);
  });
});

describe('a decision is not open', () => {
  const terms = pumpTerms({ price: { gross: yuan('1000000.00'), taxRate: '0.13' } });
  const important = aContract([createPumpContract(contractId, terms), everyCommand.submit]);
  const again = goOn(reported, [everyCommand.rejectDelivery, deliver('first')]);

  it.each<[string, Decision, Contract]>([
    [
      'on a step that is approved',
      { kind: 'approval', revision: 1, stepId: 'legal' },
      goOn(contractIn('in_approval'), [approve('legal')]),
    ],
    [
      'on a step that the route does not have',
      { kind: 'approval', revision: 1, stepId: 'executive' },
      contractIn('in_approval'),
    ],
    [
      'on an approval that somebody else was asked for since',
      { kind: 'approval', revision: 1, stepId: 'legal', ask: 1 },
      goOn(contractIn('in_approval'), [everyCommand.delegate]),
    ],
    [
      'on an approval before which somebody more was asked',
      { kind: 'approval', revision: 1, stepId: 'legal', ask: 1 },
      goOn(contractIn('in_approval'), [{ ...everyCommand.addApprover, position: 'before' }]),
    ],
    [
      'on a contract that was taken back',
      { kind: 'approval', revision: 1, stepId: 'legal', ask: 1 },
      goOn(contractIn('in_approval'), [everyCommand.recall]),
    ],
    [
      'on a confirmation that was forwarded',
      { kind: 'confirmation', revision: 1, ask: 4 },
      goOn(contractIn('awaiting_customer'), [everyCommand.forward]),
    ],
    ['on another revision', { kind: 'approval', revision: 2, stepId: 'legal' }, contractIn('in_approval')],
    ['on a draft', { kind: 'approval', revision: 1, stepId: 'legal' }, contractIn('draft')],
    ['on a step whose turn has not come', { kind: 'approval', revision: 1, stepId: 'executive' }, important],
    [
      'on the approval of a contract that was withdrawn',
      { kind: 'approval', revision: 1, stepId: 'legal' },
      goOn(contractIn('in_approval'), [everyCommand.withdraw]),
    ],
    [
      'on a delivery of a contract that was rescinded before it was accepted',
      { kind: 'acceptance', milestoneId: 'first', attempt: 1 },
      goOn(reported, [askForRescission, ...agree('rescission')]),
    ],
    [
      'on an approval that is over',
      { kind: 'approval', revision: 1, stepId: 'legal' },
      contractIn('awaiting_customer'),
    ],
    ['on another revision to confirm', { kind: 'confirmation', revision: 2 }, contractIn('awaiting_customer')],
    ['on a contract that is not to be confirmed yet', { kind: 'confirmation', revision: 1 }, contractIn('in_approval')],
    [
      'on a contract that is confirmed',
      { kind: 'confirmation', revision: 1 },
      goOn(contractIn('awaiting_customer'), [confirm]),
    ],
    ['on an older report', { kind: 'acceptance', milestoneId: 'first', attempt: 1 }, again],
    [
      'on a delivery that is not reported',
      { kind: 'acceptance', milestoneId: 'first', attempt: 0 },
      contractIn('active'),
    ],
    ['on an unknown delivery', { kind: 'acceptance', milestoneId: 'third', attempt: 1 }, reported],
    [
      'on an accepted delivery',
      { kind: 'acceptance', milestoneId: 'first', attempt: 1 },
      goOn(reported, [accept('first')]),
    ],
    [
      'on a delivery of a contract that is over',
      { kind: 'acceptance', milestoneId: 'first', attempt: 1 },
      contractIn('completed'),
    ],
    ['on another amendment', { kind: 'amendment', amendmentId: 'HT-pumps-S02', side: 'ours' }, amending()],
    [
      'on an amendment that this side has agreed to',
      { ...amendment, side: 'ours' },
      goOn(amending(), agree('amendment').slice(0, 1)),
    ],
    ['on an amendment before signature', { ...amendment, side: 'ours' }, contractIn('awaiting_signature')],
    ['on another rescission', { kind: 'rescission', rescissionId: 'HT-pumps-R02', side: 'ours' }, rescinding()],
    [
      'on a rescission that this side has agreed to',
      { ...rescission, side: 'ours' },
      goOn(rescinding(), agree('rescission').slice(0, 1)),
    ],
    ['on a rescission that is done', { ...rescission, side: 'ours' }, contractIn('rescinded')],
  ])('%s', (_, decision, contract) => {
    expect(isOpenDecision(contract, decision)).toBe(false);
  });
});
