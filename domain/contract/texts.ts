import { type TermsRef } from '../drafting/state';
import { type Terms } from '../drafting/terms';
import { canonical } from '../kernel/canonical';

/** SHA-256 of a text, in hex. It is passed in because workflows have no cryptography. */
export type Digest = (text: string) => string;

/** Full terms by digest; the working set has only the digests. */
export interface Texts {
  digest: Digest;
  /** @throws Error when the terms were not loaded */
  termsOf: (ref: Pick<TermsRef, 'digest'>) => Terms;
  /** Keeps terms by their digest; they are written together with the events that refer to them. */
  keep: (terms: Terms) => TermsRef;
}

/** The summary of terms that the working set carries. */
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

/** Gives access to loaded terms, and to those kept since. */
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
