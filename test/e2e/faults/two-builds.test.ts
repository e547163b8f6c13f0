import '../../setup/quiet-workers';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createTransport } from 'nodemailer';
import pino from 'pino';
import { createActivities } from '../../../activities';
import { moveContractsOn } from '../../../activities/move-contracts-on';
import { makeCurrent } from '../../../worker/make-current';
import { contractSignals } from '../../../worker/contract-signals';
import { ensureCouriers } from '../../../worker/keep-supervised';
import { deploymentName, versionedAs } from '../../../worker/versioning';
import { contractLifecycleType, contractWorkflowId, courierType } from '../../../workflows/messages';
import { termsFrom } from '../../build/contract-life';
import { approve, confirm, createPumpContract, submit } from '../../build/pump-contract';
import { until } from '../../build/until';
import { type House, openHouse } from './house';
import { expectTruth } from './truth';

const today = new Date().toISOString().slice(0, 10);

let house: House;
let connection: NativeConnection;
beforeAll(async () => {
  house = await openHouse();
  connection = await NativeConnection.connect({ address: house.stack.temporalAddress });
});
afterAll(async () => {
  await connection.close();
  await house.close();
});

/** Fails when there is nothing to replace, so that the test does not go blind when the code changes. */
function replaced(code: string, from: string, to: string): string {
  if (!code.includes(from)) throw new Error(`The bundle has no ${from}`);
  return code.replace(from, to);
}

/** Another build: it says something else in the Temporal UI, and it cannot replay a history of the first. */
function anotherBuild(code: string): string {
  const sleep = '(0,_temporalio_workflow__WEBPACK_IMPORTED_MODULE_0__.sleep)(1)';
  return replaced(
    replaced(code, '`### ${number}', '`### Build two: ${number}'),
    'let fruitless = null;',
    `await ${sleep}; let fruitless = null;`,
  );
}

const lifecycle = { type: contractLifecycleType, idOf: contractWorkflowId };
const heartbeat = () => undefined;
const moveOn = () =>
  moveContractsOn({ client: house.temporal, lifecycle, courierType, heartbeat, deployment: deploymentName });
/** What a worker sees to every half minute. */
const withCouriers = () => ensureCouriers({ client: house.temporal, taskQueue: house.services.taskQueue });

/** A worker of this build, in this process; what it gives stops it. */
async function work(buildId: string, code: string): Promise<() => Promise<void>> {
  const { db, store, temporal: client, taskQueue } = house.services;
  const mail = createTransport({ url: house.stack.smtpUrl });
  const stopping = new AbortController();
  const worker = await Worker.create({
    ...{ connection, taskQueue, workflowBundle: { code }, shutdownGraceTime: '1s', ...versionedAs(buildId) },
    activities: createActivities({
      ...{
        db,
        store,
        customerMail: 'any_time',
        mail,
        from: 'contracts@concordat.example',
        publicUrl: 'http://concordat.example',
        log: pino({ level: 'silent' }),
      },
      ...{ client, lifecycle, courierType, heartbeat, deployment: deploymentName, stopped: () => stopping.signal },
      signalContract: contractSignals(client, taskQueue),
    }),
  });
  const running = worker.run();
  return async () => {
    stopping.abort();
    worker.shutdown();
    await running;
    mail.close();
  };
}

async function buildOf(contractId: string): Promise<string | undefined> {
  const { raw } = await house.handle(contractId).describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? undefined;
}

/** First line of what the Temporal UI shows of the contract. */
async function headOf(contractId: string): Promise<string> {
  const { currentDetails } = await house
    .handle(contractId)
    .query<{ currentDetails: string }>('__temporal_workflow_metadata');
  return currentDetails.split('\n')[0] ?? '';
}

const runningOn = async (buildId: string) =>
  (
    await house.temporal.workflow.count(
      `WorkflowType = '${contractLifecycleType}' AND ExecutionStatus = 'Running' AND ` +
        `TemporalWorkerDeploymentVersion = '${deploymentName}:${buildId}'`,
    )
  ).count;

describe('two builds of the worker side by side', () => {
  it('keeps a parked contract on its build, moves it on when asked, and lets the old build be retired', async () => {
    const first = await readFile(process.env['CONCORDAT_BUNDLE'] ?? '', 'utf8');
    const stopFirst = await work('one', first);
    await makeCurrent(house.temporal, 'one');
    await withCouriers();
    const ids = Array.from({ length: 5 }, () => randomUUID());
    const [parked = '', voting = '', late = ''] = ids;
    for (const id of ids)
      for (const command of [createPumpContract(id, termsFrom(today)), submit, approve('legal')])
        await house.ask(id, command);
    expect(await buildOf(parked)).toBe('one');

    const stopSecond = await work('two', anotherBuild(first));
    await makeCurrent(house.temporal, 'two');
    await house.ask(late, approve('finance'));
    expect(await buildOf(late)).toBe('one'); // also one that is asked something stays where it is

    const vote = house.ask(voting, approve('finance'));
    await until('no contract is left on the first build', async () => (await moveOn()) === 0);
    await vote;
    await withCouriers();
    for (const id of ids) expect(await buildOf(id)).toBe('two');

    await until('the first build runs nothing any more', async () => (await runningOn('one')) === 0);
    await stopFirst();
    for (const id of ids.filter((id) => id !== voting && id !== late)) await house.ask(id, approve('finance'));
    expect(await headOf(parked)).toMatch(/^### Build two: /);
    for (const id of ids) {
      await house.ask(id, approve('business'));
      await house.ask(id, confirm);
      const events = await expectTruth(house, id);
      expect(events.filter(({ type }) => type === 'ApprovalGiven')).toHaveLength(3);
    }
    await stopSecond();
  });
});
