import { canonical } from '../kernel/canonical';
import { type Subject, subjects } from '../routing/route';
import { type Terms } from '../drafting/terms';
import { type Words } from '../kernel/words';

export const subjectWords: Record<Subject, Words> = {
  parties: { en: 'parties', 'zh-CN': '当事人' },
  clauses: { en: 'clauses', 'zh-CN': '条款' },
  money: { en: 'money', 'zh-CN': '价款' },
  dates: { en: 'dates', 'zh-CN': '日期' },
  scope: { en: 'scope', 'zh-CN': '标的范围' },
};

/** A part with what only some contracts have; for the others it stays what it was before there was any of that. */
function extended(base: unknown, extras: Record<string, unknown>): unknown {
  const given = Object.entries(extras).filter(([, value]) => value !== undefined);
  return given.length === 0 ? base : [base, Object.fromEntries(given)];
}

/** Answers to the questions of the contract type that this part is about. */
function answersAbout({ fields }: Terms, subject: Subject) {
  const about = fields?.filter((field) => field.about === subject) ?? [];
  return about.length === 0 ? undefined : about;
}

/** Of each line what money is about, and what is delivered. */
function linesOf({ lineItems }: Terms) {
  return {
    amounts: lineItems?.map(({ description: _of, unit: _in, ...amounts }) => amounts),
    goods: lineItems?.map(({ lineItemId, description, unit, quantity }) => [lineItemId, description, unit, quantity]),
  };
}

/** The terms taken apart into what votes are about; together the parts hold every term. */
function partsOf(terms: Terms): Record<Subject, unknown> {
  const { title, scope, clauses, parties, price, term, milestones, paymentPlan } = terms;
  const { language, template, law, attachments, paper } = terms;
  const { pricesIncludeTax, effectiveOn, backdatedReason, framework } = terms;
  const lines = linesOf(terms);
  const fieldsAbout = (subject: Subject) => ({ fields: answersAbout(terms, subject) });
  const money = [price, paymentPlan.map(({ paymentLineId, title: of, amount }) => [paymentLineId, of, amount])];
  const dates = [
    term,
    milestones.map(({ milestoneId, dueOn }) => [milestoneId, dueOn]),
    paymentPlan.map(({ paymentLineId, dueOn }) => [paymentLineId, dueOn]),
  ];
  const named = [title, scope ?? '', milestones.map(({ milestoneId, title: of }) => [milestoneId, of])];
  return {
    parties: extended(parties, fieldsAbout('parties')),
    clauses: extended(clauses ?? [], {
      ...{ language, template, law, attachments, paper },
      ...fieldsAbout('clauses'),
    }),
    money: extended(money, { pricesIncludeTax, lines: lines.amounts, ...fieldsAbout('money') }),
    dates: extended(dates, { effectiveOn, backdatedReason, ...fieldsAbout('dates') }),
    scope: extended(named, { framework, goods: lines.goods, ...fieldsAbout('scope') }),
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
