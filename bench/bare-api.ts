import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { type Workflow } from '@temporalio/common';
import express from 'express';
import { readEnvironment } from '../config/environment';
import { bareLifeType, bareTaskQueue, bareWorkflowId, type Step, takeStep } from './bare-messages';

/** The minimal HTTP server in front of an Update: no API key, no validation, no database query. */
async function main(): Promise<void> {
  const env = readEnvironment(process.env, ['TEMPORAL_ADDRESS']);
  const connection = await Connection.connect({ address: env.TEMPORAL_ADDRESS });
  const { workflow } = new Client({ connection });
  const app = express();
  app.use(express.json());
  app.post('/start', async (request, response) => {
    const { steps, ...step } = request.body as Step & { steps: number }; // called by the bench only
    const startWorkflowOperation = new WithStartWorkflowOperation(bareLifeType, {
      workflowId: bareWorkflowId(step.lifeId),
      taskQueue: bareTaskQueue,
      args: [{ steps }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    const options = { args: [step] as [Step], startWorkflowOperation };
    const taken = await workflow.executeUpdateWithStart<Workflow, number, [Step]>(takeStep, options);
    response.status(201).json({ taken });
  });
  app.post('/step', async (request, response) => {
    const step = request.body as Step; // called by the bench only
    const handle = workflow.getHandle(bareWorkflowId(step.lifeId));
    response.json({ taken: await handle.executeUpdate<number, [Step]>(takeStep, { args: [step] }) });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind of address
  process.send?.({ ready: true, url: `http://127.0.0.1:${port}` });
  process.once('SIGTERM', () => {
    server.closeAllConnections();
    void connection.close().then(() => process.exit(0));
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
