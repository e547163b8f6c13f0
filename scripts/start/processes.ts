import { keepRunning } from './keep-running';
import { type Stack } from '../stack/stack';
import { startProcess, type RunningProcess } from '../stack/start-process';
import { type Report } from '../stack/report';

export interface Processes {
  /** Starts one of our processes and keeps it running. */
  run: (name: string, file: string) => Promise<RunningProcess>;
  /** Also keeps the servers of the stack running. */
  watch: (stack: Stack) => void;
  /** From now on nothing is restarted. */
  beginToStop: () => void;
  stopProcess: (name: string) => Promise<void>;
}

/** Keeps processes and servers running until told to stop. */
export function openProcesses(options: { dir: string; env: Record<string, string>; report: Report }): Processes {
  const { dir, env, report } = options;
  const running = new Map<string, RunningProcess>();
  const state = { stopping: false };
  let announce: () => void = () => undefined;
  const whenStopping = new Promise<void>((resolve) => (announce = resolve));
  const common = { stopping: () => state.stopping, whenStopping, report };

  const start = async (name: string, file: string) => {
    const started = await startProcess({ name, file, dir, env, report });
    running.set(name, started);
    if (state.stopping) await started.stop();
    return started;
  };
  return {
    run: async (name, file) => {
      const first = await start(name, file);
      void keepRunning({ ...common, name, first, startAgain: () => start(name, file) });
      return first;
    },
    watch: ({ postgres, temporal }) => {
      for (const [name, server] of Object.entries({ Postgres: postgres, Temporal: temporal })) {
        if (server === undefined) continue;
        const startAgain = async () => {
          await server.restart();
          return server.child();
        };
        void keepRunning({ ...common, name, first: server.child(), startAgain });
      }
    },
    beginToStop: () => {
      state.stopping = true;
      announce();
    },
    stopProcess: async (name) => running.get(name)?.stop(),
  };
}
