import { access } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { Explained, step, type Report } from '../stack/report';
import { runTool } from '../stack/run-tool';
import { installByApt } from './apt';
import { root } from '../stack/start-process';

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function onPath(): Promise<string | undefined> {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter))
    for (const name of names) {
      const file = path.join(folder, name);
      if (folder !== '' && (await exists(file))) return file;
    }
  return undefined;
}

async function fromPlaywright(report: Report): Promise<string | undefined> {
  const file = chromium.executablePath();
  if (await exists(file)) return file;
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  await step(report, 'Downloading Chromium for the tests (once)', () =>
    runTool(process.execPath, [cli, 'install', 'chromium'], { timeoutMs: 180_000 }),
  );
  return (await exists(file)) ? file : undefined;
}

async function fromApt(report: Report): Promise<string | undefined> {
  await installByApt(['chromium'], report);
  return onPath();
}

/**
 * Finds a Chromium for the tests: the one named by CHROMIUM_PATH, one on the PATH, a downloaded one, or one installed by apt-get; the first that
 * works.
 */
export async function findChromium(report: Report): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (await exists(named)) return named;
    throw new Explained(`CHROMIUM_PATH names ${named}, and there is no such file.`);
  }
  const found = (await onPath()) ?? (await fromPlaywright(report)) ?? (await fromApt(report));
  if (found !== undefined) return found;
  throw new Explained(
    'The tests need a Chromium and none could be found, downloaded or installed. Install one so that "chromium" is on the PATH, or set CHROMIUM_PATH to its program.',
  );
}
