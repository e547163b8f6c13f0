import { type ChildProcess, spawn } from 'node:child_process';
import { services } from './compose-file';
import { type ImageFolder } from './image-folder';

export interface ImageService {
  process: ChildProcess;
  /** Its output so far. */
  output: () => string;
  /** Its exit code. */
  ended: Promise<number | null>;
  /** Resolves when its output contains these words. */
  said: (words: string) => Promise<void>;
}

/**
 * Starts a service of docker-compose.yml in the folder that represents the image, with its command and only its own settings.
 * @param replaced addresses and folders that differ outside of Compose
 * @param command used instead of the service's own
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
