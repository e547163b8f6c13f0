import { ask } from '../contract/ask-person';
import { type Contract } from '../contract/contract';
import { approverSaid, changeFacts } from '../contract/earlier-round';
import { type NoticeDraft, reminding } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { shortTitle, titleOf } from '../contract/subject-line';
import { approvalsUnderWay, subjectRules } from '../contract/subjects';
import { sayUnshown } from '../drafting/unshown';
import { zh, zhJoined } from '../kernel/chinese';
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
import { lackingApprovers } from './lacking-approvers';
import { isStepApproved, openSteps, pendingSeats } from './steps';

/** The reasons why this person is asked, and why again. */
function whyAsked(step: ApprovalStep, seat: Seat, voided: readonly VoidedVote[]): Words {
  const again = voided.find(({ stepId }) => stepId === step.stepId);
  const lacking = lackingApprovers(step, seat);
  const en = [
    step.because.en,
    ...(seat.standsFor ? [`You are asked in the place of ${seat.standsFor.name}.`] : []),
    ...(lacking ? [lacking.en] : []),
    ...(again ? [`An earlier vote no longer counts: ${again.why.en}.`] : []),
  ];
  const chinese = [
    step.because['zh-CN'],
    ...(seat.standsFor ? [zh`您代替${seat.standsFor.name}审批。`] : []),
    ...(lacking ? [lacking['zh-CN']] : []),
    ...(again ? [zh`此前的表决已失效：${again.why['zh-CN']}。`] : []),
  ];
  return words(en.join(' '), zhJoined(chinese));
}

interface Asking {
  reading: Reading;
  reminder?: boolean;
  /** If given, only the person with this ask number is asked. */
  ask?: number;
  /** Additional text, such as a message from the person who delegated. */
  said?: Words;
}

/** The subject as a subject line names it: the contract, or the amendment or termination of it. */
export function subjectOf(contract: Contract, { kind, id }: ApprovalSubject): Words {
  const title = shortTitle(contract);
  const of = subjectRules[kind].words(id);
  return kind === 'revision' ? title : words(`${of.en} of ${title.en}`, zh`${title['zh-CN']}${of['zh-CN']}`);
}

/** For an approver of an earlier revision: what they said about it, and the changes since. Empty for others. */
function beforeThis(contract: Contract, subject: ApprovalSubject, holder: Person, { earlier, termsOf }: Reading) {
  const round = subject.kind === 'revision' ? (earlier?.of(holder) ?? null) : null;
  if (!round) return { said: words('', ''), facts: [] };
  return { said: approverSaid(round), facts: changeFacts(round, termsOf(contract.terms)) };
}

/** Mails the approvers of a step who have not voted yet, or only the one with ask number `ask`. */
export function askApprovers(
  contract: Contract,
  subject: ApprovalSubject,
  stepId: StepId,
  { reading, reminder = false, ask: only, said = words('', '') }: Asking,
): NoticeDraft[] {
  const found = approvalsUnderWay(contract).find((one) => one.subject.kind === subject.kind);
  const step = found && openSteps(found.approval).find((open) => open.stepId === stepId);
  if (!step) return [];
  const title = titleOf(contract);
  const of = subjectRules[subject.kind].words(subject.id);
  const about = subjectOf(contract, subject);
  const name = step.name;
  const heading = reminding(
    reminder,
    words(`Please approve ${about.en} (${name.en})`, zh`请审批${about['zh-CN']}（${name['zh-CN']}）`),
  );
  const halted = subject.kind === 'revision' ? '合同不会进入下一步' : '此事项不会继续';
  const seats = pendingSeats(step).filter((seat) => only === undefined || seat.ask === only);
  return seats.flatMap((seat) => {
    const lacking = sayUnshown(found.approval.document?.unshown);
    const why = whyAsked(step, seat, found.approval.voided);
    const before = beforeThis(contract, subject, seat.holder, reading);
    const text = words(
      `Please decide on ${of.en} of ${title.en}. This waits until you do. ${why.en}${before.said.en}${said.en}${lacking.en}`,
      zh`请审批${title['zh-CN']}${of['zh-CN']}。在您作出决定之前，${halted}。${why['zh-CN']}${before.said['zh-CN']}${said['zh-CN']}${lacking['zh-CN']}`,
    );
    const asked = { side: 'ours', to: seat.holder, subject: heading, text } as const;
    const question = { kind: 'approval', subject, stepId, ask: seat.ask } as const;
    const notices = ask(reminder ? 'approval_reminder' : 'approval_request', asked, question);
    return notices.map((notice) => ({ ...notice, facts: before.facts }));
  });
}

/** Approvers who were asked and have not voted, including those of a step that waits for another one again. */
export function pendingApprovers(approval: Approval): Person[] {
  const undecided = approval.steps.filter((step) => !isStepApproved(step));
  return undecided.flatMap((step) => pendingSeats(step).map(({ holder }) => holder));
}
