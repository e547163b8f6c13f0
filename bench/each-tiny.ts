import { benchCrowd } from './crowd';
import { benchLifecycle } from './lifecycle';
import { benchMemory } from './memory';
import { runBench, withBenchServers } from './run-bench';

/** Runs each bench of the running product once, with as little as possible and on the same servers: a test that they still work. */
runBench(() =>
  withBenchServers(async (servers) => {
    await benchCrowd(servers, ['--contracts=1']);
    await benchMemory(servers, ['--contracts=4', '--minutes=0.02']);
    await benchLifecycle(servers, ['--rounds=1', '--at-once=2']);
  }),
);
