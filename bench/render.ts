import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from '../documents/pdf/fonts';
import { prepareDocument } from '../documents/pdf/prepare';
import { renderDocument } from '../documents/pdf/render';
import { type PrintedDocument } from '../domain/drafting/printed';
import { root } from '../scripts/stack/start-process';
import { contractOf, withSameClauses } from './render-contract';
import { runBench } from './run-bench';

/** Kinds of contracts by clauses and line items, and how many are made in one round. */
const kinds = [
  { clauses: 4, goods: 8, count: 30 },
  { clauses: 68, goods: 70, count: 8 },
  { clauses: 365, goods: 300, count: 3 },
];

interface Subject {
  name: string;
  /** Prepares a document, which is not measured. The returned function makes it. */
  ready: (document: PrintedDocument) => () => Buffer;
}

function ours(): Subject {
  return { name: 'ours', ready: (document) => () => renderDocument(document).bytes };
}

/** The typesetting library alone: the same source and data, but no check of glyphs, no preparation of data, no page count. */
function bare(): Subject {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...fontFiles] }] });
  const mainFileContent = readFileSync(path.join(root, 'documents', 'pdf', 'contract.typ'), 'utf8');
  return {
    name: 'bare',
    ready: (document) => {
      const inputs = { data: JSON.stringify(prepareDocument(document).data) };
      const creationTimestamp = Math.floor(Date.parse(document.madeAt) / 1000);
      return () => {
        const bytes = compiler.pdf({ mainFileContent, inputs }, { pdfStandard: 'a-2b', creationTimestamp });
        compiler.evictCache(1);
        return bytes;
      };
    },
  };
}

/** The percentile by nearest rank. */
function percentile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

let made = 0;

async function timeOf(subject: Subject, document: PrintedDocument): Promise<number> {
  const set = subject.ready(document);
  const begun = performance.now();
  set();
  const milliseconds = performance.now() - begun;
  // The library's documents are freed when Node runs its finalizers.
  await new Promise((done) => setImmediate(done));
  return milliseconds;
}

/** Makes a contract with new texts: Typst caches the texts of earlier documents for every caller. */
function measure(subject: Subject, kind: (typeof kinds)[number]): Promise<number> {
  made += 1;
  return timeOf(subject, contractOf(made, kind.clauses, kind.goods));
}

/** Time relative to a new contract if the previous one had the same clauses, as most contracts of a type do (median of the ratios). */
async function remembered({ clauses, goods, count }: (typeof kinds)[number], rounds: number): Promise<number> {
  const ratios: number[] = [];
  for (let turn = 0; turn < rounds * count; turn += 1) {
    made += 1;
    const first = contractOf(made, clauses, goods);
    const milliseconds = await timeOf(ours(), first);
    ratios.push((await timeOf(ours(), withSameClauses(first, made))) / milliseconds);
  }
  return percentile(ratios, 0.5);
}

async function compare(kind: (typeof kinds)[number], rounds: number): Promise<string> {
  const subjects = [ours(), bare()];
  const times = subjects.map((): number[] => []);
  for (const subject of subjects) await measure(subject, kind);
  for (let turn = 0; turn < rounds * kind.count; turn += 1)
    // Alternate the order, because the machine's speed drifts.
    for (const index of turn % 2 === 0 ? [0, 1] : [1, 0]) {
      const subject = subjects[index];
      if (subject) times[index]?.push(await measure(subject, kind));
    }
  const { pages, bytes } = renderDocument(contractOf(0, kind.clauses, kind.goods));
  const cells = [0.5, 0.99].flatMap((q) => {
    const [one = Number.NaN, other = Number.NaN] = times.map((values) => percentile(values, q));
    return [one.toFixed(1), other.toFixed(1), (one / other).toFixed(2)];
  });
  const size = (bytes.length / 1000).toFixed(0);
  const again = (await remembered(kind, rounds)).toFixed(2);
  return [pages, times[0]?.length ?? 0, size, ...cells, again].map((cell) => String(cell).padStart(10)).join('');
}

/** `--rounds=3`: how often each kind is made `count` times; `--most=1`: upper limit of `count`. */
async function main(): Promise<void> {
  const text = { type: 'string' as const };
  const { values } = parseArgs({ options: { rounds: { ...text, default: '3' }, most: text } });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds takes a whole number above 0, not "${values.rounds}".`);
  console.log(
    `${os.cpus().length} cores, Node ${process.versions.node}; ms for one document, each of them new; again: after one with the same clauses.`,
  );
  const titles = ['pages', 'each', 'kB', 'p50 ours', 'p50 bare', 'ratio', 'p99 ours', 'p99 bare', 'ratio', 'again'];
  console.log(titles.map((title) => title.padStart(10)).join(''));
  for (const kind of kinds)
    console.log(await compare({ ...kind, count: Math.min(kind.count, Number(values.most ?? kind.count)) }, rounds));
  console.log(`${(process.memoryUsage().rss / 1e6).toFixed(0)} MB of memory at the end.`);
}

runBench(main);
