import { type RouteRule, type RuleSet } from '../../domain/routing/route';
import { type Api, get, post, read } from './harness';

/** Publishes the rules that a company begins with, changed; the version that is in force then. */
export async function publishRules(api: Api, change: (rules: RouteRule[]) => RouteRule[]): Promise<number> {
  const { body } = (await read(get(api, '/v1/approval-rule-sets/1'))) as { body: RuleSet };
  const draft = { ...body, rules: change(body.rules) };
  const drafted = (await post(api, '/v1/approval-rule-sets', draft).expect(201)) as { body: { version: number } };
  await post(api, `/v1/approval-rule-sets/${drafted.body.version}/publish`, undefined).expect(200);
  return drafted.body.version;
}
