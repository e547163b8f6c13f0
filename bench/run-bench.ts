import { sentenceOf } from '../scripts/stack/report';
import { setStage, type Stage } from './stage';

/** Runs a bench to its end; what it fails of is one sentence, and the exit code. */
export function runBench(main: () => Promise<void>): void {
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(sentenceOf(error));
      process.exit(1);
    },
  );
}

/** With real servers of its own, which are stopped at the end. */
export async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await setStage((line) => {
    console.log(line);
  });
  await work(stage).finally(() => stage.close());
}
