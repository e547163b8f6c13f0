import { rm } from 'node:fs/promises';

export default async function stopServers(): Promise<void> {
  const stack = globalThis.concordatTestStack;
  if (stack === undefined) return;
  await stack.stop();
  await rm(stack.dir, { recursive: true, force: true });
}
