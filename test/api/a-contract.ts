import { randomUUID } from 'node:crypto';
import { makeLinks } from '../../prisma/make-link';
import { type Comment } from '../../domain/approval/comment';
import { type Approval, type ApprovalStep, type StepId } from '../../domain/approval/state';
import { type Contract } from '../../domain/contract/contract';
import { addDays } from '../../domain/kernel/days';
import { type Question } from '../../domain/contract/question';
import { waitingName, type WaitingItem } from '../../domain/contract/waiting-item';
import { type SubjectKind } from '../../domain/routing/route';
import { type Terms } from '../../domain/drafting/terms';
import { loadTermsOf } from '../../prisma/load-terms';
import { type Person } from '../../domain/kernel/people';
import { approverFor } from '../../scripts/seed-data';
import { accepted, type Api, ask, get, post, read } from './harness';

export const today = new Date().toISOString().slice(0, 10);

export const customer = {
  name: '苏州示例化工有限公司',
  contact: { name: '钱进', email: 'qian.jin@suzhou.example', language: 'en' },
};

export function yuan(amount: string) {
  return { amount, currency: 'CNY' };
}

/** A creation that is right in every way, with something changed. */
export function aCreation(changes: object = {}) {
  return {
    contractTypeId: 'goods-sale',
    title: '循环水泵采购',
    customer,
    owner: { email: 'lin.xiao@huadong.example' },
    price: { gross: yuan('186000.00') },
    term: { startsOn: today },
    ...changes,
  };
}

export function approverOf(stepId: string): string {
  return approverFor(stepId).email;
}

export function personFor(stepId: StepId): Person {
  const { name, email, language } = approverFor(stepId);
  return { name, email, language: language === 'en' ? 'en' : 'zh-CN' };
}

/** A revision as something that is approved. */
export function revisionSubject(revision = 1) {
  return { kind: 'revision' as const, id: String(revision) };
}

export function vote(stepId: StepId, revision = 1) {
  return { subject: revisionSubject(revision), stepId, approver: approverOf(stepId) };
}

export const departments = ['legal', 'finance', 'business'] as const;

/** A vote on an amendment or a termination. */
export function voteOn(kind: SubjectKind, id: string, stepId: StepId) {
  return { ...vote(stepId), subject: { kind, id } };
}

type Reach = 'draft' | 'in_approval' | 'awaiting_customer' | 'awaiting_signature' | 'active';

/** A contract brought to a stage through the API; its id. */
export async function aContract(api: Api, reach: Reach, changes: object = {}): Promise<string> {
  const { contractId } = await accepted(post(api, '/v1/contracts', aCreation(changes)), 201);
  const send = (command: string, body: object) => accepted(ask(api, contractId, command, body));
  if (reach === 'draft') return contractId;
  await send('submit', { revision: 1 });
  if (reach === 'in_approval') return contractId;
  for (const stepId of departments) await send('approve', vote(stepId));
  if (reach === 'awaiting_customer') return contractId;
  await send('confirm', { revision: 1 });
  if (reach === 'awaiting_signature') return contractId;
  await send('record-signature', { side: 'ours', signatory: '周伟', signedOn: today });
  await send('record-signature', { side: 'customer', signatory: '许静', signedOn: today });
  return contractId;
}

/** Our side agrees to an amendment or a termination of an active contract, step by step. */
export async function agreeOnOurSide(
  api: Api,
  contractId: string,
  { kind, id, steps = departments }: { kind: SubjectKind; id: string; steps?: readonly StepId[] },
): Promise<void> {
  for (const stepId of steps) await accepted(ask(api, contractId, 'approve', voteOn(kind, id, stepId)));
}

/** Both sides have signed what they had agreed to: by those who signed the contract. The answer to the second signature. */
export async function signOnBothSides(api: Api, contractId: string, subject: { kind: SubjectKind; id: string }) {
  const send = (side: string, signatory: string) =>
    accepted(ask(api, contractId, 'record-signature', { side, signatory, signedOn: today, subject }));
  await send('ours', '周伟');
  return send('customer', '许静');
}

/** The types of the events on record. */
export async function eventTypes({ db }: Api, contractId: string): Promise<string[]> {
  const rows = await db.event.findMany({ where: { streamId: contractId }, orderBy: { seq: 'asc' } });
  return rows.map((row) => row.type);
}

export async function stateOf({ db }: Api, contractId: string): Promise<Contract> {
  const row = await db.contract.findUniqueOrThrow({ where: { contractId } });
  return row.state as unknown as Contract; // written by recordTransition
}

export async function termsOf(api: Api, contractId: string): Promise<Terms> {
  return loadTermsOf(api.db, (await stateOf(api, contractId)).terms);
}

/** The path of a link as a mail would carry it. */
export async function linkTo({ db }: Api, contractId: string, question: Question, to: Person): Promise<string> {
  const [path = ''] = await makeLinks(db, '', [{ contractId, effectId: `test-${randomUUID()}`, question, to }]);
  return path;
}

/** An important contract, whose price no template divides: the executive must agree. */
export const important = {
  price: { gross: yuan('1860000.00') },
  milestones: [{ milestoneId: 'pumps', title: '水泵', dueOn: addDays(today, 60) }],
  paymentPlan: [
    { paymentLineId: 'advance', title: '预付款', dueOn: addDays(today, 15), percent: '30' },
    { paymentLineId: 'balance', title: '尾款', dueOn: addDays(today, 180), percent: '70' },
  ],
};

/** Above everybody in the seeded company, and its route owner. */
export const manager = 'wu.min@huadong.example';

/** What the view of a contract in approval says. */
export interface InApprovalView {
  stage: string;
  revision: number;
  approval: Approval;
  comments: Comment[];
  waiting: WaitingItem[];
}

export async function view(api: Api, contractId: string): Promise<InApprovalView> {
  return (await read(get(api, `/v1/contracts/${contractId}`))) as InApprovalView;
}

/** On whom the contract waits: `legal wang.fang@huadong.example`. */
export async function waitsFor(api: Api, contractId: string): Promise<string[]> {
  const { waiting } = await view(api, contractId);
  return waiting.map((item) => `${waitingName(item)} ${item.person?.email ?? 'nobody'}`);
}

export async function stepOf(api: Api, contractId: string, stepId: StepId): Promise<ApprovalStep> {
  const { approval } = await view(api, contractId);
  const step = approval.steps.find((candidate) => candidate.stepId === stepId);
  if (!step) throw new Error(`There is no step ${stepId}.`);
  return step;
}
