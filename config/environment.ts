import { z } from 'zod';
import { trustProxy } from './trust-proxy';

/** All settings of all processes. Each process parses those it needs once, at start. */
const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s/:]+:\d+$/, 'host:port, such as 127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('contracts'),
  /** `true`: TLS with the public certificate authorities; always on when an API key is set. */
  TEMPORAL_TLS: z.stringbool().default(false),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.string().min(3).default('Concordat <contracts@concordat.example>'),
  /** When mails to customers are sent: on working days from 9:00 to 18:00 in the contract's time zone, or at any time. */
  CUSTOMER_MAIL: z.enum(['working_hours', 'any_time']).default('working_hours'),
  /** The base address of the link pages in mails. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/(?<!\/)\/+$/, '')),
  /** A folder or an S3 bucket; API and worker must use the same one. */
  DOCUMENT_STORE: z.string().min(1),
  /** `true`: a worker runs only contracts of its own build, until `npm run make-current` moves them on. */
  WORKER_VERSIONING: z.stringbool().default(false),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** Proxies in front of the API whose `X-Forwarded-For` is trusted. */
  TRUST_PROXY: trustProxy,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type Environment = z.infer<typeof environment>;

const examples: Record<string, string> = {
  DATABASE_URL: 'postgresql://concordat:secret@127.0.0.1:5432/concordat',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  PUBLIC_URL: 'https://contracts.example.com',
  DOCUMENT_STORE: '/var/lib/concordat/documents or s3://documents/concordat?region=eu-central-1',
  CUSTOMER_MAIL: 'working_hours or any_time',
  PORT: '8080',
  TEMPORAL_TLS: 'true',
  TRUST_PROXY: '10.0.0.0/8,192.168.1.7 or 1 or loopback or none',
  LOG_LEVEL: 'info',
};

/** Lists all wrong settings at once, each with its name, the reason and an example. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads the settings that a process needs from its environment. An empty variable counts as absent.
 * @throws EnvironmentError
 */
export function readEnvironment<Name extends keyof Environment>(
  env: Record<string, string | undefined>,
  names: readonly Name[],
): Pick<Environment, Name> {
  const given = Object.fromEntries(names.map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const mask = Object.fromEntries(names.map((name) => [name, true])) as Record<Name, true>; // zod wants the exact keys
  const parsed = environment.pick(mask as never).safeParse(given);
  if (parsed.success) return parsed.data; // picked by the same names
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const example = examples[name];
    const problem = given[name] === undefined ? 'is missing' : `is wrong: ${issue.message}`;
    return `${name} ${problem}.${example === undefined ? '' : ` Example: ${name}=${example}`}`;
  });
  throw new EnvironmentError(lines.join('\n'));
}
