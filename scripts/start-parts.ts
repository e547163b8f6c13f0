import path from 'node:path';
import { createReport, sentenceOf } from './stack/report';
import { startStack } from './stack/stack';
import { takeDataFolder } from './start/data-folder';
import { choosePorts, readSettings } from './start/settings';

const report = createReport(process.stdout);

const stoppers: (() => Promise<void>)[] = [];
let ending: Promise<void> | undefined;

async function stopAll(): Promise<void> {
  for (const stop of stoppers.splice(0).reverse()) await stop();
}

async function finish(code: number): Promise<void> {
  ending ??= stopAll();
  await ending;
  process.exit(code);
}

/** Starts an empty Postgres, Temporal and the demo inbox, and prints the variables with which setup, API and worker use them. */
async function startParts(): Promise<void> {
  const settings = readSettings(process.env);
  const dir = path.join(settings.CONCORDAT_HOME, 'parts');
  report(`Starting the parts for a trial; their data is in ${dir}`);
  stoppers.push(await takeDataFolder(dir));
  const stack = await startStack({ dir, report, ports: await choosePorts(settings, {}) });
  stoppers.push(stack.stop);
  if (ending !== undefined) return;
  report(`
export DATABASE_URL='${stack.databaseUrl}'
export TEMPORAL_ADDRESS=${stack.temporalAddress}
export SMTP_URL=${stack.smtpUrl}
export MAIL_FROM='Concordat <contracts@concordat.example>'
export PUBLIC_URL=http://127.0.0.1:${settings.PORT}
export DOCUMENT_STORE='${path.join(dir, 'documents')}'

Paste these lines into every terminal in which you run setup, the API or the worker.
Mails are at ${stack.inbox?.url ?? ''}, the Temporal UI is at ${stack.temporalUiUrl ?? ''}.
Stop with Ctrl-C.`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (ending === undefined) report('\nStopping …');
    void finish(0);
  });
startParts().catch(async (error: unknown) => {
  if (ending === undefined) console.error(`\n${sentenceOf(error)}`);
  await finish(1);
});
