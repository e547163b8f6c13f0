import { ask } from '../contract/ask-person';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, reminding, tell } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { type Day } from '../kernel/days';
import { type Person } from '../kernel/people';
import { words } from '../kernel/words';

interface Passed {
  longStopOn: Day;
  asked: readonly Person[];
}

/** One mail for each open condition, because each can be waived separately; each mail also offers to let the contract lapse. */
function askDeciders(
  contract: Contract,
  { longStopOn, asked }: Passed,
  { termsOf }: Reading,
  isReminder: boolean,
): NoticeDraft[] {
  if (contract.stage !== 'signed') return [];
  const { conditions = [] } = termsOf(contract.terms);
  const titles = new Map(conditions.map(({ conditionId, title }) => [conditionId, title]));
  const title = shortTitle(contract);
  return contract.effect.open.flatMap(({ conditionId }) => {
    const name = titles.get(conditionId) ?? conditionId;
    const subject = words(
      `Please decide: “${name}” of ${title.en} has not come`,
      zh`${title['zh-CN']}的生效条件“${name}”仍未成就，请作出决定`,
    );
    const text = words(
      `The long-stop day, ${longStopOn}, is over and “${name}” is not there. Please waive it, or let the contract lapse. Nothing happens by itself: until somebody decides the contract goes on waiting, and you are asked again every week.`,
      zh`最迟生效日 ${longStopOn} 已过，生效条件“${name}”仍未成就。请决定豁免该条件，或者终止合同。系统不会自动终止：作出决定前合同继续等待，每周再次提请您决定。`,
    );
    return asked.flatMap((to) =>
      ask(
        isReminder ? 'long_stop_reminder' : 'long_stop_request',
        { side: 'ours', to, subject: reminding(isReminder, subject), text },
        { kind: 'long_stop', conditionId, longStopOn, decider: to.email },
      ).map((draft) => ({ ...draft, about: 'summary' as const })),
    );
  });
}

/** Tells the owner who is asked to decide, or that nobody can. */
function tellOwner(contract: Contract, { longStopOn, asked }: Passed, isReminder: boolean): NoticeDraft[] {
  const title = shortTitle(contract);
  const names = asked.map(({ name }) => name);
  const undecided = isReminder ? words(' Nobody has decided yet.', '目前尚无人作出决定。') : words('', '');
  if (names.length === 0)
    return tell(
      'long_stop_blocked',
      [contract.owner],
      words(`Nobody can decide about ${title.en}`, zh`${title['zh-CN']}无人可作决定`),
      words(
        `The long-stop day, ${longStopOn}, is over and conditions of effect are open. Nobody but you may waive them or let the contract lapse: ask your administrator to name somebody who approves as executive.`,
        zh`最迟生效日 ${longStopOn} 已过，仍有生效条件未成就。除您以外无人有权豁免条件或者终止合同，请联系管理员指定高管审批人。`,
      ),
    );
  return tell(
    'long_stop_passed',
    [contract.owner],
    words(`The long-stop day of ${title.en} is over`, zh`${title['zh-CN']}的最迟生效日已过`),
    words(
      `It was ${longStopOn}, and conditions of effect are open. Asked to waive them or to let the contract lapse: ${names.join(', ')}.${undecided.en}`,
      zh`最迟生效日 ${longStopOn} 已过，仍有生效条件未成就。已提请决定豁免条件或者终止合同：${names.join('、')}。${undecided['zh-CN']}`,
    ),
  );
}

export function tellLongStop(contract: Contract, passed: Passed, reading: Reading, isReminder: boolean): NoticeDraft[] {
  return [...askDeciders(contract, passed, reading, isReminder), ...tellOwner(contract, passed, isReminder)];
}
