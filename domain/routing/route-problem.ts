import { type RouteRule } from './route';
import { type Words } from '../kernel/words';

/** A validation error in a rule set; `pointer` is a JSON Pointer (RFC 6901), `ruleId` is set if the error belongs to one rule. */
export interface RuleSetProblem {
  pointer: string;
  ruleId: string | null;
  code: string;
  message: Words;
}

export function setProblem(pointer: string, code: string, en: string, zh: string): RuleSetProblem {
  return { pointer, ruleId: null, code, message: { en, 'zh-CN': zh } };
}

/** A validation error of one rule; its message starts with the rule's name. */
export function ruleProblem(rule: RouteRule, pointer: string, code: string, en: string, zh: string): RuleSetProblem {
  const { ruleId, name } = rule;
  const message = { en: `Rule “${name.en}”: ${en}`, 'zh-CN': `规则“${name['zh-CN']}”：${zh}` };
  return { pointer, ruleId, code, message };
}
