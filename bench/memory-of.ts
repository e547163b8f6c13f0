import { readdir, readFile } from 'node:fs/promises';

interface Held {
  pid: number;
  parent: number;
  /** Private memory: heaps and stacks. */
  anonymousKb: number;
  /** Memory mapped from files: the program and its fonts. */
  filesKb: number;
}

async function heldBy(pid: number): Promise<Held | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  if (status === undefined) return undefined; // the process has ended
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { pid, parent: number('PPid'), anonymousKb: number('RssAnon'), filesKb: number('RssFile') };
}

/** Memory in MB: of the process alone, and with its children, which make documents. */
export interface Memory {
  own: number;
  all: number;
}

/** Text such as `710 MB (with what sets its documents 930 MB)`. */
export function memoryText({ own, all }: Memory): string {
  return own === all ? `${own} MB` : `${own} MB (with what sets its documents ${all} MB)`;
}

const megabytes = (kb: number) => Math.round(kb / 1024);

/**
 * Memory that a process and its children hold now, as a container with nothing else in it would be charged. Memory mapped from files is counted once,
 * because all the processes run Node and map the same files.
 */
export async function memoryOf(root: number): Promise<Memory> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const held = (await Promise.all(pids.map(heldBy))).filter((one) => one !== undefined);
  const group = held.filter(({ pid, parent }) => pid === root || parent === root);
  const own = group.find(({ pid }) => pid === root);
  const anonymous = group.reduce((sum, { anonymousKb }) => sum + anonymousKb, 0);
  const files = Math.max(0, ...group.map(({ filesKb }) => filesKb));
  return { own: megabytes((own?.anonymousKb ?? 0) + (own?.filesKb ?? 0)), all: megabytes(anonymous + files) };
}
