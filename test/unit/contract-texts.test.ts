import { readFileSync } from 'node:fs';
import path from 'node:path';
import { clauseNotes } from '../../scripts/library/clause-notes';
import { library } from '../../scripts/library/library';
import { textsPage } from '../../scripts/library/texts-page';
import { root } from '../../scripts/stack/start-process';

describe('the page about the contract texts', () => {
  it('is what the library makes of it (npm run write:contract-texts)', () => {
    expect(readFileSync(path.join(root, 'docs/contract-texts.md'), 'utf8')).toBe(textsPage());
  });

  it('has a source, and what may be changed, for every clause, and for none that there is not', () => {
    const ids = library.clauses.map(({ libraryClauseId }) => libraryClauseId);
    expect(Object.keys(clauseNotes).sort()).toEqual([...ids].sort());
    for (const { source, mayChange } of Object.values(clauseNotes)) expect([source, mayChange]).not.toContain('');
  });
});
