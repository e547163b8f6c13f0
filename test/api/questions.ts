import { type Question } from '../../domain/contract/question';
import { approvalsUnderWay } from '../../domain/contract/subjects';
import { type SubjectKind } from '../../domain/routing/route';
import { linkTo, personFor, stateOf } from './a-contract';
import { type Api } from './harness';

/** What the approver of a step is asked now. */
export async function approvalQuestion(
  api: Api,
  contractId: string,
  stepId: string,
  kind: SubjectKind = 'revision',
): Promise<Question> {
  const found = approvalsUnderWay(await stateOf(api, contractId)).find(({ subject }) => subject.kind === kind);
  const step = found?.approval.steps.find((one) => one.stepId === stepId);
  const seat = step?.seats.find(({ vote }) => vote === null);
  if (!found || !seat) throw new Error(`Nobody is asked in the step ${stepId}.`);
  return { kind: 'approval', subject: found.subject, stepId, ask: seat.ask };
}

/** The link of a step's approver to what they are asked now. */
export async function approverLink(
  api: Api,
  contractId: string,
  stepId: string,
  kind: SubjectKind = 'revision',
): Promise<string> {
  return linkTo(api, contractId, await approvalQuestion(api, contractId, stepId, kind), personFor(stepId));
}

/** What the customer is asked now. */
export async function confirmationQuestion(api: Api, contractId: string): Promise<Question> {
  const contract = await stateOf(api, contractId);
  if (contract.stage !== 'awaiting_customer') throw new Error('The customer is not asked.');
  return { kind: 'confirmation', revision: contract.revision, ask: contract.confirmer.ask };
}
