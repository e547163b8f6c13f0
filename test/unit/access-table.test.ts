import { readFileSync } from 'node:fs';
import path from 'node:path';
import { roleMay, roleNames } from '../../domain/access/roles';
import { permissionNames } from '../../domain/kernel/permissions';
import { accessTable, operationsByPermission } from '../build/access-table';

describe('the table of who may do what', () => {
  it('is the one in the documents; if not, `npm run write:access` writes it', () => {
    expect(readFileSync(path.join(__dirname, '../../docs/access.md'), 'utf8')).toBe(accessTable());
  });

  it.each([...operationsByPermission()])('%s is needed by an operation, and some role has it', (name, operations) => {
    expect(operations).not.toEqual([]);
    expect(roleNames.some((role) => roleMay(role, name))).toBe(true);
  });
});

describe('segregation of duties in the roles', () => {
  it('lets an auditor read everything and change nothing', () => {
    expect(permissionNames.filter((name) => roleMay('auditor', name))).toEqual(
      permissionNames.filter((name) => name.endsWith('.read')),
    );
  });

  it('lets nobody who drafts approve, verify money, or decide about exceptions', () => {
    const drafting = roleNames.filter((role) => roleMay(role, 'contract.draft'));
    expect(drafting).toEqual(['drafter']);
    for (const name of ['contract.approve', 'contract.decide', 'money.verify'] as const)
      expect(roleMay('drafter', name)).toBe(false);
  });

  it('lets whoever administers people and keys neither draft, approve nor book', () => {
    for (const name of ['contract.draft', 'contract.approve', 'contract.sign', 'money.book', 'money.verify'] as const)
      expect(roleMay('administrator', name)).toBe(false);
  });
});
