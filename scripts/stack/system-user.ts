import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Explained } from './report';

const run = promisify(execFile);

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

async function find(name: string): Promise<SystemUser | undefined> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = users
    .split('\n')
    .map((line) => line.split(':'))
    .find((entry) => entry[0] === name);
  return fields === undefined ? undefined : { name, uid: Number(fields[2]), gid: Number(fields[3]) };
}

/**
 * The user that runs Postgres, which refuses to run as root: root uses `postgres`, which is created if it is missing. Other users run it themselves;
 * then this is undefined.
 */
export async function postgresUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await find('postgres');
  if (existing !== undefined) return existing;
  await run('groupadd', ['--system', 'postgres']).catch(() => undefined);
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']).catch(() => undefined);
  const made = (await find('postgres')) ?? (await find('nobody'));
  if (made !== undefined) return made;
  throw new Explained(
    'Postgres refuses to run as root and no user for it could be made. Run this as an ordinary user, or set DATABASE_URL to a Postgres of your own.',
  );
}

/** Whether the user may traverse every folder down to this one. */
export async function canReach(folder: string, user: SystemUser): Promise<boolean> {
  const parsed = path.parse(path.resolve(folder));
  const names = path.resolve(folder).slice(parsed.root.length).split(path.sep);
  let current = parsed.root;
  for (const name of ['', ...names]) {
    current = path.join(current, name);
    const { mode, uid, gid } = await stat(current);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
  }
  return true;
}
