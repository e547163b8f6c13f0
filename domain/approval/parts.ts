import { canonical } from '../kernel/canonical';
import { type Digest } from '../contract/texts';
import { type Part, parts } from '../routing/route';
import { type Terms } from '../drafting/terms';
import { type Words } from '../kernel/words';

export const partWords: Record<Part, Words> = {
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
function answersAbout({ fields }: Terms, subject: Part) {
  const about = fields?.filter((field) => field.about === subject) ?? [];
  return about.length === 0 ? undefined : about;
}

/** Of each line what money is about, and what is delivered. */
function linesOf({ lineItems }: Terms) {
  return {
    amounts: lineItems?.map(({ description: _of, specification: _as, unit: _in, ...amounts }) => amounts),
    goods: lineItems?.map(({ lineItemId, description, unit, quantity, specification }) => [
      ...[lineItemId, description, unit, quantity],
      ...(specification === undefined ? [] : [specification]),
    ]),
  };
}

/** The terms taken apart into what votes are about; together the parts hold every term. */
function partsOf(terms: Terms): Record<Part, unknown> {
  const { title, scope, clauses, parties, price, term, milestones, paymentPlan } = terms;
  const { language, template, law, attachments, paper } = terms;
  const { pricesIncludeTax, discount, framework } = terms;
  const { effectiveOn, backdatedReason, dueOnRestDays, conditions, longStopOn } = terms;
  const lines = linesOf(terms);
  const fieldsAbout = (subject: Part) => ({ fields: answersAbout(terms, subject) });
  const money = [price, paymentPlan.map(({ paymentLineId, title: of, amount }) => [paymentLineId, of, amount])];
  const dates = [
    term,
    milestones.map(({ milestoneId, dueOn }) => [milestoneId, dueOn]),
    paymentPlan.map(({ paymentLineId, dueOn, trigger }) => [paymentLineId, dueOn, ...(trigger ? [trigger] : [])]),
  ];
  const named = [title, scope ?? '', milestones.map(({ milestoneId, title: of }) => [milestoneId, of])];
  return {
    parties: extended(parties, fieldsAbout('parties')),
    clauses: extended(clauses ?? [], {
      ...{ language, template, law, attachments, paper },
      ...fieldsAbout('clauses'),
    }),
    money: extended(money, { pricesIncludeTax, discount, lines: lines.amounts, ...fieldsAbout('money') }),
    dates: extended(dates, {
      ...{ effectiveOn, backdatedReason, dueOnRestDays, conditions, longStopOn },
      ...fieldsAbout('dates'),
    }),
    scope: extended(named, { framework, goods: lines.goods, ...fieldsAbout('scope') }),
  };
}

/** What a vote on these terms is bound to: the digest of each part, and of them all. */
export function digestsOf(terms: Terms, digest: Digest): { digest: string; digests: Record<Part, string> } {
  const contents = partsOf(terms);
  const digests = Object.fromEntries(
    parts.map((part) => [part, digest(`${part} ${canonical(contents[part])}`)]),
  ) as Record<Part, string>; // one for each of them by the line above
  return { digest: joined(digests, parts, digest), digests };
}

/** The parts in which two terms differ. */
export function touchedParts(before: Terms, after: Terms): Part[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return parts.filter((part) => canonical(old[part]) !== canonical(now[part]));
}

/** The digest of what a step with these parts decides about. */
export function joined(digests: Record<Part, string>, about: readonly Part[], digest: Digest): string {
  return digest(
    parts
      .filter((part) => about.includes(part))
      .map((part) => `${part} ${digests[part]}`)
      .join('\n'),
  );
}
