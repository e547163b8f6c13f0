import fc from 'fast-check';
import { effectiveDueOn } from '../../domain/contract/due-day';
import { addDays, type Day } from '../../domain/kernel/days';
import { isRestDay } from '../../domain/kernel/working-days';
import { kinds, made, type Wanted } from '../build/a-seeded-contract';
import { inChinese, inEnglish } from '../build/read-contract';
import { golden } from '../build/golden-calendar';

const choices = ['as_written', 'next_working_day', undefined] as const;
const agreed = (choice: (typeof choices)[number]): Wanted => (choice === undefined ? {} : { dueOnRestDays: choice });

/** As the clause says it, counted by hand. */
function dayOfClause(text: string, about: '付款' | '交付', dueOn: Day): Day {
  if (text.includes(`${about}日期是法定休假日的，${about}日期不顺延`)) return dueOn;
  expect(text).toContain(`${about}日期是法定休假日的，以休假日结束的次日为${about}日期`);
  let day = dueOn;
  while (isRestDay(golden, day)) day = addDays(day, 1);
  return day;
}

it('what the clauses about payment and delivery print is the day that everything else goes by', () => {
  const texts = new Map(choices.map((choice) => [choice, inChinese('goods-sale', agreed(choice)).text]));
  const aDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2027-01-01', days));
  fc.assert(
    fc.property(aDay, fc.constantFrom(...choices), fc.constantFrom('付款', '交付'), (dueOn, choice, about) => {
      const machine = effectiveDueOn(choice === 'as_written' ? { dueOnRestDays: choice } : {}, dueOn, golden);
      expect(machine).toBe(dayOfClause(texts.get(choice) ?? '', about, dueOn));
    }),
  );
});

describe.each(kinds.map(({ id }) => id))('the text of %s', (id) => {
  const conditions = [
    { conditionId: 'bond', title: '履约保函', kind: 'guarantee' as const },
    { conditionId: 'paid', title: '预付款到账', kind: 'other' as const },
  ];

  it('names the conditions that it takes effect by, with its day where it has one', () => {
    const zh = inChinese(id, { conditions, effectiveOn: '2027-03-01' }).text;
    expect(zh).toContain('自下列生效条件全部成就之日起生效，但不早于2027年3月1日：“履约保函”、“预付款到账”。');
    expect(zh).not.toContain('自成立时生效');
    const en = inEnglish(id, { conditions }).text;
    expect(en).toMatch(
      /takes effect on the day on which all of the following conditions are met: “履约保函”, “预付款到账”\./,
    );
  });

  it('names the last day for its conditions, and what becomes of the contract after it', () => {
    const dated = { conditions, longStopOn: '2027-04-30' };
    expect(inChinese(id, dated).text).toMatch(
      /最迟生效日为2027年4月30日（含当日）；至该日仍有生效条件未成就或者未被放弃的，任何一方可以书面通知对方本(合同|订单)不再生效，.*无息退还。/,
    );
    expect(inEnglish(id, dated).text).toMatch(
      /The long-stop day is .*2027.*: if a condition has been neither met nor waived on or before that day, either party may notify/,
    );
    expect(inChinese(id, { conditions }).text).not.toContain('最迟生效日');
  });

  it('names none where there are none', () => {
    expect(inChinese(id).text).not.toContain('生效条件');
    expect(inChinese(id).text).toContain('自成立时生效');
    expect(inChinese(id, { effectiveOn: '2027-03-01' }).text).toContain('自2027年3月1日起生效');
  });

  it('has a term by the calendar', () => {
    const [kind] = kinds.filter((one) => one.id === id);
    const plan = kind?.type.plan;
    expect(plan?.termDays).toBeUndefined();
    expect(plan?.term).toBeDefined();
    if (kind && plan?.term?.years === 1) expect(made(kind, 'en').term.endsOn).toBe('2028-01-04');
  });
});
