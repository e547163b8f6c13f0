import { changesForCustomer, fieldChanges } from '../../domain/drafting/field-changes';
import { type Clause, type Terms } from '../../domain/drafting/terms';
import { goOn } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { approve, pumpTerms, yuan } from '../build/pump-contract';
import { mails } from '../build/told';
import { parts, terms } from '../build/whole-terms';
import { type Json, leavesOf, type Path } from '../build/json-leaves';

const { warranty, penalty, bond, exported } = parts;
const printing = (...fieldIds: string[]) =>
  fieldIds.map((fieldId) => ({
    ...{ clauseId: fieldId, heading: fieldId, standard: true },
    text: `As agreed: {{ fields.${fieldId} }}.`,
  }));
const whole: Terms = {
  ...{ ...terms, clauses: printing('warranty', 'penalty', 'bond', 'export') },
  template: {
    ...terms.template,
    heading: { en: 'Sale', 'zh-CN': '买卖合同' },
    acknowledgement: { en: 'Explained', 'zh-CN': '已说明' },
    lines: [{ lineId: 'place', label: { en: 'Place', 'zh-CN': '地点' }, text: { en: 'Suzhou', 'zh-CN': '苏州' } }],
  },
};

function withOther(value: Json, [name, ...path]: Path): Json {
  if (name === undefined) return typeof value === 'number' ? value + 1 : `${typeof value === 'string' ? value : 'x'}7`;
  if (Array.isArray(value)) return value.map((part, index) => (index === name ? withOther(part, path) : part));
  const fields = value as { [name: string]: Json }; // the path leads through it
  return { ...fields, [name]: withOther(fields[name] ?? null, path) };
}

const json = JSON.parse(JSON.stringify(whole)) as Json;
const leaves = leavesOf(json).filter(([part]) => part !== 'clauses');
const changed = (path: Path) => withOther(json, path) as unknown as Terms; // the same shape with another leaf
const nameOf = (path: Path) => path.filter((part) => typeof part === 'string').join('.');

describe('the customer’s comparison', () => {
  it('leaves out exactly what the customer is not shown; our own shows everything', () => {
    const untold = leaves.filter((path) => changesForCustomer(whole, changed(path)).length === 0).map(nameOf);
    expect([...new Set(untold)].sort()).toEqual([
      ...[
        'attachments.bytes',
        'attachments.mediaType',
        'backdatedReason',
        'conditions.kind',
        'conditions.paymentLineId',
      ],
      ...['fields.about', 'fields.type', 'framework.contractId'],
      ...['paper.amountInWords', 'paper.bytes', 'paper.mediaType'],
      ...['parties.customer.contact.language', 'parties.customer.country'],
      ...['parties.ours.contact.language', 'parties.ours.country'],
      ...['template.digest', 'template.templateId', 'template.version'],
    ]);
    for (const path of leaves) expect(fieldChanges(whole, changed(path))).not.toEqual([]);
  });

  it('leaves out a field that nobody has decided on', () => {
    const after = { ...whole, floorPrice: yuan('90000.00'), price: { ...whole.price, margin: '0.2' } };
    expect(changesForCustomer(whole, after)).toEqual([]);
    expect(fieldChanges(whole, after)).toHaveLength(2);
  });

  it('leaves out answers that the text does not print, also if a clause that is left out prints them', () => {
    const after = { ...whole, fields: [{ ...warranty, value: 'y2' }, { ...penalty, value: '0.7' }, bond, exported] };
    const pathsWith = (clauses: Clause[]) =>
      changesForCustomer({ ...whole, clauses }, { ...after, clauses }).map(({ path }) => path);
    expect(pathsWith(printing('penalty'))).toEqual(['/fields/penalty/value']);
    const [only] = printing('penalty');
    const leftOut = only ? [{ ...only, when: { variable: 'fields.export', equals: 'false' } }] : [];
    expect(pathsWith(leftOut)).toEqual([]);
  });

  it('names an added condition of effect without our own kind of it', () => {
    const bank = { conditionId: 'bank', title: 'The bond', kind: 'guarantee' as const };
    const [added] = changesForCustomer(whole, { ...whole, conditions: [...(whole.conditions ?? []), bank] });
    expect(added).toMatchObject({ before: null, after: { en: 'The bond', 'zh-CN': 'The bond' } });
  });
});

describe('the mail about the second round', () => {
  it('does not say that the reason for backdating has changed', () => {
    const backdated = pumpTerms({ backdatedReason: 'Delivery began early', scope: 'Two pumps' });
    const back = goOn(contractIn('awaiting_customer'), [
      everyCommand.askForChanges,
      { type: 'revise', revision: 2, terms: backdated },
      { type: 'submit', revision: 2 },
    ]);
    const votes = (['legal', 'finance', 'business'] as const).map((stepId) => approve(stepId, 2));
    const open = votes.filter(
      ({ stepId }) =>
        back.stage === 'in_approval' &&
        back.approval.steps.some(
          (step) => step.stepId === stepId && step.openedAt !== null && step.seats.some(({ vote }) => vote === null),
        ),
    );
    const told = mails(goOn(back, open.slice(0, -1)), open.slice(-1));
    const asked = told.find(({ notice }) => notice.kind === 'confirmation_request')?.notice;
    expect(asked?.text['zh-CN']).toContain('此后修改了标的范围，');
    expect(asked?.text.en).not.toContain('Why it takes effect');
  });
});
