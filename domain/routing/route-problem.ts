import { type RouteRule } from './route';
import { type Words } from '../kernel/words';

/** One fault in a rule set; `pointer` is a JSON Pointer (RFC 6901) into it, `ruleId` names the rule where it is one rule's. */
export interface RuleSetProblem {
  pointer: string;
  ruleId: string | null;
  code: string;
  message: Words;
}

export function setProblem(pointer: string, code: string, en: string, zh: string): RuleSetProblem {
  return { pointer, ruleId: null, code, message: { en, 'zh-CN': zh } };
}

/** A fault that names its rule first. */
export function ruleProblem(rule: RouteRule, pointer: string, code: string, en: string, zh: string): RuleSetProblem {
  const { ruleId, name } = rule;
  const message = { en: `Rule “${name.en}”: ${en}`, 'zh-CN': `规则“${name['zh-CN']}”：${zh}` };
  return { pointer, ruleId, code, message };
}
