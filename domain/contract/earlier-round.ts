import { type FieldChange, fieldChanges } from '../drafting/field-changes';
import { nameOf } from '../drafting/field-names';
import { type Clause, type Terms } from '../drafting/terms';
import { zh } from '../kernel/chinese';
import { isSamePerson, type Person } from '../kernel/people';
import { quoted } from '../kernel/quote';
import { type Words, words } from '../kernel/words';
import { type ContractEvent } from './events';
import { factLine, type FactLine } from './fact-lines';

/** The last revision that a reader knows before the one in force, what they said of it, and its terms. */
export interface EarlierRound {
  revision: number;
  said: string | null;
  terms: Terms;
}

/** Of the customer, and of an approver by mail address; null for a reader who knows no earlier revision. */
export interface EarlierRounds {
  customer: EarlierRound | null;
  of: (person: Person) => EarlierRound | null;
}

/** What each revision that was put to people said, by its number. */
export type TermsByRevision = ReadonlyMap<number, Terms>;

interface Known {
  revision: number;
  said: string | null;
}

/** The customer knows what was sent to them, and what they asked for: nothing that our side asked of itself. */
function knownToCustomer(event: ContractEvent): Known | null {
  if (event.type === 'CustomerConfirmationRequested') return { revision: event.revision, said: null };
  const isTheirs =
    event.type === 'ContractReturned' && event.cause === 'changes_requested' && event.stepId === undefined;
  return isTheirs ? { revision: event.revision, said: event.reason } : null;
}

function knownToApprover(event: ContractEvent, { name, email }: Person): Known | null {
  if (event.type === 'ApprovalGiven' || event.type === 'ApprovalDenied' || event.type === 'ReturnedToStep') {
    const { subject, by } = event;
    if (subject.kind !== 'revision' || !isSamePerson(by.email, email)) return null;
    const said = event.type === 'ApprovalGiven' ? event.comment : event.reason;
    return { revision: Number(subject.id), said }; // an ordinal
  }
  // Whoever sent it back is named, not addressed.
  const isTheirs = event.type === 'ContractReturned' && event.stepId !== undefined && event.by === name;
  return isTheirs ? { revision: event.revision, said: event.reason } : null;
}

/** What readers know of the revisions before this one, out of the trail; oldest events first. */
export function earlierRounds(
  events: readonly ContractEvent[],
  revision: number,
  texts: TermsByRevision,
): EarlierRounds {
  const lastOf = (knownBy: (event: ContractEvent) => Known | null): EarlierRound | null => {
    const known = events.map(knownBy).filter((one) => one !== null && one.revision < revision);
    const last = known.at(-1);
    const terms = last && texts.get(last.revision);
    return last && terms ? { ...last, terms } : null;
  };
  return {
    customer: lastOf(knownToCustomer),
    of: (person) => lastOf((event) => knownToApprover(event, person)),
  };
}

/** What the customer asked for last time, told to them again. */
export function customerAsked({ revision, said }: EarlierRound): Words {
  return said === null || said.trim() === ''
    ? words(` You were sent revision ${revision} before.`, `此前已向您发送第 ${revision} 版。`)
    : words(
        ` Of revision ${revision} you asked for: ${quoted(said)}.`,
        zh`您对第 ${revision} 版提出的修改要求：${quoted(said)}。`,
      );
}

/** What an approver said last time, told to them again; nothing where nothing was said. */
export function approverSaid({ revision, said }: EarlierRound): Words {
  return said === null || said.trim() === ''
    ? words('', '')
    : words(` Of revision ${revision} you said: ${quoted(said)}.`, zh`您对第 ${revision} 版的意见：${quoted(said)}。`);
}

/** Clauses that came, went or read otherwise. */
function changedClauses({ clauses: before = [] }: Terms, { clauses: after = [] }: Terms): Pick<Clause, 'heading'>[] {
  const was = new Map(before.map((clause) => [clause.clauseId, clause]));
  const is = new Map(after.map((clause) => [clause.clauseId, clause]));
  const changed = after.filter(({ clauseId, heading, text }) => {
    const old = was.get(clauseId);
    return old?.heading !== heading || old.text !== text;
  });
  return [...changed, ...before.filter(({ clauseId }) => !is.has(clauseId))];
}

const mostNamed = 8;

function partOf({ path, label }: FieldChange): Words {
  const [, part = ''] = path.split('/');
  return nameOf('terms', part) ?? label;
}

/** What was changed since, by name alone: what the parties agree on is read behind the code. */
export function changesByName({ terms: before }: EarlierRound, after: Terms): Words {
  // Which template it was made from is our own affair.
  const fields = fieldChanges(before, after)
    .filter(({ path }) => !path.startsWith('/template'))
    .map(partOf);
  const clauses = changedClauses(before, after).map(({ heading }) => words(`clause “${heading}”`, `条款“${heading}”`));
  const names = [...fields, ...clauses].filter(
    ({ en }, index, all) => all.findIndex((other) => other.en === en) === index,
  );
  if (names.length === 0) return words(' Nothing in its terms has changed since.', '此后合同内容没有改动。');
  const shown = names.slice(0, mostNamed);
  const isMore = names.length > shown.length;
  return words(
    ` Changed since: ${shown.map(({ en }) => en).join(', ')}${isMore ? ' and more' : ''}. The page shows what exactly.`,
    zh`此后修改了${shown.map((name) => name['zh-CN']).join('、')}${isMore ? '等' : ''}，具体内容请在页面上查看。`,
  );
}

function sideOfChange(value: FieldChange['before']): Words {
  if (value === null) return words('–', '无');
  return typeof value === 'string' ? words(value, value) : value;
}

/** What was changed since, before and after, for our own people. */
export function changeFacts({ terms: before }: EarlierRound, after: Terms): FactLine[] {
  const changes = fieldChanges(before, after);
  const clauses = changedClauses(before, after);
  const shown = changes.slice(0, mostNamed).map((change) => {
    const [old, now] = [sideOfChange(change.before), sideOfChange(change.after)];
    return factLine(`${change.label.en} (changed)`, `${change.label['zh-CN']}（有修改）`, {
      en: `${old.en} → ${now.en}`,
      'zh-CN': `${old['zh-CN']} → ${now['zh-CN']}`,
    });
  });
  const more = changes.length - shown.length;
  return [
    ...shown,
    ...(more > 0
      ? [factLine('More changes', '其他修改', words(`${more}, on the page`, `另有 ${more} 处，见页面`))]
      : []),
    ...(clauses.length > 0
      ? [
          factLine(
            'Clauses changed',
            '有修改的条款',
            clauses
              .slice(0, mostNamed)
              .map(({ heading }) => heading)
              .join(' / '),
          ),
        ]
      : []),
  ];
}
