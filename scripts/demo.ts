import { openScene } from './demo/scene';
import { tellStory } from './demo/story';
import { printMoment } from './demo/timeline';
import { checkDemo } from './demo/check-demo';
import { startWorld, stopAll, type Stoppers } from './demo/world';
import { createReport, duration, Explained, sentenceOf } from './stack/report';

const report = createReport(process.stdout);

/** Plays the life of one contract on real servers; the Temporal server skips the time in between. */
async function demonstrate(stoppers: Stoppers): Promise<void> {
  report('Starting servers of its own in a temporary folder');
  const began = Date.now();
  const world = await startWorld(report, stoppers);
  const ready = Date.now();
  report(`Ready – ${duration(ready - began)}. Times below are the contract’s, in Asia/Shanghai.`);
  const scene = openScene(world, (moment) => {
    printMoment(report, moment);
  });
  const results = await tellStory(scene, (title) => {
    report(`\n${title}`);
  }).catch((error: unknown) => {
    console.error(world.lastLogLines());
    throw error;
  });
  report('\nThe whole life of the contract');
  checkDemo(report, scene.moments, results);
  report(`  ${duration(Date.now() - ready)} by the clock on the wall, ${duration(ready - began)} more to start`);
}

function main(): void {
  const stoppers: Stoppers = [];
  let ending: Promise<void> | undefined;
  const finish = async (code: number) => {
    ending ??= stopAll(stoppers, report);
    await ending;
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      report('\nStopping …');
      void finish(130);
    });
  demonstrate(stoppers).then(
    () => finish(0),
    async (error: unknown) => {
      if (ending === undefined)
        console.error(
          `\n${error instanceof Error && !(error instanceof Explained) ? String(error.stack) : sentenceOf(error)}`,
        );
      await finish(1);
    },
  );
}

main();
