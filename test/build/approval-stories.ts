import { aCompany, rules, withPeople } from './a-company';
import { aContract, contractId, goOn, NOW } from './ask-contract';
import { contractIn, everyCommand } from './every-stage';
import { approve, createPumpContract, submit } from './pump-contract';
import { mails, timed, type Told } from './told';

const inApproval = contractIn('in_approval');
const awaiting = contractIn('awaiting_customer');
const { comment, resolveComment, requestChanges, reject } = everyCommand;
const commented = goOn(inApproval, [comment]);
const legalGone = withPeople({ legal: { active: false } });
const nobodyLeft = withPeople({ legal: { active: false }, boss: { active: false } });

/** Two of three lawyers must approve. */
const threeLawyers = withPeople(
  { counsel: { approvesFor: ['legal'] }, jurist: { approvesFor: ['legal'] } },
  aCompany({
    ruleSet: {
      ...rules,
      rules: rules.rules.map((rule) => ({
        ...rule,
        steps: rule.steps.map((step) => (step.stepId === 'legal' ? { ...step, quorum: { atLeast: 2 } } : step)),
      })),
    },
  }),
);
const asksThree = aContract([createPumpContract(contractId), submit], NOW, threeLawyers);
const asks = (...names: string[]) => names.map((name) => `approval_request → ${name}`);

/** Which mails an approval causes. */
export const approvalStories: [string, () => Told[], string[]][] = [
  [
    'a working day in approval',
    () => timed(goOn(inApproval, [approve('legal')]), '2029-12-03T10:00:00.000Z'),
    ['approval_reminder → business', 'approval_reminder → finance'],
  ],
  [
    'a step whose time is up',
    () => timed(goOn(inApproval, [approve('legal'), approve('finance')]), '2029-12-05T10:00:00.000Z').slice(-2),
    ['approval_request → boss', 'approval_moved → business'],
  ],
  [
    'a step whose time is up at the end of the line',
    () => timed(goOn(inApproval, [approve('legal'), approve('finance')]), '2029-12-10T10:00:00.000Z').slice(-2),
    ['approval_blocked → boss', 'approval_blocked → owner'],
  ],
  ['a delegation', () => mails(inApproval, [everyCommand.delegate]), asks('boss')],
  ['a reassignment', () => mails(inApproval, [everyCommand.reassign]), [...asks('boss'), 'approval_moved → legal']],
  ['an approver who left', () => mails(inApproval, [{ type: 'recheckApprovers' }], legalGone), asks('boss')],
  [
    'an approver who left with nobody after them',
    () => mails(inApproval, [{ type: 'recheckApprovers' }], nobodyLeft),
    ['approval_blocked → boss', 'approval_blocked → owner'],
  ],
  [
    'an approver who came to a step that lacked somebody',
    () => mails(aContract([createPumpContract(contractId), submit], NOW, nobodyLeft), [{ type: 'recheckApprovers' }]),
    asks('legal'),
  ],
  [
    'somebody more who must agree first',
    () => mails(inApproval, [{ ...everyCommand.addApprover, position: 'before' }]),
    asks('boss'),
  ],
  ['somebody more who must agree afterwards', () => mails(inApproval, [everyCommand.addApprover]), []],
  [
    'the vote before somebody more must agree',
    () => mails(inApproval, [everyCommand.addApprover, approve('legal')]),
    asks('boss'),
  ],
  ['a vote against that does not decide', () => mails(asksThree, [reject], threeLawyers), []],
  [
    'a return to an earlier step',
    () => mails(inApproval, [approve('finance'), everyCommand.returnToStep]),
    ['returned_to_step → owner', ...asks('finance')],
  ],
  [
    'changes that an approver asks for',
    () => mails(inApproval, [requestChanges]),
    ['returned → owner', 'approval_over → finance', 'approval_over → business'],
  ],
  [
    'a recall',
    () => mails(inApproval, [everyCommand.recall]),
    ['approval_recalled → legal', 'approval_recalled → finance', 'approval_recalled → business'],
  ],
  [
    'a recall while somebody more is asked before those who were asked',
    () => mails(inApproval, [{ ...everyCommand.addApprover, position: 'before' }, everyCommand.recall]),
    [
      'approval_recalled → boss',
      'approval_recalled → legal',
      'approval_recalled → finance',
      'approval_recalled → business',
    ],
  ],
  ['a recall from the customer', () => mails(awaiting, [everyCommand.recall]), ['question_recalled → customer']],
  [
    'a nudge',
    () => mails(inApproval, [approve('legal'), everyCommand.nudge]),
    ['approval_reminder → finance', 'approval_reminder → business'],
  ],
  ['a nudge of the customer', () => mails(awaiting, [everyCommand.nudge]), ['confirmation_reminder → customer']],
  [
    'a link mailed again',
    () => mails(inApproval, [approve('legal'), everyCommand.resendLink]),
    asks('finance', 'business'),
  ],
  [
    'a link mailed again to the customer',
    () => mails(awaiting, [everyCommand.resendLink]),
    ['confirmation_request → customer'],
  ],
  [
    'a forwarded confirmation',
    () => mails(awaiting, [everyCommand.forward]),
    ['confirmation_request → buyer', 'confirmation_forwarded → owner'],
  ],
  [
    'a nudge of whom the confirmation was forwarded to',
    () => mails(awaiting, [everyCommand.forward, everyCommand.nudge]),
    ['confirmation_reminder → buyer'],
  ],
  [
    'a copy, once to each',
    () =>
      mails(inApproval, [
        { ...everyCommand.sendCopy, recipients: ['boss@example.com', 'legal@example.com', 'BOSS@example.com'] },
      ]),
    ['copy → boss', 'copy → legal'],
  ],
  ['a comment', () => mails(inApproval, [comment]), ['comment → owner']],
  ['a comment of the owner', () => mails(inApproval, [{ ...comment, by: 'owner@example.com' }]), []],
  [
    'a comment that somebody else resolves',
    () => mails(commented, [{ ...resolveComment, by: 'owner@example.com' }]),
    ['comment_resolved → legal'],
  ],
  ['a comment that its author resolves', () => mails(commented, [resolveComment]), []],
  ['a calendar published meanwhile', () => mails(inApproval, [{ type: 'replan', calendarVersion: 2 }]), []],
];
