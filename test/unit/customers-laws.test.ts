import fc from 'fast-check';
import { isRefusal } from '../../domain/contract/refusals';
import { checkDetails } from '../../domain/customers/check-details';
import { type CustomerCommand } from '../../domain/customers/commands';
import { type CustomerEvent } from '../../domain/customers/events';
import { foldCustomer } from '../../domain/customers/evolve';
import { customerTable } from '../../domain/customers/rows';
import { customerStatuses } from '../../domain/customers/standing';
import { type Customer } from '../../domain/customers/state';
import { matters } from '../../domain/kernel/people';
import { addMs } from '../../domain/kernel/days';
import { aContact, add, customerId, decideFor, eventsOf, someDetails } from '../build/a-customer';
import { NOW } from '../build/ask-contract';

const contact = fc.record({
  contactId: fc.constantFrom('a', 'b', 'c'),
  matters: fc.subarray([...matters]),
});
const contacts = fc
  .array(contact, { minLength: 1, maxLength: 3 })
  .map((drawn) => drawn.map(({ contactId, matters: of }) => aContact(contactId, of)));
const number = fc.constantFrom('91320500MA1K000004', '91320000MA1K00000A', 'HRB 1', '');
const limit = fc.record({ amount: fc.constantFrom('0', '5', '5.00', '10.5'), currency: fc.constantFrom('CNY', 'USD') });

const required = {
  name: fc.constantFrom('A', 'B'),
  country: fc.constantFrom('CN', 'DE'),
  contacts,
};
const maybe = {
  nameEn: fc.constantFrom('A', 'B'),
  registrationNumber: number,
  address: fc.constantFrom('x', 'y'),
  legalRepresentative: fc.constantFrom('p', 'q'),
  bankAccount: fc.record({
    bank: fc.constantFrom('b', 'c'),
    accountName: fc.constant('n'),
    accountNumber: fc.constant('1'),
  }),
  invoiceData: fc.record({ title: fc.constantFrom('t', 'u'), taxNumber: fc.constant('1') }),
  creditLimit: limit,
};

const nullable = {
  nameEn: fc.option(maybe.nameEn),
  registrationNumber: fc.option(number),
  address: fc.option(maybe.address),
  legalRepresentative: fc.option(maybe.legalRepresentative),
  bankAccount: fc.option(maybe.bankAccount),
  invoiceData: fc.option(maybe.invoiceData),
  creditLimit: fc.option(limit),
};
const changes = fc.record({ ...required, ...nullable }, { requiredKeys: [] });
const details = fc.record({ ...required, ...maybe }, { requiredKeys: ['name', 'country', 'contacts'] });

const command: fc.Arbitrary<CustomerCommand> = fc.oneof(
  details.map((of) => add(of)),
  fc
    .record({ changes, seenSeq: fc.integer({ min: 1, max: 12 }) }, { requiredKeys: ['changes'] })
    .map((of): CustomerCommand => ({ type: 'changeCustomer', ...of })),
  fc
    .record({ status: fc.constantFrom(...customerStatuses), reason: fc.option(fc.constantFrom('r', 's')) })
    .map((of): CustomerCommand => ({ type: 'setCustomerStatus', ...of })),
);

/** What must hold of a customer whatever was asked of it. */
function expectSound(customer: Customer, trail: readonly CustomerEvent[]): void {
  expect(foldCustomer(trail)).toEqual(customer);
  expect(foldCustomer(JSON.parse(JSON.stringify(trail)) as CustomerEvent[])).toEqual(customer);
  expect(JSON.parse(JSON.stringify(customer))).toEqual(customer);
  expect(trail.map(({ seq }) => seq)).toEqual(trail.map((_, index) => index + 1));
  expect(checkDetails(customer)).toEqual([]);
  const { reason, ...rest } = customer;
  expect([rest.status, reason]).not.toEqual(['blocked', null]);
  expect(Object.values(rest)).not.toContain(null);
  const [row] = customerTable.rows(customer);
  const { seq, name, country, status } = customer;
  expect(row).toMatchObject({ customerId, seq, name, country, status, reason, state: foldCustomer(trail) });
}

describe('any customer, whatever is asked of it in whatever order', () => {
  it('accepts or refuses with a code, and its events, its state and its row say the same', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        let trail = eventsOf(null, add(someDetails()));
        let customer = foldCustomer(trail);
        let at = NOW;
        for (const asked of commands) {
          at = addMs(at, 1000);
          const decision = decideFor(customer, asked);
          seen.add(isRefusal(decision) ? decision.code : (decision[0]?.type ?? ''));
          if (isRefusal(decision)) continue;
          const events = eventsOf(customer, asked, at);
          customer = foldCustomer(events, customer);
          trail = [...trail, ...events];
        }
        if (customer) expectSound(customer, trail);
        expect(customer?.updatedAt).toBe(trail.at(-1)?.at);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual([
      ...['CUSTOMER_EXISTS', 'CustomerChanged', 'CustomerStatusSet', 'INVALID_CUSTOMER', 'NOTHING_CHANGED'],
      ...['REASON_NEEDED', 'STALE_CUSTOMER'],
    ]);
  });

  it('is left by a change with exactly what the event says, and the same change again changes nothing', () => {
    fc.assert(
      fc.property(details, changes, (given, asked) => {
        const beyondRules = { country: 'DE', contacts: [aContact('a')] };
        const before = foldCustomer(eventsOf(null, add({ ...given, ...beyondRules })));
        const { country: _, ...others } = asked;
        const command: CustomerCommand = { type: 'changeCustomer', changes: others };
        const decision = decideFor(before, command);
        if (isRefusal(decision)) return;
        const after = foldCustomer(eventsOf(before, command), before);
        const again = decideFor(after, command);
        expect(isRefusal(again) && again.code).toBe('NOTHING_CHANGED');
        const [event] = decision;
        const named = event?.type === 'CustomerChanged' ? Object.keys(event.changes) : [];
        const differs = Object.keys({ ...before, ...after }).filter(
          (field) =>
            JSON.stringify(before?.[field as keyof Customer]) !== JSON.stringify(after?.[field as keyof Customer]),
        );
        expect(differs.filter((field) => field !== 'seq').sort()).toEqual(named.sort());
      }),
    );
  });
});
