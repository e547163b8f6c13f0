import { type StepId } from '../../domain/approval/state';
import { addDays } from '../../domain/kernel/days';
import { subtract } from '../../domain/kernel/money';
import { approverFor, contracts } from '../seed-data';
import { Explained } from '../stack/report';
import { type Scene, timeZone } from './scene';

const [, plan] = contracts;
const { customer } = plan;
const buyer = customer.contact;

/** Results of the demonstration, besides the moments, that are checked at the end. */
export interface DemoResults {
  timerMoved: { from: string; to: string } | null;
}

function approve(scene: Scene, stepId: StepId, note = ''): Promise<void> {
  const { name, email } = approverFor(stepId);
  return scene.byLink(`${name} (${stepId}) approves by the link in the mail${note}`, email, 'approve', '同意');
}

/** Converts an offset of the plan, in days from the start of the term, to a date. */
async function dayOf(scene: Scene, offset: number): Promise<string> {
  return addDays((await scene.terms()).term.startsOn, offset);
}

async function draft(scene: Scene): Promise<void> {
  await scene.create('The contract is drafted from the template “goods-sale”, CNY 1,860,000, 18 months', {
    ...{ contractTypeId: plan.contractTypeId, title: plan.title, customer, timeZone },
    owner: { email: 'lin.xiao@huadong.example' },
    price: { gross: { amount: plan.gross, currency: 'CNY' } },
    term: { startsOn: addDays(await scene.today(), 14) },
  });
  await scene.later(3);
  await scene.send('It is submitted: three departments are asked side by side', 'submit', { revision: 1 });
}

async function approveInTurn(scene: Scene): Promise<void> {
  await scene.later(2);
  await approve(scene, 'legal');
  await scene.later(4);
  await approve(scene, 'business');
  await scene.letDeadlineCome();
  await scene.later(5);
  await approve(scene, 'finance', ', once reminded');
  await scene.later(20);
  await approve(scene, 'executive');
}

async function agreeWithCustomer(scene: Scene): Promise<void> {
  await scene.later(30);
  const wish = '请将首批设备交付提前十天。';
  await scene.byLink(`${buyer.name} (customer) asks for changes by link: ${wish}`, buyer.email, 'askForChanges', wish);
  await scene.later(16);
  const terms = await scene.terms();
  const milestones = terms.milestones.map((milestone) =>
    milestone.milestoneId === 'first-delivery' ? { ...milestone, dueOn: addDays(milestone.dueOn, -10) } : milestone,
  );
  const { startsOn } = terms.term;
  const revised = { revision: 2, customer, price: { gross: terms.price.gross }, term: { startsOn }, milestones };
  await scene.send('Revision 2 is drafted: the first delivery ten days earlier', 'revise', revised);
  await scene.later(1);
  const only = 'only the votes that the new date touches are asked again';
  await scene.send(`Revision 2 is submitted: ${only}`, 'submit', { revision: 2 });
  for (const stepId of ['finance', 'executive'] as const) {
    await scene.later(3);
    await approve(scene, stepId);
  }
  await scene.later(26);
  await scene.byLink(`${buyer.name} (customer) confirms by link`, buyer.email, 'confirm', '确认');
}

async function sign(scene: Scene): Promise<void> {
  await scene.later(24);
  await signBoth(scene, 'the contract', ': the contract is in force');
}

/** Records our signature and, some days later, the customer's, under the contract or an amendment. */
async function signBoth(scene: Scene, paper: string, then: string, subject?: object): Promise<void> {
  const of = subject ? { subject } : {};
  const ours = { side: 'ours', signatory: '周伟', signedOn: await scene.today(), ...of };
  await scene.send(`Our signature under ${paper} is recorded`, 'record-signature', ours);
  await scene.later(40);
  const theirs = { side: 'customer', signatory: buyer.name, signedOn: await scene.today(), ...of };
  await scene.send(`The customer’s signature is recorded${then}`, 'record-signature', theirs);
}

async function payAdvance(scene: Scene): Promise<void> {
  const terms = await scene.terms();
  const advance = terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === 'advance');
  if (!advance) throw new Error('The template has no advance.');
  const first = { amount: '300000.00', currency: 'CNY' };
  await scene.until(await dayOf(scene, 10));
  await receive(scene, 'Part of the advance comes in', 'advance', first, 'DEMO-0001');
  await scene.until(await dayOf(scene, 13));
  await receive(scene, 'The rest of the advance comes in', 'advance', subtract(advance.amount, first), 'DEMO-0002');
}

async function receive(scene: Scene, title: string, paymentLineId: string, amount: object, reference: string) {
  const receipt = { paymentLineId, amount, receivedOn: await scene.today(), reference };
  await scene.send(title, 'record-receipt', receipt);
}

