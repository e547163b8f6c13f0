import { renderDocument } from '../../documents/pdf/render';
import { type PrintedDocument } from '../../domain/drafting/printed';
import { contractOf, withSameClauses } from '../../bench/render-contract';

/** What setting it costs the processors; what Typst holds of it is freed when the event loop turns. */
async function costOf(document: PrintedDocument): Promise<number> {
  const before = process.cpuUsage();
  renderDocument(document);
  const { user, system } = process.cpuUsage(before);
  await new Promise((done) => setImmediate(done));
  return user + system;
}

describe('a contract with the clauses of the one before it', () => {
  // Half as much, where it is remembered; nine tenths where something of the data is a part of the style, and nothing is.
  it('costs clearly less to set: Typst remembers clauses, whatever the number, the title and the parties', async () => {
    await costOf(contractOf(0, 60, 30));
    const ratios: number[] = [];
    for (let contract = 1; contract <= 7; contract += 1) {
      const first = contractOf(contract, 60, 30);
      const cost = await costOf(first);
      ratios.push((await costOf(withSameClauses(first, contract))) / cost);
    }
    const [, , , median] = ratios.toSorted((a, b) => a - b);
    expect(median).toBeLessThan(0.7);
  });
});
