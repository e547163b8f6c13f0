import { randomUUID } from 'node:crypto';
import { aWordFile } from '../build/a-zip';
import {
  aContract,
  approverOf,
  departments,
  important,
  manager,
  signOnBothSides,
  view,
  vote,
  yuan,
} from './a-contract';
import { added, freshUscc } from './a-listed-customer';
import { accepted, type Api, ask, get, post, read } from './harness';
import { entered, lapsing, of, type Scene, type SceneMaker, signed } from './signed-scenes';

const inStage =
  (stage: Parameters<typeof aContract>[1]): SceneMaker =>
  async (api) =>
    of(await aContract(api, stage));

const payable: SceneMaker = async (api) => of(await aContract(api, 'active'), { reference: randomUUID() });

/** With money that came in one transfer, of which some is kept. */
async function received(api: Api): Promise<Scene> {
  const contractId = await aContract(api, 'active');
  const reference = randomUUID();
  const allocations = [{ paymentLineId: 'advance', amount: yuan('10000.00') }];
  const transfer = { allocations, amount: yuan('12000.00'), receivedOn: '2026-03-05', reference };
  await accepted(ask(api, contractId, 'record-receipt', transfer));
  return of(contractId, { reference });
}

async function delivered(api: Api): Promise<Scene> {
  const contractId = await aContract(api, 'active');
  const report = { milestoneId: 'first-delivery', deliveredOn: '2026-03-20', evidence: 'SD-0317' };
  await accepted(ask(api, contractId, 'report-delivery', report));
  return of(contractId);
}

/** The id that an amendment or a termination was given. */
async function idOf(api: Api, contractId: string, kind: 'amendment' | 'termination'): Promise<string> {
  const seen = (await read(get(api, `/v1/contracts/${contractId}`))) as Record<string, Record<string, string>>;
  return seen[kind]?.[`${kind}Id`] ?? '';
}

async function asked(api: Api, kind: 'amendment' | 'termination'): Promise<{ contractId: string; id: string }> {
  const contractId = await aContract(api, 'active');
  const what = kind === 'amendment' ? { changes: { endsOn: '2030-12-31' } } : { settlement: 'Nothing is owed.' };
  await accepted(ask(api, contractId, `request-${kind}`, { requestedBy: 'ours', reason: 'Later', ...what }));
  const id = await idOf(api, contractId, kind);
  const { waiting } = await view(api, contractId);
  // Of those who may, one: a step that is through takes no more votes.
  const steps = new Map(waiting.flatMap(({ stepId, person }) => (stepId === undefined ? [] : [[stepId, person]])));
  for (const [stepId, person] of steps)
    await accepted(
      ask(api, contractId, 'approve', { subject: { kind, id }, stepId, approver: person?.email ?? 'nobody' }),
    );
  return { contractId, id };
}

const amending: SceneMaker = async (api) => {
  const { contractId, id } = await asked(api, 'amendment');
  return of(contractId, { amendmentId: id });
};
const terminating: SceneMaker = async (api) => {
  const { contractId, id } = await asked(api, 'termination');
  return of(contractId, { terminationId: id });
};

async function terminated(api: Api): Promise<Scene> {
  const { contractId, id } = await asked(api, 'termination');
  await accepted(ask(api, contractId, 'agree-to-termination', { terminationId: id }));
  return signOnBothSides(api, contractId, { kind: 'termination', id }).then(() =>
    of(contractId, { fileNumber: randomUUID() }),
  );
}

/** A step that nobody may decide any more, until somebody is named for it. */
async function blocked(api: Api): Promise<Scene> {
  const everybody = { userId: { not: 'lin-xiao' } };
  const contractId = await aContract(api, 'draft');
  await api.db.user.updateMany({ where: everybody, data: { active: false } });
  await accepted(ask(api, contractId, 'submit', { revision: 1 }));
  await api.db.user.updateMany({ where: everybody, data: { active: true } });
  return of(contractId);
}

