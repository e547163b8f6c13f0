import { stillAsked } from '../amendment/amendment';
import { type Active, type Contract } from './contract';
import { type Day, type Instant, type ZoneClock } from '../kernel/days';
import { type Deadline } from './deadline';
import { needsExecutive } from '../approval/needs-executive';
import { type Person, type Side } from '../kernel/people';
import { isSettled } from '../delivery/performance';
import { type Unplanned, type WaitingItem } from './waiting-item';
import { waitingOnApproval } from '../approval/waiting-on-approval';
import { effectKey, roleWords, thenWords } from './waiting-words';
import { firstUnknownYear, type WorkCalendar } from '../kernel/work-calendar';
import { type Words } from '../kernel/words';

/** Who answers for our side when our consent is asked: the executive where the contract is important, or an amendment would make it so. */
function consentingRole({ terms, policy, amendment }: Active): 'executive' | 'legal' {
  const important = needsExecutive(terms, policy) || (amendment !== null && needsExecutive(amendment.terms, policy));
  return important ? 'executive' : 'legal';
}

function consentingApprover(contract: Active): Person {
  const { steps, executive, routeOwner } = contract.approval;
  const legal = steps.find((step) => step.stepId === 'legal')?.seats.find(({ vote }) => vote !== null)?.holder;
  const first = consentingRole(contract) === 'executive' ? executive : legal;
  return first ?? routeOwner ?? executive ?? contract.owner;
}

export function personOf(contract: Contract, side: Side): Person {
  if (side === 'customer') return contract.terms.parties.customer.contact;
  return contract.stage === 'active' ? consentingApprover(contract) : contract.owner;
}

function waitingOnPlan(contract: Active): Unplanned[] {
  const { terms, performance, owner } = contract;
  const customer = terms.parties.customer.contact;
  const open = terms.milestones.filter(({ milestoneId }) => performance.milestones[milestoneId]?.status !== 'accepted');
  const nextDue = (dues: { dueOn: Day }[]) => dues.map(({ dueOn }) => dueOn).sort()[0];
  const milestones = open.flatMap(({ milestoneId, title, dueOn }): Unplanned[] => {
    const progress = performance.milestones[milestoneId];
    if (!progress) return [];
    const base = { key: `milestone:${milestoneId}`, overdue: progress.overdue, since: progress.since };
    if (progress.status === 'reported')
      return [
        {
          ...base,
          role: 'customer',
          person: customer,
          what: { en: `accept the delivery “${title}”`, 'zh-CN': `验收交付“${title}”` },
        },
      ];
    if (!progress.overdue && dueOn !== nextDue(open)) return [];
    const what = { en: `deliver “${title}” by ${dueOn}`, 'zh-CN': `于 ${dueOn} 前交付“${title}”` };
    return [{ ...base, role: 'owner', person: owner, what }];
  });
  const unpaid = terms.paymentPlan.filter((line) => !isSettled(line, performance));
  const payments = unpaid.flatMap(({ paymentLineId, title, dueOn }): Unplanned[] => {
    const progress = performance.payments[paymentLineId];
    if (!progress || (!progress.overdue && dueOn !== nextDue(unpaid))) return [];
    const what = { en: `pay “${title}” by ${dueOn}`, 'zh-CN': `于 ${dueOn} 前支付“${title}”` };
    return [
      {
        key: `payment:${paymentLineId}`,
        role: 'customer',
        person: customer,
        overdue: progress.overdue,
        since: progress.since,
        what,
      },
    ];
  });
  return [...milestones, ...payments];
}

function waitingOnConsent(contract: Active): Unplanned[] {
  const { amendment, rescission } = contract;
  const asking = amendment ?? rescission;
  if (!asking) return [];
  const what = amendment
    ? { en: `agree to amendment ${amendment.amendmentId}`, 'zh-CN': `同意变更 ${amendment.amendmentId}` }
    : { en: 'agree to rescission', 'zh-CN': '同意解除合同' };
  return stillAsked(asking.consent).map((side) => ({
    key: amendment ? 'amendment' : 'rescission',
    role: side === 'customer' ? 'customer' : consentingRole(contract),
    person: personOf(contract, side),
    overdue: false,
    since: asking.requestedAt,
    what,
  }));
}

