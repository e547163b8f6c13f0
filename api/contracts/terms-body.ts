import { z } from 'zod';
import { amendedDraft } from '../../domain/amendment';
import { clause, milestone, paymentLine } from '../../domain/command-bodies';
import { type Changes } from '../../domain/contract';
import { type Party, type Language } from '../../domain/people';
import { planFromTemplate, type TemplatePlan } from '../../domain/template-plan';
import { checkTerms, type Terms, type TermsDraft, type TermsProblem } from '../../domain/terms';
import { type Words } from '../../domain/words';
import { day, line, money, optional, party, taxRate, text } from '../../domain/values';
import { type Fault } from '../http/problem';

/** The part of a contract that a draft may say: creation and revision share it. */
export const termsFields = {
  title: optional(line(200)),
  scope: optional(text(20_000)),
  clauses: optional(z.array(clause).max(200)),
  customer: party,
  price: z.strictObject({ gross: money, taxRate: optional(taxRate) }),
  term: z.strictObject({ startsOn: day, endsOn: optional(day) }),
  milestones: optional(z.array(milestone).max(200)),
  paymentPlan: optional(z.array(paymentLine).max(200)),
};

export type TermsBody = z.output<z.ZodObject<typeof termsFields>>;

export interface TemplateTerms {
  title: Words;
  taxRate: string;
  plan: TemplatePlan;
}

/** The parts of the text that may be missing altogether. */
function wording({ scope, clauses }: Pick<TermsDraft, 'scope' | 'clauses'>): Pick<TermsDraft, 'scope' | 'clauses'> {
  return { ...(scope === undefined ? {} : { scope }), ...(clauses === undefined ? {} : { clauses }) };
}

/** Typed terms of a new contract; what is left out comes from the template, counted from the start of the term. */
export function draftFromTemplate(
  body: TermsBody,
  template: TemplateTerms,
  company: Party,
  language: Language,
): TermsDraft {
  const plan = planFromTemplate(template.plan, body.term.startsOn);
  return {
    title: body.title ?? template.title[language],
    ...wording(body),
    parties: { ours: company, customer: body.customer },
    price: { gross: body.price.gross, taxRate: body.price.taxRate ?? template.taxRate },
    term: { startsOn: body.term.startsOn, endsOn: body.term.endsOn ?? plan.term.endsOn },
    milestones: body.milestones ?? plan.milestones,
    paymentPlan: body.paymentPlan ?? plan.paymentPlan,
  };
}

/** Typed terms of a revised draft; what is left out stays as it stands. */
export function draftFromTerms(body: TermsBody, terms: Terms): TermsDraft {
  return {
    title: body.title ?? terms.title,
    ...wording(terms),
    ...wording(body),
    parties: { ours: terms.parties.ours, customer: body.customer },
    price: { gross: body.price.gross, taxRate: body.price.taxRate ?? terms.price.taxRate },
    term: { startsOn: body.term.startsOn, endsOn: body.term.endsOn ?? terms.term.endsOn },
    milestones: body.milestones ?? terms.milestones,
    paymentPlan: body.paymentPlan ?? terms.paymentPlan,
  };
}

/** The rules' pointers go into the terms; requests name the customer alone. */
export function faultsOf(problems: readonly TermsProblem[]): Fault[] {
  return problems.map(({ pointer, code, message }) => ({
    pointer: pointer.replace(/^\/parties\/customer/, '/customer'),
    code,
    message,
  }));
}

/** The change that a fault in the amended terms comes from: the one of the same part or, where that was not changed, what it must fit. */
function pointerIntoChanges(pointer: string, changes: Changes, draft: TermsDraft): string {
  const [, list, at = '', ...inside] = pointer.split('/');
  if (list === 'milestones') {
    const id = draft.milestones[Number(at)]?.milestoneId;
    const index = changes.milestones?.findIndex(({ milestoneId }) => milestoneId === id) ?? -1;
    return index < 0 ? '/changes/endsOn' : ['/changes/milestones', index, ...inside].join('/');
  }
  if (list === 'paymentPlan' && at !== '') {
    const id = draft.paymentPlan[Number(at)]?.paymentLineId;
    const index = changes.paymentPlan?.findIndex(({ paymentLineId }) => paymentLineId === id) ?? -1;
    return index < 0 ? '/changes/gross' : ['/changes/paymentPlan', index, ...inside].join('/');
  }
  if (list === 'paymentPlan') return '/changes/paymentPlan';
  return list === 'term' ? '/changes/endsOn' : ['/changes/gross', ...inside].join('/');
}

function repeated(pointer: string, ids: readonly string[]): Fault[] {
  const message = 'This is changed twice.';
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ pointer: pointer.replace('*', String(index)), code: 'repeated', message }] : [],
  );
}

/** What is wrong with an amendment, said of the changes that were asked for. */
export function faultsOfChanges(changes: Changes, terms: Terms): Fault[] {
  const { milestones = [], paymentPlan = [] } = changes;
  const draft = amendedDraft(terms, changes);
  const faults = [
    ...repeated(
      '/changes/milestones/*/milestoneId',
      milestones.map(({ milestoneId }) => milestoneId),
    ),
    ...repeated(
      '/changes/paymentPlan/*/paymentLineId',
      paymentPlan.map(({ paymentLineId }) => paymentLineId),
    ),
    ...checkTerms(draft).map((fault) => ({ ...fault, pointer: pointerIntoChanges(fault.pointer, changes, draft) })),
  ];
  // Several parts may no longer fit one change.
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.code}`, fault])).values()];
}