async function atExecutive(api: Api): Promise<Scene> {
  const contractId = await aContract(api, 'in_approval', important);
  for (const stepId of departments) await accepted(ask(api, contractId, 'approve', vote(stepId)));
  return of(contractId);
}

async function commented(api: Api): Promise<Scene> {
  const contractId = await aContract(api, 'in_approval');
  const { subject, approver: by } = vote('legal');
  await accepted(ask(api, contractId, 'comment', { subject, by, text: 'Which court?', mustBeResolved: false }));
  return of(contractId);
}

/** One contract that waits for the person, and no other. */
async function oneToMove(api: Api): Promise<Scene> {
  const move = { from: approverOf('legal'), to: manager, reason: 'Before the scene' };
  await post(api, '/v1/approvals/bulk-reassign', move).expect(200);
  return inStage('in_approval')(api);
}

const listed: SceneMaker = async (api) => ({ params: { customerId: (await added(api)).customerId } });

/** Somebody new, whom no other scene knows. */
function newcomer() {
  const userId = `u-${randomUUID()}`;
  return { userId, email: `${userId}@huadong.example` };
}

const employed: SceneMaker = async (api) => {
  const { userId, email } = newcomer();
  await post(api, '/v1/users', { userId, email, name: '赵敏', language: 'zh-CN' }).expect(201);
  return { params: { userId } };
};

async function away(api: Api): Promise<Scene> {
  const { params = {} } = await employed(api);
  const days = { from: '2027-02-01', to: '2027-02-14' };
  const { body } = (await post(api, `/v1/users/${params['userId'] ?? ''}/absences`, days).expect(201)) as {
    body: { absences: { absenceId: string }[] };
  };
  return { params: { ...params, absenceId: body.absences[0]?.absenceId ?? '' } };
}

/** Rules like those in force but for a rate: what is said again just as it stands already makes no draft. */
async function otherRules(api: Api): Promise<{ body: { rates: object } }> {
  const { body } = (await read(get(api, '/v1/approval-rule-sets/1'))) as { body: { rates: object } };
  return { body: { ...body, rates: { ...body.rates, NZD: `4.${String(Date.now() % 1_000_000).padStart(6, '1')}` } } };
}

/** They in a draft of their own. */
const draftedRules: SceneMaker = async (api) => {
  const { body } = await otherRules(api);
  const drafted = (await post(api, '/v1/approval-rule-sets', body).expect(201)) as {
    body: { version: number };
  };
  return { params: { version: String(drafted.body.version) } };
};

async function nextCalendar(api: Api): Promise<Scene> {
  const { version } = (await read(get(api, '/v1/work-calendars/current'))) as { version: number };
  return { body: { seenVersion: version } };
}

const shelves = { ContractType: 'contract-types', Template: 'templates', Clause: 'clauses' } as const;

/** The library’s own first version of something, as a draft of a new thing. */
function draftOf(kind: keyof typeof shelves): SceneMaker {
  return async (api) => {
    const known = { ContractType: 'goods-sale', Template: 'goods-sale', Clause: 'disputes-court' }[kind];
    const itemId = `x-${randomUUID()}`;
    const path = `/v1/${shelves[kind]}`;
    const { body } = (await read(get(api, `${path}/${known}/versions/1`))) as { body: object };
    await post(api, `${path}/${itemId}/versions`, body).expect(201);
    return { params: { itemId, version: '1' } };
  };
}

const newItem: SceneMaker = () => Promise.resolve({ params: { itemId: `x-${randomUUID()}` } });

function ofLibrary(kind: keyof typeof shelves): Record<string, SceneMaker> {
  const drafted = draftOf(kind);
  return {
    ...{ [`draft${kind}`]: newItem, [`validate${kind}`]: drafted, [`revise${kind}`]: drafted },
    ...{ [`publish${kind}`]: drafted, [`retire${kind}`]: drafted },
  };
}

