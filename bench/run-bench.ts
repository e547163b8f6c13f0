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

/** A bench of the running product, given the arguments of the command line. */
export type ProductBench = (servers: BenchServers, args: string[]) => Promise<void>;

/** Runs the bench with servers of its own, if its file is the program that was started. */
export function benchOf(file: string, bench: ProductBench): void {
  if (process.argv[1] === file) runBench(() => withBenchServers((servers) => bench(servers, process.argv.slice(2))));
}
