import { sentenceOf } from '../scripts/stack/report';
import { startBenchServers, type BenchServers } from './bench-servers';

/** Runs a bench to its end. If it fails, prints one sentence and exits with code 1. */
export function runBench(main: () => Promise<void>): void {
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(sentenceOf(error));
      process.exit(1);
    },
  );
}

/** Runs `work` with real servers, which are stopped at the end. */
export async function withBenchServers(work: (servers: BenchServers) => Promise<void>): Promise<void> {
  const servers = await startBenchServers((line) => {
    console.log(line);
  });
  try {
    await work(servers);
  } finally {
    await servers.close();
  }
}
