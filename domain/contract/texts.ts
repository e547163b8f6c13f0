import { type TermsRef } from '../drafting/state';
import { type Terms } from '../drafting/terms';
import { canonical } from '../kernel/canonical';

/** Makes a digest of a text; SHA-256 in hex. Handed in, since workflows have no cryptography. */
export type Digest = (text: string) => string;

/** The terms that the working set only names, by their digest. */
export interface Texts {
  digest: Digest;
  /** @throws Error when they were not loaded */
  termsOf: (ref: Pick<TermsRef, 'digest'>) => Terms;
  /** Keeps terms under their digest, to be written with the events that name them. */
  keep: (terms: Terms) => TermsRef;
}

/** What the working set keeps of terms. */
export function refOf(terms: Terms, digest: Digest): TermsRef {
  const { title, price, term, parties, milestones, paymentPlan, framework, dueOnRestDays } = terms;
  const triggers = paymentPlan.flatMap(({ paymentLineId, trigger }) => (trigger ? [{ paymentLineId, trigger }] : []));
  return {
    digest: digest(canonical(terms)),
    ...{ title, gross: price.gross, startsOn: term.startsOn, endsOn: term.endsOn, contact: parties.customer.contact },
    hasDuties: milestones.length + paymentPlan.length > 0,
    ...(dueOnRestDays === 'as_written' ? { dueOnRestDays } : {}),
    ...(triggers.length > 0 ? { triggers } : {}),
    ...(framework ? { frameworkId: framework.contractId } : {}),
  };
}

/** Texts from a list, and whatever is kept from then on. */
export function textsOf(digest: Digest, known: Map<string, Terms> = new Map()): Texts & { kept: Map<string, Terms> } {
  const kept = new Map<string, Terms>();
  return {
    digest,
    kept,
    termsOf: (ref) => {
      const terms = kept.get(ref.digest) ?? known.get(ref.digest);
      if (!terms) throw new Error(`The terms ${ref.digest} were not loaded.`);
      return terms;
    },
    keep: (terms) => {
      const ref = refOf(terms, digest);
      kept.set(ref.digest, terms);
      return ref;
    },
  };
}
