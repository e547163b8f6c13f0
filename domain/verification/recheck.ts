import { type Contract } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { type Input } from '../contract/inputs';
import { type Instant } from '../kernel/days';
import { asPerson, type Company, employeeOf } from '../routing/company';
import { verifiersOf } from './verifiers';

function routeOwnerOf(company: Company) {
  const { routeOwner } = company.ruleSet ?? {};
  const employee = routeOwner === undefined ? null : employeeOf(company, routeOwner);
  return employee ? asPerson(employee) : null;
}

/** Checks whether somebody can still verify each entry. Returns one change at a time; call it again until it returns null. */
export function recheckEntries(contract: Contract, now: Instant, input: Input<'company'>): EventBody | null {
  const { entries = [] } = 'entries' in contract ? contract : {};
  for (const { entryId, madeBy, blocked } of entries) {
    const company = input('company');
    const verifiers = verifiersOf(contract, madeBy, company, now);
    if (verifiers.length === 0 && !blocked) return { type: 'EntryBlocked', entryId, routeOwner: routeOwnerOf(company) };
    if (verifiers.length > 0 && blocked) return { type: 'VerifiersFound', entryId, verifiers };
  }
  return null;
}
