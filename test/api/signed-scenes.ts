import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/kernel/days';
import { aContract, approverOf, linkTo, stateOf, today } from './a-contract';
import { openBrowser } from './browser';
import { type Api } from './harness';

/** What has to be there before a POST of the documentation works: parts of its path, and ids that its example cannot know. */
export interface Scene {
  params?: Record<string, string>;
  body?: object;
}

export type SceneMaker = (api: Api) => Promise<Scene>;

export const of = (contractId: string, body: object = {}): Scene => ({ params: { contractId }, body });
const bond = { conditionId: 'bond', title: '履约保函', kind: 'guarantee' };
export const signed: SceneMaker = async (api) => of(await aContract(api, 'active', { conditions: [bond] }));
export const lapsing: SceneMaker = async (api) =>
  of(await aContract(api, 'active', { conditions: [bond], longStopOn: addDays(today, -20) }), {
    decidedBy: approverOf('legal'),
  });
export const entered: SceneMaker = async (api) => {
  const contractId = await aContract(api, 'active', { conditions: [bond] });
  const { owner } = await stateOf(api, contractId);
  const path = await linkTo(api, contractId, { kind: 'ownership', owner: owner.email }, owner);
  const browser = openBrowser(api);
  await browser.unlock(path);
  const met = {
    command: 'meetCondition',
    key: randomUUID(),
    conditionId: 'bond',
    metOn: '2026-03-04',
    evidence: 'BH-1',
  };
  await browser.send(path, met).expect(200);
  const entered = await stateOf(api, contractId);
  const { entries: [entry] = [] } = 'entries' in entered ? entered : {};
  return of(contractId, { entryId: entry?.entryId, by: approverOf('finance') });
};
