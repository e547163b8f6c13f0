import { type Contract } from '../../domain/contract/contract';
import { isOpenQuestion } from '../../domain/contract/ask';
import { type Question } from '../../domain/contract/question';
import { aContract, contractId, goOn } from '../build/ask-contract';
import {
  amending,
  amendmentInReview,
  contractIn,
  everyCommand,
  terminating,
  terminationInReview,
} from '../build/every-stage';
import {
  accept,
  conclude,
  approve,
  askForTermination,
  confirm,
  createPumpContract,
  deliver,
  ofChange,
  ofRevision,
  pumpTerms,
  yuan,
} from '../build/pump-contract';

const reported = goOn(contractIn('active'), [deliver('first')]);
const amendment = { kind: 'amendment', amendmentId: 'HT-pumps-S01' } as const;
const termination = { kind: 'termination', terminationId: 'HT-pumps-T01' } as const;
const approval = { kind: 'approval', subject: ofRevision(), stepId: 'legal', ask: 1 } as const;
const ofAmendment = { ...approval, subject: ofChange('amendment') };
const confirmation = { kind: 'confirmation', revision: 1, ask: 4 } as const;

describe('a question is not open', () => {
  const terms = pumpTerms({ price: { gross: yuan('1000000.00'), taxRate: '0.13' } });
  const important = aContract([createPumpContract(contractId, terms), everyCommand.submit]);
  const again = goOn(reported, [everyCommand.rejectDelivery, deliver('first')]);

  it.each<[string, Question, Contract]>([
    ['on a step that is approved', approval, goOn(contractIn('in_approval'), [approve('legal')])],
    ['on a step that the route does not have', { ...approval, stepId: 'executive', ask: 4 }, contractIn('in_approval')],
    [
      'on an approval that somebody else was asked for since',
      approval,
      goOn(contractIn('in_approval'), [everyCommand.delegate]),
    ],
    [
      'on an approval before which somebody more was asked',
      approval,
      goOn(contractIn('in_approval'), [{ ...everyCommand.addApprover, position: 'before' }]),
    ],
    ['on a contract that was taken back', approval, goOn(contractIn('in_approval'), [everyCommand.recall])],
    [
      'on a confirmation that was forwarded',
      confirmation,
      goOn(contractIn('awaiting_customer'), [everyCommand.forward]),
    ],
    ['on another revision', { ...approval, subject: ofRevision(2) }, contractIn('in_approval')],
    ['on another amendment', { ...ofAmendment, subject: ofChange('amendment', 2) }, amendmentInReview()],
    ['on an amendment that our side has approved', ofAmendment, amending()],
    ['on an amendment that nobody asked for', ofAmendment, contractIn('active')],
    ['on a draft', approval, contractIn('draft')],
    ['on a step whose turn has not come', { ...approval, stepId: 'executive', ask: 4 }, important],
    [
      'on the approval of a contract that was withdrawn',
      approval,
      goOn(contractIn('in_approval'), [everyCommand.withdraw]),
    ],
    [
      'on a delivery of a contract that was terminated before it was accepted',
      { kind: 'acceptance', milestoneId: 'first', attempt: 1 },
      goOn(reported, [askForTermination, ...conclude('termination')]),
    ],
    ['on an approval that is over', approval, contractIn('awaiting_customer')],
    ['on another revision to confirm', { ...confirmation, revision: 2 }, contractIn('awaiting_customer')],
    ['on a contract that is not to be confirmed yet', confirmation, contractIn('in_approval')],
    ['on a contract that is confirmed', confirmation, goOn(contractIn('awaiting_customer'), [confirm])],
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
    ['on another amendment to agree to', { ...amendment, amendmentId: 'HT-pumps-S02' }, amending()],
    ['on an amendment that our side still reviews', amendment, amendmentInReview()],
    ['on an amendment that is executed', amendment, goOn(amending(), [everyCommand.agreeToAmendment])],
    ['on an amendment that was refused', amendment, goOn(amending(), [everyCommand.refuseAmendment])],
    ['on an amendment before signature', amendment, contractIn('awaiting_signature')],
    ['on another termination', { ...termination, terminationId: 'HT-pumps-T02' }, terminating()],
    ['on a termination that our side still reviews', termination, terminationInReview()],
    ['on a termination that was refused', termination, goOn(terminating(), [everyCommand.refuseTermination])],
    ['on a termination that is done', termination, contractIn('terminated')],
  ])('%s', (_, question, contract) => {
    expect(isOpenQuestion(contract, question)).toBe(false);
  });
});
