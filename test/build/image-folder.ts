import { execFile } from 'node:child_process';
import { type Dirent, existsSync } from 'node:fs';
import { copyFile, cp, link, mkdir, readdir, readFile, readlink, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/stack/start-process';
import { copied, type Instruction, readDockerfile } from './dockerfile';

/** Uses hard links if the folders are on one disk, because the packages take a gigabyte. */
async function linkAll(from: string, to: string, leftOut: ReadonlySet<string>): Promise<void> {
  await mkdir(to, { recursive: true });
  const linkOne = async (entry: Dirent) => {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (leftOut.has(source)) return;
    if (entry.isDirectory()) await linkAll(source, target, leftOut);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await link(source, target).catch(() => copyFile(source, target));
  };
  await Promise.all((await readdir(from, { withFileTypes: true })).map(linkOne));
}

/** Installs what `npm install` would install by the lock file, without the network. */
async function installPackages(folder: string, withDev: boolean): Promise<void> {
  const [from, to] = [path.join(root, 'node_modules'), path.join(folder, 'node_modules')];
  if (withDev) return symlink(from, to);
  const lock = JSON.parse(await readFile(path.join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>; // the format of npm's lock file
  };
  const leftOut = Object.keys(lock.packages).filter((name) => lock.packages[name]?.dev === true);
  await linkAll(from, to, new Set(leftOut.map((name) => path.join(root, name))));
}

/** Files that .dockerignore lets through: it first excludes everything, then names the exceptions, then exclusions from these. */
async function handedOver(): Promise<(file: string) => boolean> {
  const lines = (await readFile(path.join(root, '.dockerignore'), 'utf8')).split('\n').filter((line) => line !== '');
  if (lines.shift() !== '**') throw new Error('.dockerignore is to begin by keeping everything back.');
  const within = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`);
  const lets = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const keeps = lines.filter((line) => !line.startsWith('!'));
  return (file) => lets.some((name) => within(file, name)) && !keeps.some((name) => within(file, name));
}

async function copy(text: string, folder: string, folders: Record<string, string>): Promise<void> {
  const { from, files, to } = copied(text);
  const passes = await handedOver();
  for (const file of files) {
    const source =
      from === undefined ? path.join(root, file) : path.join(folders[from] ?? '', file.replace('/app/', ''));
    const target = path.join(folder, to, to.endsWith('/') ? path.basename(file) : '');
    // Moved instead of copied: no later stage needs it.
    if (from !== undefined) await rename(source, target);
    else
      await cp(source, target, {
        recursive: true,
        filter: (some) => passes(path.relative(root, some)),
      });
    if (!existsSync(target)) throw new Error(`.dockerignore keeps back what the Dockerfile copies: ${file}`);
  }
}

/** Steps that change the system and not the folder; they are skipped. */
const ofTheSystem = /^(apt-get|install -d) /;

async function run(text: string, folder: string): Promise<void> {
  if (ofTheSystem.test(text)) return;
  if (text.startsWith('npm install ')) return installPackages(folder, text.includes('--include=dev'));
  await promisify(execFile)('/bin/sh', ['-ec', text], { cwd: folder });
}

export interface ImageFolder {
  /** The folder that takes the place of `/app`. */
  folder: string;
  env: Record<string, string>;
  command: string[];
}

function settingsOf(instructions: Instruction[]): Record<string, string> {
  const texts = instructions.filter(({ name }) => name === 'ENV').flatMap(({ text }) => text.split(/ +/));
  return Object.fromEntries(texts.map((text) => [text.split('=', 1).join(), text.slice(text.indexOf('=') + 1)]));
}

/** Executes the stages of the Dockerfile in folders below `dir`. `dir` must not be inside the checkout, because its packages would be found. */
export async function makeImageFolder(dir: string): Promise<ImageFolder> {
  const stages = readDockerfile(await readFile(path.join(root, 'Dockerfile'), 'utf8'));
  const folders: Record<string, string> = {};
  for (const { name, instructions } of stages) {
    const folder = (folders[name] = path.join(dir, name || 'image'));
    await mkdir(folder, { recursive: true });
    for (const { name: instruction, text } of instructions)
      if (instruction === 'COPY') await copy(text, folder, folders);
      else if (instruction === 'RUN') await run(text, folder);
  }
  const last = stages.at(-1)?.instructions ?? [];
  const command = last.find(({ name }) => name === 'CMD')?.text ?? '[]';
  return { folder: folders[''] ?? '', env: settingsOf(last), command: JSON.parse(command) as string[] };
}
