import path from 'node:path';
import { migrate } from '../prisma/migrate';
import { seed } from './seed';
import { reapOrphans } from './stack/child';
import { createReport, duration, sentenceOf, step } from './stack/report';
import { startStack, type Stack } from './stack/stack';
import { takeDataFolder } from './start/data-folder';
import { openProcesses, type Processes } from './start/processes';
import { noteDatabase } from './start/running-database';
import { choosePorts, readSettings, type Settings } from './start/settings';

const report = createReport(process.stdout);

/** What was started, in order of starting; it is stopped in reverse. */
interface Stopper {
  name: string;
  stop: () => void | Promise<void>;
}

const stoppers: Stopper[] = [];
const state: { signal: NodeJS.Signals | undefined } = { signal: undefined };

async function stopAll(): Promise<void> {
  const start = Date.now();
  const hadStarted = stoppers.some(({ name }) => name !== '');
  for (const { name, stop } of stoppers.splice(0).reverse()) {
    try {
      await stop();
      if (name !== '') report(`Stopped ${name}.`);
    } catch (error) {
      report(`${name} did not stop as it should: ${sentenceOf(error)}`);
    }
  }
  if (hadStarted) report(`Everything is stopped – ${duration(Date.now() - start)}`);
}

class Interrupted extends Error {}

function assertNotInterrupted(): void {
  if (state.signal !== undefined) throw new Interrupted();
}

function environmentOf(settings: Settings, stack: Stack): Record<string, string> {
  return {
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    SMTP_URL: stack.smtpUrl,
    // The demo inbox takes mails from any address; for a mail server of yours the worker warns if the sender is not set.
    MAIL_FROM: process.env['MAIL_FROM'] || (process.env['SMTP_URL'] ? '' : 'Concordat <contracts@concordat.example>'),
    // Mails to the demo inbox disturb nobody, and a person who tries the product should not have to wait for working hours.
    CUSTOMER_MAIL: process.env['CUSTOMER_MAIL'] || (process.env['SMTP_URL'] ? 'working_hours' : 'any_time'),
    PUBLIC_URL: process.env['PUBLIC_URL'] || `http://127.0.0.1:${settings.PORT}`,
    HOST: settings.HOST,
    PORT: String(settings.PORT),
    DOCUMENT_STORE: process.env['DOCUMENT_STORE'] || path.resolve(settings.CONCORDAT_HOME, 'documents'),
    TZ: 'UTC',
  };
}

async function startServers(settings: Settings): Promise<Stack> {
  const dir = settings.CONCORDAT_HOME;
  // Done before the ports are checked, because processes of a killed launcher may still use them.
  await reapOrphans(dir, report);
  const ports = await choosePorts(settings, process.env);
  const stack = await startStack({ dir, report, ports, existing: process.env });
  stoppers.push({ name: 'the servers', stop: stack.stop });
  if (stack.postgres) stoppers.push({ name: '', stop: await noteDatabase(dir, stack.databaseUrl) });
  return stack;
}

async function startProcesses(processes: Processes): Promise<string> {
  const [worker, api] = await Promise.allSettled([
    processes.run('worker', 'worker/main.ts'),
    processes.run('api', 'api/main.ts'),
  ]);
  for (const name of ['worker', 'api']) stoppers.push({ name: `the ${name}`, stop: () => processes.stopProcess(name) });
  stoppers.push({ name: '', stop: processes.beginToStop });
  if (worker.status === 'rejected') throw worker.reason;
  if (api.status === 'rejected') throw api.reason;
  return api.value.url ?? '';
}

function announce(apiUrl: string, stack: Stack, apiKey: string | null, began: number): void {
  report(`\nConcordat is ready – ${duration(Date.now() - began)}\n`);
  report(`  API and its documentation   ${apiUrl}/docs`);
  if (stack.inbox !== undefined) report(`  Demo inbox (every mail)     ${stack.inbox.url}`);
  if (stack.temporalUiUrl !== undefined) report(`  Temporal UI                 ${stack.temporalUiUrl}`);
  report(
    apiKey === null
      ? '  API key                     make another with: npm run keys -- make NAME'
      : `  API key (shown only once)   ${apiKey}`,
  );
  report('\nStop with Ctrl-C.');
}

async function start(): Promise<void> {
  const began = Date.now();
  const settings = readSettings(process.env);
  const dir = settings.CONCORDAT_HOME;
  report(`Starting Concordat; its data is in ${dir}`);
  stoppers.push({ name: '', stop: await takeDataFolder(dir) });
  const stack = await startServers(settings);
  assertNotInterrupted();
  const { databaseUrl } = stack;
  const migrated = await step(report, 'Database schema', () => migrate({ databaseUrl, report }));
  assertNotInterrupted();
  const env = environmentOf(settings, stack);
  const processes = openProcesses({ dir, env, report });
  processes.watch(stack);
  const apiUrl = await startProcesses(processes);
  assertNotInterrupted();
  // Demo contracts are created only in our own database or in an empty one, never among real contracts.
  const maySeed = stack.postgres !== undefined || migrated.before === 0;
  const { apiKey } = maySeed
    ? await step(report, 'Demo contracts', () => seed({ databaseUrl, apiUrl, report }))
    : { apiKey: null };
  assertNotInterrupted();
  announce(apiUrl, stack, apiKey, began);
}

function main(): void {
  let stopped: Promise<void> | undefined;
  let isStarting = true;
  const finish = async (code: number) => {
    stopped ??= stopAll();
    await stopped;
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (state.signal !== undefined) {
        report('Already stopping; the next start cleans up what is interrupted now.');
        if (signal === 'SIGINT') process.exit(130);
        return;
      }
      state.signal = signal;
      report('\nStopping …');
      if (!isStarting) void finish(0);
    });
  // The reader of our output may have ended before us.
  process.stdout.on('error', () => undefined);
  start()
    .then(async () => {
      isStarting = false;
      if (state.signal !== undefined) await finish(0);
    })
    .catch(async (error: unknown) => {
      const interrupted = state.signal !== undefined;
      if (!interrupted) console.error(`\n${sentenceOf(error)}`);
      await finish(interrupted ? 0 : 1);
    });
}

main();
