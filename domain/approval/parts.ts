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

/** Adds optional fields to a part. Without any the part keeps its earlier form, so that digests of existing contracts stay the same. */
function extended(base: unknown, extras: Record<string, unknown>): unknown {
  const given = Object.entries(extras).filter(([, value]) => value !== undefined);
  return given.length === 0 ? base : [base, Object.fromEntries(given)];
}

/** Answers to the contract type's questions that belong to this part. */
function answersAbout({ fields }: Terms, subject: Part) {
  const about = fields?.filter((field) => field.about === subject) ?? [];
  return about.length === 0 ? undefined : about;
}

/** Splits the line items into what belongs to money and what belongs to scope. */
function linesOf({ lineItems }: Terms) {
  return {
    amounts: lineItems?.map(({ description: _of, specification: _as, unit: _in, ...amounts }) => amounts),
    goods: lineItems?.map(({ lineItemId, description, unit, quantity, specification }) => [
      ...[lineItemId, description, unit, quantity],
      ...(specification === undefined ? [] : [specification]),
    ]),
  };
}

/** Divides the terms into the parts that votes are about; every term belongs to a part. */
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

/** The digests that votes on these terms refer to: one for each part, and one for all together. */
export function digestsOf(terms: Terms, digest: Digest): { digest: string; digests: Record<Part, string> } {
  const contents = partsOf(terms);
  const digests = Object.fromEntries(
    parts.map((part) => [part, digest(`${part} ${canonical(contents[part])}`)]),
  ) as Record<Part, string>; // the line above makes an entry for each part
  return { digest: joined(digests, parts, digest), digests };
}

/** The parts in which two versions of the terms differ. */
export function touchedParts(before: Terms, after: Terms): Part[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return parts.filter((part) => canonical(old[part]) !== canonical(now[part]));
}

/** The digest of the parts that a step decides about. */
export function joined(digests: Record<Part, string>, about: readonly Part[], digest: Digest): string {
  return digest(
    parts
      .filter((part) => about.includes(part))
      .map((part) => `${part} ${digests[part]}`)
      .join('\n'),
  );
}
