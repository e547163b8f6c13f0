import { type Contract } from '../contract/contract';
import { ask, type NoticeDraft, reminding } from '../contract/notice-draft';
import { approvalsUnderWay, subjectRules } from '../contract/subjects';
import { sayUnshown } from '../drafting/unshown';
import { type Person } from '../kernel/people';
import { type Words, words } from '../kernel/words';
import {
  type Approval,
  type ApprovalStep,
  type ApprovalSubject,
  type Seat,
  type StepId,
  type VoidedVote,
} from './state';
import { isStepApproved, openSteps, pendingSeats } from './steps';

/** Why this person is asked, and why again. */
function whyAsked(step: ApprovalStep, seat: Seat, voided: readonly VoidedVote[]): Words {
  const again = voided.find(({ stepId }) => stepId === step.stepId);
  const en = [
    step.because.en,
    ...(seat.standsFor ? [`You are asked in the place of ${seat.standsFor.name}.`] : []),
    ...(again ? [`An earlier vote no longer counts: ${again.why.en}.`] : []),
  ];
  const zh = [
    step.because['zh-CN'],
    ...(seat.standsFor ? [`您代替${seat.standsFor.name}审批。`] : []),
    ...(again ? [`此前的表决已失效：${again.why['zh-CN']}。`] : []),
  ];
  return words(en.join(' '), zh.join(''));
}

interface Asking {
  reminder?: boolean;
  /** The number of the asking, where one person is asked alone. */
  ask?: number;
  /** What is said beside, such as by who passed it on. */
  said?: Words;
}

/** How a subject line begins: with the contract or, where that goes on meanwhile, with the change of it. */
export function subjectOf({ number }: Contract, { kind, id }: ApprovalSubject): Words {
  const of = subjectRules[kind].words(id);
  return kind === 'revision'
    ? words(`Contract ${number}`, `合同 ${number} `)
    : words(`Contract ${number}: ${of.en}`, `合同 ${number} ${of['zh-CN']} `);
}

/** Asks those of a step who have not voted; of one asking alone, where that is given. */
export function askApprovers(
  contract: Contract,
  subject: ApprovalSubject,
  stepId: StepId,
  { reminder = false, ask: only, said = words('', '') }: Asking = {},
): NoticeDraft[] {
  const found = approvalsUnderWay(contract).find((one) => one.subject.kind === subject.kind);
  const step = found && openSteps(found.approval).find((open) => open.stepId === stepId);
  if (!step) return [];
  const { title } = contract.terms;
  const of = subjectRules[subject.kind].words(subject.id);
  const about = subjectOf(contract, subject);
  const name = step.name;
  const heading = reminding(
    reminder,
    words(`${about.en} needs your approval (${name.en})`, `${about['zh-CN']}待您审批（${name['zh-CN']}）`),
  );
  const halted = subject.kind === 'revision' ? '合同' : '此事项';
  const seats = pendingSeats(step).filter((seat) => only === undefined || seat.ask === only);
  return seats.flatMap((seat) => {
    const lacking = sayUnshown(found.approval.document?.unshown);
    const why = whyAsked(step, seat, found.approval.voided);
    const text = words(
      `Please decide on ${of.en} of “${title}”. Nothing happens until you do. ${why.en}${said.en}${lacking.en}`,
      `请审批“${title}”${of['zh-CN']}。在您作出决定之前，${halted}不会继续。${why['zh-CN']}${said['zh-CN']}${lacking['zh-CN']}`,
    );
    const kind = reminder ? 'approval_reminder' : 'approval_request';
    return ask(kind, seat.holder, heading, text, { kind: 'approval', subject, stepId, ask: seat.ask });
  });
}

/** Who has been asked and has not voted, also where somebody else comes first meanwhile. */
export function pendingApprovers(approval: Approval): Person[] {
  const undecided = approval.steps.filter((step) => !isStepApproved(step));
  return undecided.flatMap((step) => pendingSeats(step).map(({ holder }) => holder));
}
