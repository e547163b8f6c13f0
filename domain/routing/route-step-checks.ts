import { counted } from '../kernel/plural';
import { type ApproverSource, type RouteRule, type StepRule } from './route';
import { ruleProblem, type RuleSetProblem } from './route-problem';
import { type Staff } from './route-staff';

type Tell = (pointer: string, code: string, en: string, zh: string) => void;

function isStepId(id: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(id) && !(id in {}); // ids are used as object keys
}

/** The pattern of ids for steps that approvers add. */
function isReserved(id: string): boolean {
  return /^added-\d+$/.test(id);
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function checkShape(step: StepRule, at: string, tell: Tell): void {
  const { stepId, order, parts, limitHours, remindAt, escalateAt } = step;
  if (!isStepId(stepId))
    tell(
      `${at}/stepId`,
      'not_a_step_id',
      `“${stepId}” is not a step id: give up to 40 lower-case letters, digits and hyphens.`,
      `“${stepId}”不是有效的环节编号：请使用不超过 40 个小写字母、数字或连字符。`,
    );
  if (isReserved(stepId))
    tell(
      `${at}/stepId`,
      'reserved',
      `“${stepId}” is kept for approvers who are added.`,
      `“${stepId}”保留用于加签环节。`,
    );
  if (!Number.isInteger(order) || !isBetween(order, 1, 99))
    tell(
      `${at}/order`,
      'not_an_order',
      `the order of step ${stepId} is ${order}; give a whole number from 1 to 99.`,
      `环节 ${stepId} 的顺序为 ${order}，应为 1 至 99 的整数。`,
    );
  if (parts.length === 0)
    tell(`${at}/parts`, 'no_parts', `step ${stepId} is about nothing.`, `环节 ${stepId} 没有审批内容。`);
  if (!isBetween(limitHours, 0.25, 1000))
    tell(
      `${at}/limitHours`,
      'not_a_limit',
      `the limit of step ${stepId} is ${counted(limitHours, 'hour')}; give 0.25 to 1000.`,
      `环节 ${stepId} 的时限为 ${limitHours} 小时，应在 0.25 至 1000 之间。`,
    );
  if (!remindAt.every((percent, index) => isBetween(percent, 1, 100) && percent > (remindAt[index - 1] ?? 0)))
    tell(
      `${at}/remindAt`,
      'not_reminders',
      `the reminders of step ${stepId} must ascend from 1 to 100 percent of its limit.`,
      `环节 ${stepId} 的提醒应为时限的 1% 至 100%，并依次递增。`,
    );
  if (!isBetween(escalateAt, 100, 400) || escalateAt <= Math.max(100, ...remindAt))
    tell(
      `${at}/escalateAt`,
      'not_an_escalation',
      `step ${stepId} escalates at ${escalateAt} percent; give more than 100 and than its last reminder, up to 400.`,
      `环节 ${stepId} 在时限的 ${escalateAt}% 时升级，应大于 100% 且晚于最后一次提醒，不超过 400%。`,
    );
}

function keyOf(source: ApproverSource): string {
  switch (source.kind) {
    case 'department':
      return `department ${source.department}`;
    case 'person':
      return `person ${source.email.trim().toLowerCase()}`;
    case 'line':
      return `line ${source.role}`;
  }
}

function checkSource(source: ApproverSource, at: string, staff: Staff, tell: Tell): void {
  switch (source.kind) {
    case 'department':
      if (staff.namedBy(source).length === 0)
        tell(
          at,
          'no_approver',
          `nobody active approves for the department ${source.department}.`,
          `部门 ${source.department} 没有在用的审批人。`,
        );
      return;
    case 'person':
      if (staff.namedBy(source).length === 0)
        tell(at, 'no_approver', `${source.email} is not an active employee.`, `${source.email} 不是在用员工。`);
      return;
    case 'line':
      if (staff.isOnLine(source.role)) return;
      if (source.role === 'manager') tell(at, 'no_approver', 'nobody has a superior.', '没有任何员工有上级。');
      else
        tell(at, 'no_approver', `nobody active has the role ${source.role}.`, `没有在用员工担任 ${source.role} 角色。`);
  }
}

function checkQuorum({ stepId, quorum, approvers }: StepRule, at: string, staff: Staff, tell: Tell): void {
  if (typeof quorum === 'string') return;
  const named = new Set(approvers.flatMap((source) => staff.namedBy(source)));
  const most = named.size + approvers.filter(({ kind }) => kind === 'line').length;
  if (!Number.isInteger(quorum.atLeast) || !isBetween(quorum.atLeast, 1, most))
    tell(
      `${at}/quorum/atLeast`,
      'quorum_too_high',
      `step ${stepId} needs ${quorum.atLeast} approvals, and there are ${most} approvers; give a whole number from 1 to that.`,
      `环节 ${stepId} 要求 ${quorum.atLeast} 人同意，而审批人共 ${most} 人；应为 1 至该人数的整数。`,
    );
}

function checkApprovers(step: StepRule, at: string, staff: Staff, tell: Tell): void {
  const { stepId, approvers } = step;
  if (approvers.length === 0)
    tell(`${at}/approvers`, 'no_approver', `step ${stepId} has no approvers.`, `环节 ${stepId} 没有审批人。`);
  const keys = approvers.map(keyOf);
  approvers.forEach((source, index) => {
    const place = `${at}/approvers/${index}`;
    if (keys.indexOf(keyOf(source)) < index)
      tell(place, 'repeated', `step ${stepId} lists an approver twice.`, `环节 ${stepId} 的审批人重复。`);
    else checkSource(source, place, staff, tell);
  });
  if (approvers.length > 0) checkQuorum(step, at, staff, tell);
}

/** Problems in each step of one rule. */
export function checkSteps(rule: RouteRule, at: string, staff: Staff): RuleSetProblem[] {
  const problems: RuleSetProblem[] = [];
  const tell: Tell = (pointer, code, en, zh) => problems.push(ruleProblem(rule, pointer, code, en, zh));
  if (rule.steps.length === 0) tell(`${at}/steps`, 'no_steps', 'it has no steps.', '没有审批环节。');
  const ids = rule.steps.map(({ stepId }) => stepId);
  rule.steps.forEach((step, index) => {
    const place = `${at}/steps/${index}`;
    if (ids.indexOf(step.stepId) < index)
      tell(`${place}/stepId`, 'repeated', `it has step ${step.stepId} twice.`, `环节 ${step.stepId} 重复。`);
    checkShape(step, place, tell);
    checkApprovers(step, place, staff, tell);
  });
  return problems;
}
