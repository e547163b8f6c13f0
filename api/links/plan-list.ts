import { type Contract } from '../../domain/contract/contract';
import { milestoneStanding } from '../../domain/delivery/standing';
import { type Day } from '../../domain/kernel/days';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { type Language } from '../../domain/kernel/people';
import { showMoney } from '../../domain/kernel/show-money';
import { fill, type Words, words } from '../../domain/kernel/words';
import { paymentStanding } from '../../domain/payment/standing';
import { dueInWords } from '../../domain/payment/trigger';
import { type Showing } from './showing';

const w = {
  deliveries: words('Deliveries', '交付计划'),
  payments: words('Payments', '付款计划'),
  plans: words('Deliveries: {0}; payments: {1}', '交付计划 {0} 项，付款计划 {1} 项'),
  goods: words('What the contract delivers', '合同标的与数量'),
  goodsOf: words('What the contract delivers: {0} items', '合同标的与数量（共 {0} 项）'),
  restDay: words('{0}, a day of rest; due on {1}', '{0}（休息日，顺延至 {1}）'),
  deliveriesBefore: words('Deliveries before the amendment', '变更前的交付计划'),
  paymentsBefore: words('Payments before the amendment', '变更前的付款计划'),
};

/** Up to this number of lines, plans and facts of one kind are unfolded. */
export const linesOpen = 6;

/** A folded section. */
export function fold(title: string, content: Html): Html {
  return html`<details class="fold">
    <summary>${title}</summary>
    ${content}
  </details>`;
}

interface PlanLine {
  title: string;
  dueOn: string;
  /** When it is due, in words; equals `dueOn` if it is a fixed day. */
  due: string;
  amount: string;
  standing: string | null;
}

function plan(title: string, lines: readonly PlanLine[]): Html {
  if (lines.length === 0) return nothing;
  return html`<h2>${title}</h2>
    <ul class="plan">
      ${lines.map(
        ({ title: name, dueOn, due, amount, standing }) =>
          html`<li>
            <span>${name}</span> <time datetime="${dueOn}" ${due === dueOn ? nothing : html`class="due"`}>${due}</time>
            ${amount === '' ? nothing : html`<b>${amount}</b>`}
            ${standing === null ? nothing : html`<small class="standing">${standing}</small>`}
          </li>`,
      )}
    </ul>`;
}

/** How far each milestone and payment is; none before the contract is signed. */
function standingsOf(contract: Contract) {
  const entries = 'entries' in contract ? contract.entries : undefined;
  const delivery = 'delivery' in contract ? contract.delivery : null;
  const payment = 'payment' in contract ? contract.payment : null;
  return {
    ofMilestone: (milestoneId: string): Words | null => (delivery ? milestoneStanding(milestoneId, delivery) : null),
    ofLine: (line: Parameters<typeof paymentStanding>[0]): Words | null =>
      payment ? paymentStanding(line, payment, entries) : null,
  };
}

/** The agreed day, and the day on which it is due if the agreed one is a day of rest. */
function dayWords({ reading, language }: Pick<Showing, 'reading' | 'language'>, agreed: Day): string {
  const effective = reading.dueOn?.(agreed) ?? agreed;
  return effective === agreed ? agreed : fill(w.restDay, language, agreed, effective);
}

interface Section {
  /** Names the section and its number of lines, for when it is folded. */
  title: Words;
  count: number;
  content: Html;
}

/** Deliveries and payments with their due days. Only the owner sees how far each is. */
function planSection(
  showing: Pick<Showing, 'contract' | 'terms' | 'reading' | 'language'>,
  as: 'agreed' | 'before' | 'owner',
): Section {
  const { contract, terms, language } = showing;
  const acceptances = 'delivery' in contract ? contract.delivery?.acceptances : undefined;
  const { milestones, paymentPlan } = terms;
  const { ofMilestone, ofLine } = standingsOf(contract);
  const shown = (standing: Words | null) => (as === 'owner' ? (standing?.[language] ?? null) : null);
  const deliveries = milestones.map(({ milestoneId, title, dueOn }) => ({
    ...{ title, dueOn, due: dayWords(showing, dueOn), amount: '' },
    standing: shown(ofMilestone(milestoneId)),
  }));
  const payments = paymentPlan.map((line) => {
    const due = dueInWords(line, { milestones, acceptances })[language];
    return {
      ...{ title: line.title, dueOn: line.dueOn, due: due === line.dueOn ? dayWords(showing, due) : due },
      ...{ amount: showMoney(line.amount, language), standing: shown(ofLine(line)) },
    };
  });
  const isBefore = as === 'before';
  const counts = [String(milestones.length), String(paymentPlan.length)] as const;
  return {
    title: words(fill(w.plans, 'en', ...counts), fill(w.plans, 'zh-CN', ...counts)),
    count: milestones.length + paymentPlan.length,
    content: html`${plan((isBefore ? w.deliveriesBefore : w.deliveries)[language], deliveries)}
    ${plan((isBefore ? w.paymentsBefore : w.payments)[language], payments)}`,
  };
}

/** The line items; whoever accepts a delivery needs no prices. */
function goodsSection({ terms: { lineItems = [] }, language }: Showing, withPrices: boolean): Section {
  const lines = lineItems.map(({ description, specification, quantity, unit, gross }) => {
    const name = html`<span
      >${description}${specification === undefined ? nothing : html` <small>${specification}</small>`}</span
    >`;
    const count = `${quantity} ${unit}`;
    if (!withPrices) return html`<li>${name} <b>${count}</b></li>`;
    return html`<li>${name} <time>${count}</time> <b>${showMoney(gross, language)}</b></li>`;
  });
  const count = String(lineItems.length);
  return {
    title: words(fill(w.goodsOf, 'en', count), fill(w.goodsOf, 'zh-CN', count)),
    count: lineItems.length,
    content: html`<h2>${w.goods[language]}</h2>
      <ul class="plan">
        ${lines}
      </ul>`,
  };
}

/** Sections with few lines are open; the others are folded together, so that the form below is near. */
function shownSections(sections: readonly Section[], language: Language): Html {
  const filled = sections.filter(({ count }) => count > 0);
  const long = filled.filter(({ count }) => count > linesOpen);
  const title = long.map((section) => section.title[language]).join(language === 'en' ? '; ' : '；');
  return html`${filled.filter(({ count }) => count <= linesOpen).map(({ content }) => content)}
  ${long.length === 0 ? nothing : fold(title, html`${long.map(({ content }) => content)}`)}`;
}

/** The plans, for the owner. */
export function plans(showing: Showing): Html {
  return shownSections([planSection(showing, 'owner')], showing.language);
}

/** What is delivered and paid, and when; with goods and prices for whoever approves or confirms the contract itself. */
export function goodsAndPlans(showing: Showing, as: 'agreed' | 'before'): Html {
  const { question } = showing.link;
  const isOnContract =
    question.kind === 'confirmation' || (question.kind === 'approval' && question.subject.kind === 'revision');
  const goods = isOnContract ? [goodsSection(showing, true)] : [];
  return shownSections([...goods, planSection(showing, as)], showing.language);
}

/** The goods, for the customer who decides on the acceptance of a delivery. */
export function goodsToAccept(showing: Showing): Html {
  if (showing.link.question.kind !== 'acceptance') return nothing;
  return shownSections([goodsSection(showing, false)], showing.language);
}
