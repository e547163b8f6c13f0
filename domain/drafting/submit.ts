import { submitRoute } from '../approval/submit-route';
import { type Draft } from '../contract/contract';
import { type Request, type Decision } from '../contract/rule';
import { refuseOursAmong } from '../confirmation/refuse-ours';
import { refuseCallOff } from './framework';
import { refuseBlocked } from './refuse-blocked';
import { departuresOf, refuseWording } from './wording';

type Needed = 'company' | 'texts' | 'wording' | 'framework' | 'customer' | 'document';

/** Submits the draft: with its route by the rules, its document, and the earlier votes that no longer count. */
export function submit({
  contract,
  command,
  now,
  input,
}: Request<{ revision: number }, Draft['stage'], Needed>): Decision {
  const terms = input('texts').termsOf(contract.terms);
  const [wording, framework, customer] = [input('wording'), input('framework'), input('customer')];
  const refusal =
    refuseBlocked(customer) ??
    refuseOursAmong(input('company'), terms.parties.customer) ??
    refuseWording(terms, wording) ??
    (framework && refuseCallOff(terms, framework));
  if (refusal) return refusal;
  const departures = departuresOf(terms, wording);
  const { contractTypeId, profile, owner, policy, approval: before, returned } = contract;
  const route = submitRoute(
    {
      ...{ subject: 'revision', contractTypeId, terms, profile, owner, policy, gross: [terms.price.gross] },
      ...{ departures, customer, revision: command.revision, before },
      voidedBefore: returned?.cause === 'rejected' && before ? before.voided : [],
      straightBackTo: returned?.straightBackTo ?? null,
    },
    input('company'),
    input('texts'),
    now,
  );
  if ('refused' in route) return route;
  const document = input('document');
  return [
    {
      ...{ type: 'ContractSubmitted', revision: command.revision, ...route },
      ...(document ? { document } : {}),
      ...((wording ?? terms.paper) ? { departures } : {}),
    },
  ];
}
