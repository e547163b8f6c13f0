import { isSameCustomer } from '../customers/same-customer';
import { changesForCustomer, type FieldChange, fieldChanges } from '../drafting/field-changes';
import { nameOf } from '../drafting/field-names';
import { printedClauses } from '../drafting/shown-to-customer';
import { type Clause, type Terms } from '../drafting/terms';
import { zh } from '../kernel/chinese';
import { isSamePerson, type Party, type Person } from '../kernel/people';
import { quoted } from '../kernel/quote';
import { type Words, words } from '../kernel/words';
import { type ContractEvent, type EventType } from './events';
import { factLine, type FactLine } from './fact-lines';

/** The last earlier revision that a reader has seen, what was said about it, and its terms. */
export interface EarlierRound {
  revision: number;
  said: string | null;
  /** Who said it; for the customer, the contact who was asked then, who may be a colleague of the present one. */
  by: Person;
  terms: Terms;
}

/** Null for a reader who saw no earlier revision. */
export interface EarlierRounds {
  /** For a customer: only revisions that were sent to this customer, not to one that the contract was meant for before. */
  customer: (party: Party) => EarlierRound | null;
  /** For an approver, by mail address. */
  of: (person: Person) => EarlierRound | null;
}

/** Types of the events that show who decided on an earlier revision, or received it. */
export const roundEvents: readonly EventType[] = [
  ...(['ApprovalGiven', 'ApprovalDenied', 'ReturnedToStep', 'ContractReturned'] as const),
  ...(['CustomerConfirmationRequested', 'ConfirmationForwarded'] as const),
];

/** The terms of each submitted revision, by its number. */
export type TermsByRevision = ReadonlyMap<number, Terms>;

type Known = Omit<EarlierRound, 'terms'>;

/**
 * The customer has seen what was sent to them, and what they asked to be changed; our internal requests do not count. A round with another
 * customer counts for nothing: neither its terms nor its words may be shown to this one.
 */
function knownToCustomer(events: readonly ContractEvent[], texts: TermsByRevision, party: Party): Known[] {
  let asked: Person | null = null;
  return events.flatMap((event): Known[] => {
    if (!('revision' in event)) return [];
    const { revision } = event;
    const theirs = texts.get(revision)?.parties.customer;
    if (event.type === 'CustomerConfirmationRequested') asked = theirs?.contact ?? null;
    if (event.type === 'ConfirmationForwarded') asked = event.to;
    if (!theirs || !asked || !isSameCustomer(theirs, party)) return [];
    if (event.type === 'CustomerConfirmationRequested' || event.type === 'ConfirmationForwarded')
      return [{ revision, said: null, by: asked }];
    const isTheirs =
      event.type === 'ContractReturned' && event.cause === 'changes_requested' && event.stepId === undefined;
    return isTheirs ? [{ revision, said: event.reason, by: asked }] : [];
  });
}

/** Who returned the contract, by the number of the event, for events that have only a name. */
type Returners = ReadonlyMap<number, Pick<Person, 'email'>>;

/** People are told apart by mail address, because several may have one name. */
function knownToApprover(event: ContractEvent, person: Person, returners: Returners): Known | null {
  if (event.type === 'ApprovalGiven' || event.type === 'ApprovalDenied' || event.type === 'ReturnedToStep') {
    const { subject, by } = event;
    if (subject.kind !== 'revision' || !isSamePerson(by.email, person.email)) return null;
    const said = event.type === 'ApprovalGiven' ? event.comment : event.reason;
    return { revision: Number(subject.id), said, by: person }; // a revision number
  }
  if (event.type !== 'ContractReturned' || event.stepId === undefined) return null;
  const by = event.actor.email ?? returners.get(event.seq)?.email;
  const isTheirs = by !== undefined && isSamePerson(by, person.email);
  return isTheirs ? { revision: event.revision, said: event.reason, by: person } : null;
}

/** Finds in the events what readers have seen of earlier revisions; `events` are in order, oldest first. */
export function earlierRounds(
  events: readonly ContractEvent[],
  revision: number,
  texts: TermsByRevision,
  returners: Returners,
): EarlierRounds {
  const lastOf = (known: readonly Known[]): EarlierRound | null => {
    const last = known.findLast((one) => one.revision < revision);
    const terms = last && texts.get(last.revision);
    return last && terms ? { ...last, terms } : null;
  };
  return {
    customer: (party) => lastOf(knownToCustomer(events, texts, party)),
    of: (person) => lastOf(events.flatMap((event) => knownToApprover(event, person, returners) ?? [])),
  };
}

/** Reminds the customer of what they asked for last time; if a colleague of the reader was asked then, it names the colleague. */
export function customerAsked({ revision, said, by }: EarlierRound, reader: Person): Words {
  const isReader = isSamePerson(by.email, reader.email);
  if (said === null || said.trim() === '')
    return isReader
      ? words(` You were sent revision ${revision} before.`, `此前已向您发送第 ${revision} 版。`)
      : words(` Revision ${revision} was sent to ${by.name} before.`, zh`此前已向${by.name}发送第 ${revision} 版。`);
  const who = isReader ? words('you', '您') : words(by.name, by.name);
  return words(
    ` Of revision ${revision} ${who.en} asked for: ${quoted(said)}.`,
    zh`${who['zh-CN']}对第 ${revision} 版提出的修改要求：${quoted(said)}。`,
  );
}

/** Reminds an approver of what they said last time; empty if they said nothing. */
export function approverSaid({ revision, said }: EarlierRound): Words {
  return said === null || said.trim() === ''
    ? words('', '')
    : words(` Of revision ${revision} you said: ${quoted(said)}.`, zh`您对第 ${revision} 版的意见：${quoted(said)}。`);
}

/** Clauses that were added, removed or changed. */
function changedClauses(before: readonly Clause[] = [], after: readonly Clause[] = []): Pick<Clause, 'heading'>[] {
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
  const [, part = '', ofTemplate = ''] = path.split('/');
  // The customer reads the name of the printed text; the template is an internal matter of ours.
  return (part === 'template' ? nameOf(part, ofTemplate) : nameOf('terms', part)) ?? label;
}

/** Names what was changed since, without content: the customer reads the content only after entering the code. */
export function changesByName({ terms: before }: EarlierRound, after: Terms): Words {
  const fields = changesForCustomer(before, after).map(partOf);
  const printed = [printedClauses('', before), printedClauses('', after)] as const;
  const clauses = changedClauses(...printed).map(({ heading }) => words(`clause “${heading}”`, `条款“${heading}”`));
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

/** The changes with old and new values, for our own people. */
export function changeFacts({ terms: before }: EarlierRound, after: Terms): FactLine[] {
  const changes = fieldChanges(before, after);
  const clauses = changedClauses(before.clauses, after.clauses);
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
