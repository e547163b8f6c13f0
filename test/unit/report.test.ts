import { EventEmitter, once } from 'node:events';
import { createReport, step } from '../../scripts/stack/report';

/** What a person sees of what was written: of the terminal's commands only those that go up and wipe the rest. */
function openTerminal(columns = 80) {
  let lines = [''];
  const write = (text: string) => {
    for (const [part, rows] of text.matchAll(/\u001b\[(\d+)A\u001b\[J|\n|[^\n\u001b]+/g))
      if (rows !== undefined) lines = [...lines.slice(0, lines.length - 1 - Number(rows)), ''];
      else if (part === '\n') lines.push('');
      else lines.push(`${lines.pop() ?? ''}${part}`);
    return true;
  };
  return { stream: { isTTY: true, columns, write }, seen: () => lines.slice(0, -1) };
}

function openLog() {
  const lines: string[] = [];
  const write = (text: string) => lines.push(text) > 0;
  return { stream: { isTTY: false, columns: 0, write }, lines };
}

/** A step that goes on until it is ended. */
function begin(report: Parameters<typeof step>[0], title: string, progress?: () => string) {
  const work = new EventEmitter();
  const ended = step(report, title, () => once(work, 'done'), progress);
  return {
    end: () => {
      work.emit('done');
      return ended;
    },
    fail: () => {
      work.emit('error', new Error('No network'));
      return ended;
    },
  };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('steps in a terminal', () => {
  it('have one line each, which changes in place below what is done', async () => {
    const { stream, seen } = openTerminal();
    const report = createReport(stream);
    let packages = 0;
    const [temporal, postgres] = [begin(report, 'Temporal', () => `, ${packages} packages`), begin(report, 'Postgres')];
    expect(seen()).toEqual(['Temporal … 0.0 s, 0 packages', 'Postgres … 0.0 s']);
    packages = 800;
    await jest.advanceTimersByTimeAsync(90_000);
    expect(seen()).toEqual(['Temporal … 1 min 30 s, 800 packages', 'Postgres … 1 min 30 s']);
    await postgres.end();
    expect(seen()).toEqual(['Postgres – 1 min 30 s', 'Temporal … 1 min 30 s, 800 packages']);
    report('Something to know.');
    await temporal.end();
    expect(seen()).toEqual(['Postgres – 1 min 30 s', 'Something to know.', 'Temporal – 1 min 30 s']);
  });

  it('are never longer than the terminal is wide: the next change would begin in the wrong line', () => {
    const { stream, seen } = openTerminal(20);
    begin(createReport(stream), 'A step with a very long title');
    expect(seen()).toEqual(['A step with a very ']);
  });

  it('are whole in a terminal that does not know how wide it is', () => {
    const { stream, seen } = openTerminal(0);
    begin(createReport(stream), 'Temporal');
    expect(seen()).toEqual(['Temporal … 0.0 s']);
  });

  it('leave no line behind when they fail', async () => {
    const { stream, seen } = openTerminal();
    await expect(begin(createReport(stream), 'Temporal').fail()).rejects.toThrow('No network');
    expect(seen()).toEqual([]);
  });
});

describe('steps elsewhere', () => {
  it('say a line every half minute, and one when they are done', async () => {
    const { stream, lines } = openLog();
    const { end } = begin(createReport(stream), 'Temporal');
    await jest.advanceTimersByTimeAsync(65_000);
    await end();
    expect(lines).toEqual(['  Temporal … 30.0 s\n', '  Temporal … 1 min 0 s\n', 'Temporal – 1 min 5 s\n']);
  });

  it('within one another have one line at a time: that of what is done now', async () => {
    const { stream, lines } = openLog();
    const report = createReport(stream);
    const [outer, inner] = [begin(report, 'Temporal'), begin(report, 'Building it')];
    await jest.advanceTimersByTimeAsync(31_000);
    await inner.end();
    await jest.advanceTimersByTimeAsync(30_000);
    await outer.end();
    expect(lines).toEqual([
      ...['  Building it … 30.0 s\n', 'Building it – 31.0 s\n', '  Temporal … 1 min 0 s\n', 'Temporal – 1 min 1 s\n'],
    ]);
  });

  it('that are short say only that they are done', async () => {
    const { stream, lines } = openLog();
    const { end } = begin(createReport(stream), 'Postgres');
    await jest.advanceTimersByTimeAsync(29_000);
    await end();
    expect(lines).toEqual(['Postgres – 29.0 s\n']);
  });
});
