import { canonical } from '../canonical';
import { type Subject, subjects } from './route';
import { type Terms } from '../terms';
import { type Words } from '../words';

export const subjectWords: Record<Subject, Words> = {
  parties: { en: 'parties', 'zh-CN': '当事人' },
  clauses: { en: 'clauses', 'zh-CN': '条款' },
  money: { en: 'money', 'zh-CN': '价款' },
  dates: { en: 'dates', 'zh-CN': '日期' },
  scope: { en: 'scope', 'zh-CN': '标的范围' },
};

/** The terms taken apart into what votes are about; together the parts hold every term. */
function partsOf(terms: Terms): Record<Subject, unknown> {
  const { title, scope, clauses, parties, price, term, milestones, paymentPlan } = terms;
  return {
    parties,
    clauses: clauses ?? [],
    money: [price, paymentPlan.map(({ paymentLineId, title: of, amount }) => [paymentLineId, of, amount])],
    dates: [
      term,
      milestones.map(({ milestoneId, dueOn }) => [milestoneId, dueOn]),
      paymentPlan.map(({ paymentLineId, dueOn }) => [paymentLineId, dueOn]),
    ],
    scope: [title, scope ?? '', milestones.map(({ milestoneId, title: of }) => [milestoneId, of])],
  };
}

/** Makes a digest of a text; SHA-256 in hex. Handed in, since workflows have no cryptography. */
export type Digest = (text: string) => string;

/** What a vote on these terms is bound to: the digest of each part, and of them all. */
export function digestsOf(terms: Terms, digest: Digest): { digest: string; digests: Record<Subject, string> } {
  const parts = partsOf(terms);
  const digests = Object.fromEntries(
    subjects.map((subject) => [subject, digest(`${subject} ${canonical(parts[subject])}`)]),
  ) as Record<Subject, string>; // one for each of them by the line above
  return { digest: joined(digests, subjects, digest), digests };
}

/** The digest of what a step with these subjects decides about. */
export function joined(digests: Record<Subject, string>, about: readonly Subject[], digest: Digest): string {
  return digest(
    subjects
      .filter((subject) => about.includes(subject))
      .map((subject) => `${subject} ${digests[subject]}`)
      .join('\n'),
  );
}
