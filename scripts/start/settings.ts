import path from 'node:path';
import { z } from 'zod';
import { isPortFree, portNear } from '../stack/ports';
import { Explained } from '../stack/report';
import { root } from '../stack/start-process';

const port = (otherwise: number) =>
  z
    .string()
    .optional()
    .transform((text) => Number(text || otherwise))
    .pipe(z.number().int().min(1).max(65_535));

const settings = z.object({
  CONCORDAT_HOME: z
    .string()
    .optional()
    .transform((text) => path.resolve(text || path.join(root, '.concordat'))),
  HOST: z
    .string()
    .optional()
    .transform((text) => text || '127.0.0.1'),
  PORT: port(8080),
  INBOX_PORT: port(8025),
  TEMPORAL_UI_PORT: port(8233),
  TEMPORAL_PORT: port(7233),
  POSTGRES_PORT: port(5433),
  SMTP_PORT: port(1025),
});

export type Settings = z.infer<typeof settings>;

/** The launcher's own settings; those of the API and the worker are in config/environment.ts. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = settings.safeParse(env);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name} is wrong: ${issue.message}. Example: ${name}=8081`;
  });
  throw new Explained(lines.join('\n'));
}

async function assertFree(name: keyof Settings, what: string, wanted: number, host: string): Promise<void> {
  if (await isPortFree(wanted, host)) return;
  throw new Explained(
    `Port ${wanted} (${what}) is taken by another program. Choose another one: ${name}=${wanted + 1000} npm start`,
  );
}

/**
 * Checks the ports. A port that people type must be the expected one, so a taken one stops the start; ports that only programs use are replaced by a
 * free one.
 */
export async function choosePorts(chosen: Settings, existing: Record<string, string | undefined>) {
  await assertFree('PORT', 'the API', chosen.PORT, chosen.HOST);
  const ourMail = !existing['SMTP_URL'];
  const ourTemporal = !existing['TEMPORAL_ADDRESS'];
  if (ourMail) await assertFree('INBOX_PORT', 'the demo inbox', chosen.INBOX_PORT, '127.0.0.1');
  if (ourTemporal) await assertFree('TEMPORAL_UI_PORT', 'the Temporal UI', chosen.TEMPORAL_UI_PORT, '127.0.0.1');
  return {
    inbox: chosen.INBOX_PORT,
    temporalUi: chosen.TEMPORAL_UI_PORT,
    temporal: await portNear(chosen.TEMPORAL_PORT),
    postgres: await portNear(chosen.POSTGRES_PORT),
    smtp: await portNear(chosen.SMTP_PORT),
  };
}