async function withTemplate(api: Api): Promise<Scene> {
  const contractId = await aContract(api, 'draft');
  const { body } = (await post(api, '/v1/files?name=ours.docx', undefined)
    .set('Content-Type', 'application/octet-stream')
    .send(aWordFile(['{contract.number}']))
    .expect(201)) as { body: { digest: string } };
  return of(contractId, { digest: body.digest });
}

/** The company at another address. */
const moved: SceneMaker = () => Promise.resolve({ body: { address: `上海市示例路 ${Date.now()} 号` } });

/** A key in use. */
const keyed: SceneMaker = async (api) => {
  const { body } = (await post(api, '/v1/keys', { name: `crm ${randomUUID()}`, permissions: ['contract.read'] }).expect(
    201,
  )) as { body: { keyId: string } };
  return { params: { keyId: body.keyId } };
};

const nothing: SceneMaker = () => Promise.resolve({});
const [draft, inApproval, atCustomer, active] = (['draft', 'in_approval', 'awaiting_customer', 'active'] as const).map(
  inStage,
) as [SceneMaker, SceneMaker, SceneMaker, SceneMaker]; // one for each of the four

/** By operation; one that is missing here fails the tests that go over all of them. */
export const scenes: Record<string, SceneMaker | undefined> = {
  ...{ create: nothing, duplicate: draft, revise: draft, submit: draft, withdraw: draft },
  ...{ approve: inApproval, reject: inApproval, requestChanges: inApproval, returnToStep: atExecutive },
  ...{ delegate: inApproval, addApprover: inApproval, reassign: inApproval, assignApprover: blocked },
  ...{ recall: inApproval, comment: inApproval, resolveComment: commented, sendCopy: inApproval, nudge: inApproval },
  ...{ resendLink: atCustomer, confirm: atCustomer, askForChanges: atCustomer, decline: atCustomer },
  ...{ forward: atCustomer, recordSignature: inStage('awaiting_signature') },
  ...{ verifyEntry: entered, rejectEntry: entered },
  ...{ meetCondition: signed, waiveCondition: signed, lapse: lapsing },
  ...{ reportDelivery: active, acceptDelivery: delivered, rejectDelivery: delivered, recordReceipt: payable },
  ...{ allocateReceipt: received, reverseReceipt: received },
  ...{ requestAmendment: active, agreeToAmendment: amending, refuseAmendment: amending },
  ...{ requestTermination: active, agreeToTermination: terminating, refuseTermination: terminating },
  ...{ archive: terminated, fillWordTemplate: withTemplate, uploadFile: nothing },
  ...{ addCustomer: () => Promise.resolve({ body: { registrationNumber: freshUscc() } }) },
  ...{ changeCustomer: listed, setCustomerStatus: listed, bulkReassign: oneToMove, previewApprovalRoute: nothing },
  bulkApprove: async (api) => {
    const contractId = await aContract(api, 'in_approval');
    const { subject, stepId } = vote('legal');
    return { body: { items: [{ contractId, subject, stepId }] } };
  },
  ...{ draftRuleSet: otherRules, validateRuleSet: draftedRules, reviseRuleSet: draftedRules },
  ...{ publishRuleSet: draftedRules, retireRuleSet: draftedRules, publishWorkCalendar: nextCalendar },
  ...{ createUser: () => Promise.resolve({ body: newcomer() }), changeUser: employed, recordAbsence: employed },
  ...{ endAbsence: away, activateUser: employed, deactivateUser: employed, changeCompany: moved },
  ...{ makeKey: () => Promise.resolve({ body: { name: `erp ${randomUUID()}` } }), rotateKey: keyed, revokeKey: keyed },
  ...{ ...ofLibrary('ContractType'), ...ofLibrary('Template'), ...ofLibrary('Clause') },
};
