import { type QuestionSheet, sideOf } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { contractFacts, type FactLine, valueIn } from '../../domain/contract/fact-lines';
import { type Question } from '../../domain/contract/question';
import { type Terms } from '../../domain/drafting/terms';
import { type Departure } from '../../domain/drafting/wording';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { type Language } from '../../domain/kernel/people';
import { showMoney } from '../../domain/kernel/show-money';
import { type Words, words } from '../../domain/kernel/words';
import { clauseTexts } from '../../documents/text/compose';
import { documentNote } from './document-note';
import { type Showing } from './showing';

const w = {
  contract: { en: 'The contract', 'zh-CN': '合同内容' },
  deliveries: { en: 'Deliveries', 'zh-CN': '交付计划' },
  payments: { en: 'Payments', 'zh-CN': '付款计划' },
  scope: { en: 'Scope', 'zh-CN': '标的与范围' },
  clauses: { en: 'Clauses', 'zh-CN': '合同条款' },
  departs: { en: 'departs from standard', 'zh-CN': '偏离标准条款' },
  asText: { en: 'The clauses as text', 'zh-CN': '合同条款文字版' },
  contractBefore: { en: 'The contract before the amendment', 'zh-CN': '变更前的合同内容' },
  deliveriesBefore: { en: 'Deliveries before the amendment', 'zh-CN': '变更前的交付计划' },
  paymentsBefore: { en: 'Payments before the amendment', 'zh-CN': '变更前的付款计划' },
} satisfies Record<string, Words>;

const departureWords: Record<Departure['kind'], Words> = {
  edited: words('departs from standard: edited', '偏离标准条款：文字有修改'),
  swapped: words('departs from standard: an alternate clause', '偏离标准条款：采用备选条款'),
  own: words('departs from standard: not one of our clauses', '偏离标准条款：非标准条款'),
  removed: words('departs from standard: left out', '偏离标准条款：已删除'),
};

/** Numbers, dates, amounts and rates; a line never ends inside one. */
const whole = /((?:[A-Z]{3} )?\d{1,3}(?:,\d{3})*\.\d{2}|(?<![A-Z0-9])[A-Z0-9]+(?:-[A-Z0-9]+)+|\([\d.]+ %\))/;

/** Text in which `HT-2026-0017`, `2026-03-01` and `CNY 1,860,000.00` stay in one piece. */
export function readable(text: string): Html {
  const parts = text.split(whole).map((part, index) => {
    if (part === '') return nothing;
    return index % 2 === 1 && part.length <= 24 ? html`<span class="whole">${part}</span>` : html`${part}`;
  });
  return html`${parts}`;
}

/** A change reads `before → after`; what will hold stands out. */
function valueOf(value: string): Html {
  const [before = '', after, ...more] = value.split(' → ');
  if (after === undefined || more.length > 0) return readable(value);
  return html`${readable(before)} → <b>${readable(after)}</b>`;
}

function list(lines: readonly FactLine[], language: Language, total: string | null = null): Html {
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

interface PlanLine {
  title: string;
  dueOn: string;
  amount: string;
}

function plan(title: string, lines: readonly PlanLine[]): Html {
  if (lines.length === 0) return nothing;
  return html`<h2>${title}</h2>
    <ul class="plan">
      ${lines.map(
        ({ title: name, dueOn, amount }) =>
          html`<li>
            <span>${name}</span> <time datetime="${dueOn}">${dueOn}</time>
            ${amount === '' ? nothing : html`<b>${amount}</b>`}
          </li>`,
      )}
    </ul>`;
}

function departuresOf(contract: Contract): Departure[] | undefined {
  return 'approval' in contract ? contract.approval?.departures : undefined;
}

/** Why a clause is not the company’s own; nothing where it is. */
function departureOf(contract: Contract, { clauses = [] }: Terms, clauseId: string): Words | null {
  const computed = departuresOf(contract);
  const kind = computed?.find((departure) => departure.clauseId === clauseId)?.kind;
  if (computed) return kind === undefined ? null : departureWords[kind];
  return clauses.some((clause) => clause.clauseId === clauseId && !clause.standard) ? w.departs : null;
}

/** Clauses that were left out, or stand on the customer’s own paper: no text of ours tells of them. */
function otherDepartures(contract: Contract, isInternal: boolean, language: Language): Html {
  const others = (departuresOf(contract) ?? []).filter(
    ({ kind, clauseId }) => kind === 'removed' || clauseId === 'paper',
  );
  if (!isInternal || others.length === 0) return nothing;
  return html`<ul>
    ${others.map(
      ({ heading, kind }) => html`<li>${heading} <b class="departs">${departureWords[kind][language]}</b></li>`,
    )}
  </ul>`;
}

/** The wording that is decided about; a clause that departs from the company's own says so, to our own people. */
function wording({ contract, terms, language, link, revision }: Showing): Html {
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
  const printed = html`${otherDepartures(contract, isInternal, language)}
    <dl class="clauses">${text}</dl>`;
  return html`${
    scope === undefined
      ? nothing
      : html`<h2>${w.scope[language]}</h2>
          <p class="prose">${scope}</p>`
  }
  ${
    clauses.length === 0
      ? nothing
      : revision?.document
        ? html`<details>
            <summary>${w.asText[language]}</summary>
            ${printed}
          </details>`
        : html`<h2>${w.clauses[language]}</h2>
            ${printed}`
  }`;
}

/** Whether the question is about an amendment, asked of our side or of the customer. */
function isAboutAmendment(question: Question): boolean {
  return question.kind === 'amendment' || (question.kind === 'approval' && question.subject.kind === 'amendment');
}

/** Everything a person must see before deciding: first what is asked, then the contract, then what is due when. */
export function facts(showing: Showing, { special, heading }: QuestionSheet): Html {
  const { contract, terms, language, link } = showing;
  const about = contractFacts(contract, { ...terms, milestones: [], paymentPlan: [] });
  const changes = isAboutAmendment(link.question) && special.length > 0;
  const deliveries = terms.milestones.map((milestone) => ({ ...milestone, amount: '' }));
  const payments = terms.paymentPlan.map((line) => ({ ...line, amount: showMoney(line.amount) }));
  const asked = html`<h2>${heading[language]}</h2>
    ${list(special, language)}
    <h2>${(changes ? w.contractBefore : w.contract)[language]}</h2>`;
  return html`${special.length > 0 ? asked : nothing}
  ${list(about, language, changes ? null : showMoney(terms.price.gross))}
  ${plan((changes ? w.deliveriesBefore : w.deliveries)[language], deliveries)}
  ${plan((changes ? w.paymentsBefore : w.payments)[language], payments)} ${documentNote(showing)} ${wording(showing)}`;
}
