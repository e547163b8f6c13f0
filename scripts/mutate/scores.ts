import path from 'node:path';
import { z } from 'zod';
import { type Mutant } from './sample';

/** The parts of Stryker's report that are used. */
export const mutationReport = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: z.object({ line: z.number() }) }),
          status: z.string(),
          statusReason: z.string().optional(),
        }),
      ),
    }),
  ),
});

/** What a busy machine causes: the tests did not run, so they say nothing about the mutant. */
const ofTheMachine = /Failed to start ephemeral server|Test runner crashed|Update-With-Start failed/;

/** `RuntimeError` means that a test file could not be loaded because of the mutant. */
const noticed: readonly string[] = ['Killed', 'Timeout', 'RuntimeError'];
const missed: readonly string[] = ['Survived', 'NoCoverage'];

interface Ended {
  status: string;
  statusReason?: string | undefined;
}

const isOfMachine = ({ statusReason = '' }: Ended) => ofTheMachine.test(statusReason);
const isTried = (one: Ended) => (noticed.includes(one.status) || missed.includes(one.status)) && !isOfMachine(one);

interface Tried {
  file: string;
  status: string;
  /** The place and the kind of the mutant. */
  fault: string;
}

function triedIn({ files }: z.infer<typeof mutationReport>): Tried[] {
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.filter(isTried).map(({ status, mutatorName, replacement, location }) => ({
      ...{ file, status },
      fault: `${file}:${location.start.line} ${status}: ${mutatorName} → ${replacement ?? ''}`,
    })),
  );
}

function line(name: string, tried: readonly Tried[]): string {
  const count = (...statuses: string[]) => tried.filter(({ status }) => statuses.includes(status)).length;
  const share = ((100 * count(...noticed)) / tried.length).toFixed(0);
  const special = `${count('Timeout')} by time-out; ${count('NoCoverage')} that no test reaches`;
  return `${name.padEnd(28)} ${share.padStart(3)} %  ${count(...noticed)} of ${tried.length} noticed (${special})`;
}

/** One line for each mutant that no test detected, one for each folder, and one total for each place. */
export function tellScores(
  places: readonly string[],
  chosen: readonly Mutant[],
  report: z.infer<typeof mutationReport>,
): string[] {
  const tried = triedIn(report);
  const folderOf = ({ file }: Tried) => path.posix.dirname(file).split('/').slice(0, 2).join('/');
  const folders = [...new Set(tried.map(folderOf))].sort();
  const of = (name: string, belongs: (one: Tried) => boolean) => line(name, tried.filter(belongs));
  const spoilt = Object.values(report.files).flatMap(({ mutants }) => mutants.filter(isOfMachine)).length;
  const leftOut = chosen.length - tried.length - spoilt;
  return [
    ...tried.filter(({ status }) => missed.includes(status)).map(({ fault }) => fault),
    ...folders.map((folder) => of(folder, (one) => folderOf(one) === folder)),
    ...places.map((place) => of(`all of ${place}`, ({ file }) => `${file}/`.startsWith(`${place}/`))),
    ...(spoilt > 0 ? [`${spoilt} could not be tried, because the machine was too busy for the tests' servers.`] : []),
    ...(leftOut > 0 ? [`${leftOut} more work while a file is loaded, and were not tried.`] : []),
  ];
}
