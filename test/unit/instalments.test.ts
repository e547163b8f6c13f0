import { termsOf, texts, changed } from '../build/contract-library';
import { aContract, contractId, eventsOf, goOn } from '../build/ask-contract';
import { askForAmendment, conclude, createPumpContract, pumpTerms, untilActive, yuan } from '../build/pump-contract';

const percents = ['33.335', '33.335', '33.33'];
const terms = pumpTerms({
  price: { gross: yuan('100.00'), taxRate: '0.13' },
  paymentPlan: percents.map((percent, index) => ({
    ...{ paymentLineId: `p${index}`, title: `P${index}`, dueOn: '2030-02-01', percent },
  })),
});
const amountsOf = (of: Parameters<typeof termsOf>[0]) => termsOf(of).paymentPlan.map(({ amount }) => amount.amount);
/** As contracts have it that were made when the last instalment took the whole rounding difference. */
const asBefore = ['33.34', '33.34', '33.32'];
const before = (of: Parameters<typeof termsOf>[0]) => {
  const plan = termsOf(of).paymentPlan.map((line, index) => ({ ...line, amount: yuan(asBefore[index] ?? '') }));
  return texts.keep({ ...termsOf(of), paymentPlan: plan });
};

describe('instalments by percent', () => {
  it('come to the price, none of them a whole unit away from its share', () => {
    expect(amountsOf(aContract([createPumpContract(contractId, terms)]))).toEqual(['33.34', '33.33', '33.33']);
  });

  it('stay as they were agreed when an amendment changes something else', () => {
    const active = aContract(untilActive(contractId, terms));
    const old = changed(active, { terms: before(active) });
    expect(amountsOf(goOn(old, [askForAmendment({ endsOn: '2031-07-31' }), ...conclude('amendment')]))).toEqual(
      asBefore,
    );
  });

  it('stay as they are in the draft while neither the price nor the plan changes, and follow a new price', () => {
    const draft = aContract([createPumpContract(contractId, terms)]);
    const old = changed(draft, { terms: before(draft) });
    const revised = (gross: string) => {
      const [event] = eventsOf(old, {
        ...{ type: 'revise', revision: 1 },
        terms: { ...terms, title: 'More pumps', price: { gross: yuan(gross), taxRate: '0.13' } },
      });
      return event?.type === 'DraftRevised' ? amountsOf(event) : [];
    };
    expect(revised('100.00')).toEqual(asBefore);
    expect(revised('1000.00')).toEqual(['333.35', '333.35', '333.30']);
  });
});