async function deliver(scene: Scene, title: string, milestoneId: string, evidence: string): Promise<void> {
  await scene.send(title, 'report-delivery', { milestoneId, deliveredOn: await scene.today(), evidence });
}

async function deliverFirst(scene: Scene): Promise<void> {
  await scene.until(await dayOf(scene, 44));
  await deliver(scene, 'The first delivery is reported', 'first-delivery', '送货单 SH-0001');
  await scene.later(30);
  const fault = '两台水泵型号不符。';
  await scene.byLink(`${buyer.name} (customer) rejects it by link: ${fault}`, buyer.email, 'rejectDelivery', fault);
  await scene.until(await dayOf(scene, 48));
  await deliver(scene, 'Reworked, it is reported again', 'first-delivery', '换货单 SH-0002');
  await scene.later(30);
  await scene.byLink(`${buyer.name} (customer) accepts it by link`, buyer.email, 'acceptDelivery', '验收合格');
}

async function amend(scene: Scene, results: DemoResults): Promise<void> {
  await scene.until(await dayOf(scene, 70));
  const terms = await scene.terms();
  const before = await scene.nextDeadline();
  const monthLater = ({ dueOn }: { dueOn: string }) => addDays(dueOn, 30);
  const changes = {
    endsOn: addDays(terms.term.endsOn, 30),
    milestones: terms.milestones
      .filter(({ milestoneId }) => milestoneId === 'final-delivery')
      .map((milestone) => ({ milestoneId: milestone.milestoneId, dueOn: monthLater(milestone) })),
  };
  const asked = { requestedBy: 'customer', reason: '厂房土建延期一个月。', changes };
  const what = 'final delivery and end of term a month later, and with the delivery what is due after its acceptance';
  await scene.send(`The customer asks for an amendment: ${what}`, 'request-amendment', asked);
  // The amendment takes the approval route of the contract, which includes the executive.
  for (const stepId of ['legal', 'finance', 'business', 'executive'] as const) {
    await scene.later(2);
    await approve(scene, stepId, ': the amendment');
  }
  await scene.later(30);
  await scene.byLink(
    `${buyer.name} (customer) agrees by link: nothing moves yet`,
    buyer.email,
    'agreeToAmendment',
    '同意',
  );
  const { number } = await scene.contract();
  await scene.later(20);
  await signBoth(scene, 'the supplementary agreement', ': the terms move', { kind: 'amendment', id: `${number}-S01` });
  const after = await scene.nextDeadline();
  if (before === null || after === null || after <= before)
    throw new Explained(`The amendment did not move the timer: ${before ?? 'none'} before, ${after ?? 'none'} after.`);
  results.timerMoved = { from: before, to: after };
  const known = (await scene.contract()).seq;
  await scene.until(addDays(before.slice(0, 10), 1));
  if ((await scene.contract()).seq !== known)
    throw new Explained('Something happened on the old date, although the amendment had moved it.');
  await scene.observe('The old date has passed: nobody was bothered');
}

async function deliverFinal(scene: Scene): Promise<void> {
  await scene.until(await dayOf(scene, 176));
  await deliver(scene, 'The second delivery is reported', 'final-delivery', '送货单 SH-0003、调试报告');
  await scene.later(48);
  await scene.byLink(`${buyer.name} (customer) accepts it by link`, buyer.email, 'acceptDelivery', '调试完成');
}

async function payTheRest(scene: Scene): Promise<void> {
  const terms = await scene.terms();
  const amountOf = (id: string) => terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === id)?.amount ?? {};
  await scene.until(await dayOf(scene, 223));
  const late = 'Dunned twice, the customer pays what was due on acceptance';
  await receive(scene, late, 'on-acceptance', amountOf('on-acceptance'), 'DEMO-0003');
  await scene.until(await dayOf(scene, 529));
  const last = 'The retention is paid before it is due: nothing is left to do';
  await receive(scene, last, 'retention', amountOf('retention'), 'DEMO-0004');
  await scene.until(await dayOf(scene, 533));
  await scene.send('The contract is archived', 'archive', { fileNumber: 'DA-0001' });
}

/** Plays the whole life of one contract. */
export async function tellStory(scene: Scene, chapter: (title: string) => void): Promise<DemoResults> {
  const results: DemoResults = { timerMoved: null };
  const chapters: [string, () => Promise<void>][] = [
    ['Drafting', () => draft(scene)],
    ['Approval', () => approveInTurn(scene)],
    ['The customer', () => agreeWithCustomer(scene)],
    ['Signatures', () => sign(scene)],
    ['The advance', () => payAdvance(scene)],
    ['First delivery', () => deliverFirst(scene)],
    ['Amendment', () => amend(scene, results)],
    ['Second delivery', () => deliverFinal(scene)],
    ['Payment, ending, archive', () => payTheRest(scene)],
  ];
  for (const [title, play] of chapters) {
    chapter(title);
    await play();
  }
  return results;
}