function waitingOnStage(contract: Contract): Unplanned[] {
  const { since, owner, terms, revision } = contract;
  const base = { overdue: false, since };
  switch (contract.stage) {
    case 'draft':
      return [
        {
          ...base,
          key: 'draft',
          role: 'owner',
          person: owner,
          what: { en: 'finish and submit the draft', 'zh-CN': '完成并提交草稿' },
        },
      ];
    case 'in_approval':
      return waitingOnApproval(contract);
    case 'awaiting_customer':
      return [
        {
          ...base,
          key: 'confirmation',
          role: 'customer',
          person: contract.confirmer.contact,
          what: { en: `confirm revision ${revision}`, 'zh-CN': `确认第 ${revision} 版` },
        },
      ];
    case 'awaiting_signature': {
      const missing = (['ours', 'customer'] as const).filter((side) => contract.signatures[side] === null);
      const names = missing.map((side) => terms.parties[side].name);
      return [
        {
          ...base,
          key: 'signature',
          role: 'owner',
          person: owner,
          what: { en: `record the signature of ${names.join(' and ')}`, 'zh-CN': `登记签署：${names.join('、')}` },
        },
      ];
    }
    case 'active':
      return [...waitingOnConsent(contract), ...waitingOnPlan(contract)];
    case 'completed':
    case 'rescinded':
    case 'expired':
      return [
        {
          ...base,
          key: 'archive',
          role: 'archive_keeper',
          person: null,
          what: { en: 'archive the contract', 'zh-CN': '归档合同' },
        },
      ];
    case 'withdrawn':
    case 'declined':
    case 'archived':
      return [];
  }
}

/** Says that a date counts on a calendar that is not laid down yet. */
function provisionalWords(from: Instant, to: Instant, clock: ZoneClock, calendar: WorkCalendar): Words {
  const year = firstUnknownYear(calendar, clock, from, to);
  return year === null
    ? { en: '', 'zh-CN': '' }
    : {
        en: ` (provisional: the public holidays of ${year} are not published in the work calendar yet)`,
        'zh-CN': `（暂定：工作日历尚无 ${year} 年节假日安排）`,
      };
}

function named(item: Unplanned): { en: string; zh: string } {
  const role = item.roleName ?? roleWords[item.role] ?? { en: item.role, 'zh-CN': item.role };
  const { person, standsFor } = item;
  if (!person) return { en: `the ${role.en}`, zh: role['zh-CN'] };
  return standsFor
    ? {
        en: `${person.name} for ${standsFor.name} (${role.en})`,
        zh: `${person.name}代${standsFor.name}（${role['zh-CN']}）`,
      }
    : { en: `${person.name} (${role.en})`, zh: `${person.name}（${role['zh-CN']}）` };
}

/** Answers "why is it waiting"; the same words everywhere: API, mail, link page, Temporal UI. */
export function waitingOn(
  contract: Contract,
  deadlines: readonly Deadline[],
  clock: ZoneClock,
  calendar: WorkCalendar,
): WaitingItem[] {
  const show = (instant: Instant) => clock.show(instant, contract.timeZone);
  return waitingOnStage(contract).map((unplanned) => {
    const { what, key, role, person, standsFor, overdue, since } = unplanned;
    const item = { key, role, person, ...(standsFor ? { standsFor } : {}), overdue, since };
    const next = deadlines.find((deadline) => effectKey(deadline.effect) === item.key);
    const who = named(unplanned);
    const late = item.overdue ? { en: ' Overdue.', zh: '已逾期。' } : { en: '', zh: '' };
    const then = next ? thenWords(next.effect) : null;
    const isCounted = next !== undefined && contract.stage === 'in_approval';
    const caveat = isCounted ? provisionalWords(item.since, next.at, clock, calendar) : { en: '', 'zh-CN': '' };
    const until =
      next && then
        ? {
            en: ` On ${show(next.at)} ${then.en}${caveat.en}.`,
            zh: `${show(next.at)} ${then['zh-CN']}${caveat['zh-CN']}。`,
          }
        : { en: '', zh: '' };
    return {
      ...item,
      until: next?.at ?? null,
      sentence: {
        en: `Waiting for ${who.en} to ${what.en}, since ${show(item.since)}.${late.en}${until.en}`,
        'zh-CN': `等待${who.zh}${what['zh-CN']}，自 ${show(item.since)} 起。${late.zh}${until.zh}`,
      },
    };
  });
}
