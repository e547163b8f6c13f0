import { type QuestionSheet, sideOf } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { contractFacts, type FactLine, valueIn } from '../../domain/contract/fact-lines';
import { type Question } from '../../domain/contract/question';
import { type Terms } from '../../domain/drafting/terms';
import { type Departure } from '../../domain/drafting/wording';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { type Language } from '../../domain/kernel/people';
import { showMoney } from '../../domain/kernel/show-money';
import { fill, type Words, words } from '../../domain/kernel/words';
import { clauseTexts } from '../../documents/text/compose';
import { changesNote, documentNote } from './document-note';
import { fold, goodsAndPlans, goodsToAccept, linesOpen } from './plan-list';
import { type Showing } from './showing';
import { warnedNote } from './warned-note';

const w = {
  contract: { en: 'The contract', 'zh-CN': '合同内容' },
  scope: { en: 'Scope', 'zh-CN': '标的与范围' },
  many: { en: '{0}: {1}', 'zh-CN': '{0}（共 {1} 项）' },
  decided: { en: 'What you decided on', 'zh-CN': '您所决定的事项' },
  departs: { en: 'departs from standard', 'zh-CN': '偏离标准条款' },
  asText: { en: 'The clauses as text: {0}', 'zh-CN': '合同条款文字版（共 {0} 条）' },
  contractBefore: { en: 'The contract before the amendment', 'zh-CN': '变更前的合同内容' },
} satisfies Record<string, Words>;

const departureWords: Record<Departure['kind'], Words> = {
  edited: words('departs from standard: edited', '偏离标准条款：文字有修改'),
  swapped: words('departs from standard: an alternate clause', '偏离标准条款：采用备选条款'),
  own: words('departs from standard: not one of our clauses', '偏离标准条款：非标准条款'),
  removed: words('departs from standard: left out', '偏离标准条款：已删除'),
};

/** Numbers, dates, amounts, rates and revisions; a line must not break inside them. */
const whole =
  /((?:(?:[A-Z]{3} |¥)?\d{1,3}(?:,\d{3})*\.\d{2}|(?<![A-Z0-9])[A-Z0-9]+(?:-[A-Z0-9]+)+|[(（][\d.]+ ?%[)）]|第 \d+ 版)[？?,]?)/;

/** Text in which `HT-2026-0017`, `2026-03-01` and `CNY 1,860,000.00` are not broken across lines. */
export function readable(text: string): Html {
  const parts = text.split(whole).map((part, index) => {
    if (part === '') return nothing;
    return index % 2 === 1 && part.length <= 25 ? html`<span class="whole">${part}</span>` : html`${part}`;
  });
  return html`${parts}`;
}

/** A change is written `before → after`; the new value is bold. */
function valueOf(value: string): Html {
  const [before = '', after, ...more] = value.split(' → ');
  if (after === undefined || more.length > 0) return readable(value);
  return html`${readable(before)} → <b>${readable(after)}</b>`;
}

export function list(lines: readonly FactLine[], language: Language, total: string | null = null): Html {
  return html`<dl>
    ${lines
      .map((line) => ({ label: line.label, value: valueIn(line, language) }))
      .map(
        ({ label, value }) =>
          html`<div>
            <dt>${label[language]}</dt>
            ${value === total ? html`<dd class="total">${readable(value)}</dd>` : html`<dd>${valueOf(value)}</dd>`}
          </div>`,
      )}
  </dl>`;
}

/** Facts of one kind that follow each other. */
function byLabel(lines: readonly FactLine[]): FactLine[][] {
  const groups: FactLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0]?.label.en === line.label.en) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** What is particular to the question; many of one kind are folded, with their number. */
function special(lines: readonly FactLine[], language: Language): Html {
  const parts: Html[] = [];
  let open: FactLine[] = [];
  const setOpen = () => {
    if (open.length > 0) parts.push(list(open, language));
    open = [];
  };
  for (const group of byLabel(lines)) {
    const [first] = group;
    if (first === undefined || group.length <= linesOpen) {
      open.push(...group);
      continue;
    }
    setOpen();
    parts.push(fold(fill(w.many, language, first.label[language], String(group.length)), list(group, language)));
  }
  setOpen();
  return html`${parts}`;
}

function departuresOf(contract: Contract): Departure[] | undefined {
  return 'approval' in contract ? contract.approval?.departures : undefined;
}

/** How a clause differs from the standard; null if it does not. */
function departureOf(contract: Contract, { clauses = [] }: Terms, clauseId: string): Words | null {
  const computed = departuresOf(contract);
  const kind = computed?.find((departure) => departure.clauseId === clauseId)?.kind;
  if (computed) return kind === undefined ? null : departureWords[kind];
  return clauses.some((clause) => clause.clauseId === clauseId && !clause.standard) ? w.departs : null;
}

/** The text of the contract. Clauses that differ from the standard are marked, for readers of our side only. */
export function wording({ contract, terms, language, link }: Showing): Html {
  const { scope } = terms;
  const { number } = contract;
  const isInternal = sideOf(link.question) === 'ours';
  const clauses = clauseTexts({ number, terms });
  const text = clauses.map(({ clauseId, number: at, heading, text: said }) => {
    const departure = isInternal ? departureOf(contract, terms, clauseId) : null;
    return html`<div>
      <dt>${at} ${heading}${departure === null ? nothing : html` <b class="departs">${departure[language]}</b>`}</dt>
      <dd>${said}</dd>
    </div>`;
  });
  const printed = html`<dl class="clauses">${text}</dl>`;
  return html`${scope === undefined ? nothing : fold(w.scope[language], html`<p class="prose">${scope}</p>`)}
  ${clauses.length === 0 ? nothing : fold(fill(w.asText, language, String(clauses.length)), printed)}`;
}

/** Whether the question is about an amendment, from either side. */
function isAboutAmendment(question: Question): boolean {
  return question.kind === 'amendment' || (question.kind === 'approval' && question.subject.kind === 'amendment');
}

/** The facts on which the reader decided, in addition to the contract. */
export function decidedFacts({ decided, language }: Showing): Html {
  if (decided.length === 0) return nothing;
  return html`<h2>${w.decided[language]}</h2>
    ${special(decided, language)}`;
}

/**
 * Everything that a person must see before deciding: first the question, then the contract, the plans and the document. Long parts are folded, so
 * that the form is near.
 */
export function facts(showing: Showing, { special: lines, heading }: QuestionSheet): Html {
  const { contract, terms, language, link } = showing;
  const about = contractFacts(contract, { ...terms, milestones: [], paymentPlan: [] });
  const changes = isAboutAmendment(link.question) && lines.length > 0;
  const asked = html`<h2>${heading[language]}</h2>
    ${special(lines, language)}`;
  return html`${lines.length > 0 ? asked : nothing} ${goodsToAccept(showing)} ${changesNote(showing)}
  ${warnedNote(showing)}
  ${lines.length > 0 ? html`<h2>${(changes ? w.contractBefore : w.contract)[language]}</h2>` : nothing}
  ${list(about, language, changes ? null : showMoney(terms.price.gross, language))}
  ${goodsAndPlans(showing, changes ? 'before' : 'agreed')} ${documentNote(showing)} ${wording(showing)}`;
}
