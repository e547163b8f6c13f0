import { type Contract } from '../contract/contract';
import { factLine, type FactLine } from '../contract/fact-lines';
import { type Reading } from '../contract/reading';
import { findApproval, subjectRules } from '../contract/subjects';
import { type Person } from '../kernel/people';
import { quoted, saying } from '../kernel/quote';
import { zh } from '../kernel/chinese';
import { type Words, words } from '../kernel/words';
import { concerns } from './comment';
import { type Departure } from '../drafting/wording';
import { lackingApprovers } from './lacking-approvers';
import { type Approval, type ApprovalSubject, type StepId } from './state';

const voteWords: Record<'approved' | 'rejected', Words> = {
  approved: { en: 'approved', 'zh-CN': '已同意' },
  rejected: { en: 'voted against', 'zh-CN': '投了反对票' },
};

function saidBy({ name }: Person, text: string): Words {
  return words(`${name} – ${quoted(text)}`, zh`${name}${quoted(text)}`);
}

const departureWords: Record<Departure['kind'], Words> = {
  edited: { en: 'edited', 'zh-CN': '文字有修改' },
  swapped: { en: 'an alternate clause', 'zh-CN': '采用备选条款' },
  own: { en: 'not one of our clauses', 'zh-CN': '非标准条款' },
  removed: { en: 'left out', 'zh-CN': '已删除' },
};

/** Departures from standard clauses, as computed; for approvals from before that computation, as the drafter marked them. */
function departureFacts({ terms }: Contract, { departures }: Approval, { termsOf }: Reading): FactLine[] {
  const line = (value: string | Words) => factLine('Departs from standard', '偏离标准条款', value);
  if (departures)
    return departures.map(({ heading, kind }) => {
      const { en, 'zh-CN': chinese } = departureWords[kind];
      return line(words(`${heading} – ${en}`, zh`${heading}（${chinese}）`));
    });
  const marked = (termsOf(terms).clauses ?? []).filter(({ standard }) => !standard);
  return marked.map(({ heading }) => line(heading));
}

/** Who added this approver and why, or that there are too few approvers; a step from a rule explains itself by its name. */
function whyAsked({ steps }: Approval, stepId: StepId, ask: number): FactLine[] {
  const step = steps.find((one) => one.stepId === stepId);
  const seat = step?.seats.find((one) => one.ask === ask);
  const lacking = step && seat ? lackingApprovers(step, seat) : null;
  return [
    ...(step?.addedTo ? [factLine('Why you are asked', '加签说明', step.because)] : []),
    ...(lacking ? [factLine('Why you are asked', '代审说明', lacking)] : []),
  ];
}

/**
 * What an approver sees before the contract: changes, departures from the standard, risk marks, votes so far with comments,
 * open comments, and why they are asked again.
 */
export function approvalFacts(
  contract: Contract,
  { subject, stepId, ask }: { subject: ApprovalSubject; stepId: StepId; ask: number },
  reading: Reading,
): FactLine[] {
  const found = findApproval(contract, subject);
  const approval =
    found?.approval ?? (subject.kind === 'revision' && 'approval' in contract ? contract.approval : null);
  if (!approval) return [];
  const { riskMarks } = contract.profile;
  const votes = approval.steps.flatMap((step) =>
    step.seats.flatMap(({ holder, standsFor, vote }) => {
      if (!vote || step.stepId === stepId) return [];
      const { name } = holder;
      const said = saying(vote.comment);
      const { en, 'zh-CN': chinese } = voteWords[vote.decision];
      const who = standsFor
        ? words(`${name} for ${standsFor.name}`, zh`${name}（代${standsFor.name}）`)
        : words(name, name);
      return [
        {
          label: step.name,
          value: words(`${who.en} ${en}${said.en}`, zh`${who['zh-CN']}${chinese}${said['zh-CN']}`),
        },
      ];
    }),
  );
  const voided = approval.voided.filter((vote) => vote.stepId === stepId);
  const { sentBack } = approval;
  return [
    ...subjectRules[subject.kind].facts(contract, reading),
    ...(sentBack?.toStepId === stepId ? [factLine('Sent back', '驳回说明', saidBy(sentBack.by, sentBack.reason))] : []),
    ...(subject.kind === 'revision' ? departureFacts(contract, approval, reading) : []),
    ...whyAsked(approval, stepId, ask),
    ...(riskMarks.length > 0
      ? [factLine('Risk marks', '风险标记', words(riskMarks.join(', '), riskMarks.join('、')))]
      : []),
    ...voided.map(({ holder, why }) =>
      factLine('Asked again', '重新审批', {
        en: `${holder.name} had voted; ${why.en}`,
        'zh-CN': zh`${holder.name}此前已表决，因${why['zh-CN']}而失效`,
      }),
    ),
    ...votes,
    ...commentFacts(subject, reading),
  ];
}

function commentFacts(subject: ApprovalSubject, { comments }: Reading): FactLine[] {
  return comments
    .filter((comment) => concerns(comment, subject))
    .map(({ by, text, mustBeResolved }) => {
      const said = saidBy(by, text);
      return mustBeResolved ? factLine('To be resolved', '待解决意见', said) : factLine('Comment', '意见', said);
    });
}
