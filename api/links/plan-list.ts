import { type Contract } from '../../domain/contract/contract';
import { milestoneStanding } from '../../domain/delivery/standing';
import { html, type Html, nothing } from '../../domain/kernel/markup';
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

/**
 * Deliveries and payments with their due days; folded if there are many. The owner also sees how far each is.
 * @param as `before`: the reader decides on an amendment, and these are the plans that it changes
 */
export function plans(
  { contract, terms, language }: Pick<Showing, 'contract' | 'terms' | 'language'>,
  as: 'agreed' | 'before' | 'owner',
): Html {
  const acceptances = 'delivery' in contract ? contract.delivery?.acceptances : undefined;
  const { milestones, paymentPlan } = terms;
  const { ofMilestone, ofLine } = standingsOf(contract);
  const shown = (standing: Words | null) => (as === 'owner' ? (standing?.[language] ?? null) : null);
  const deliveries = milestones.map(({ milestoneId, title, dueOn }) => ({
    ...{ title, dueOn, due: dueOn, amount: '' },
    standing: shown(ofMilestone(milestoneId)),
  }));
  const payments = paymentPlan.map((line) => ({
    ...{ title: line.title, dueOn: line.dueOn, due: dueInWords(line, { milestones, acceptances })[language] },
    ...{ amount: showMoney(line.amount, language), standing: shown(ofLine(line)) },
  }));
  const isBefore = as === 'before';
  const both = html`${plan((isBefore ? w.deliveriesBefore : w.deliveries)[language], deliveries)}
  ${plan((isBefore ? w.paymentsBefore : w.payments)[language], payments)}`;
  const count = milestones.length + paymentPlan.length;
  if (count <= linesOpen) return both;
  return fold(fill(w.plans, language, String(milestones.length), String(paymentPlan.length)), both);
}

/** The line items, for whoever confirms or approves the contract, and for the customer who accepts a delivery, who needs no prices. */
export function goods({ terms, language, link: { question } }: Showing): Html {
  const { lineItems = [] } = terms;
  const isOnContract =
    question.kind === 'confirmation' || (question.kind === 'approval' && question.subject.kind === 'revision');
  if ((question.kind !== 'acceptance' && !isOnContract) || lineItems.length === 0) return nothing;
  const lines = html`<ul class="plan">
    ${lineItems.map(({ description, specification, quantity, unit, gross }) => {
      const name = html`<span
        >${description}${specification === undefined ? nothing : html` <small>${specification}</small>`}</span
      >`;
      const count = `${quantity} ${unit}`;
      if (!isOnContract) return html`<li>${name} <b>${count}</b></li>`;
      return html`<li>${name} <time>${count}</time> <b>${showMoney(gross, language)}</b></li>`;
    })}
  </ul>`;
  const heading = html`<h2>${w.goods[language]}</h2>`;
  if (lineItems.length <= linesOpen) return html`${heading} ${lines}`;
  return fold(fill(w.goodsOf, language, String(lineItems.length)), lines);
}
