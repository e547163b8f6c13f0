import { type ChildProcess, spawn } from 'node:child_process';
import { services } from './compose-file';
import { type ImageFolder } from './image-folder';

export interface ImageService {
  process: ChildProcess;
  /** What it has written so far. */
  output: () => string;
  /** Its exit code. */
  ended: Promise<number | null>;
  /** Resolves once it has written these words. */
  said: (words: string) => Promise<void>;
}

/**
 * Starts a service of docker-compose.yml in the folder that stands for the image, by its command and with its settings alone.
 * @param replaced addresses and folders that are others outside of Compose
 * @param command instead of its own
 */
export function startImageService(
  { folder, env }: ImageFolder,
  name: string,
  replaced: Record<string, string>,
  command = services[name]?.command ?? [],
): ImageService {
  const settings = { ...services[name]?.environment, ...replaced };
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    process: child,
    output: () => text,
    ended: new Promise((resolve) => child.once('close', resolve)),
    said: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (text.includes(words)) resolve();
        };
        child.stdout.on('data', look);
        child.once('close', () => {
          reject(new Error(`The ${name} ended: ${text}`));
        });
        look();
      }),
  };
}
