import { type Request, type Response } from 'express';
import { commandBodies } from '../../domain/contract/bodies';
import { type Command, type CommandResult } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { type Words, words } from '../../domain/kernel/words';
import { type Database } from '../../prisma/client';
import { loadEvents } from '../../prisma/load-events';
import { requestAmendment } from '../amendment/request-amendment';
import { recordedAnswer, sendCommand } from '../contracts/send-command';
import { revise } from '../drafting/revise';
import { comparisonOf, frozenRevisions } from '../documents/revisions';
import { sha256 } from '../http/idempotency';
import { ProblemError, statusOf } from '../http/problem';
import { isUnavailable } from '../http/unavailable';
import { biggestInt } from '../http/whole-number';
import { type Services } from '../services';
import { type KnownChanges } from './known-changes';
import { sendPage } from './link-errors';
import { loadShowing } from './load-showing';
import { type Action, type Field, formOf } from './owner-action';
import { actionsOf } from './owner-actions';
import { type OwnerAttempt } from './owner-form';
import { historyOf } from './owner-history';
import { ownerPage, type OwnersView, type RecordedAs } from './owner-page';
import { howToWrite, refuseAmount } from './read-amount';
import { asRead, type Showing } from './showing';
import { linkActor } from './tokens';

const w = {
  missing: words('Please fill in: {0}', '请填写：{0}'),
  wrong: words('Please look at this again: {0}', '请检查：{0}'),
  gone: words('This cannot be done any more as the contract stands.', '合同当前状态下已不能办理此事项。'),
  reused: words(
    'Something else was recorded with this form; please look at the page again.',
    '此表单已登记其他内容，请重新查看页面。',
  ),
  late: words(
    'The answer did not come in time. Please send it again: it counts once.',
    '未能及时得到确认，请再次提交，系统只会记录一次。',
  ),
};

/** An amount that cannot be taken, and why. */
const amountWords = ({ label }: Field, why: Words): Words =>
  words(`Please look at this again: ${label.en}. ${why.en}`, `请检查：${label['zh-CN']}。${why['zh-CN']}`);

const named = ({ en, 'zh-CN': zh }: Words, label: Words) =>
  words(en.replace('{0}', label.en), zh.replace('{0}', label['zh-CN']));

/** The changes between the last two revisions. */
async function latestChanges(db: Database, contract: Contract): Promise<KnownChanges | null> {
  const [now, old] = await frozenRevisions(db, contract.contractId, biggestInt, 2);
  if (!now || !old) return null;
  const version = ({ revision, frozenAt: at, terms }: typeof old) => ({ revision, at, terms });
  return { since: old.revision, comparison: comparisonOf(contract, version(old), version(now), 'ours') };
}

async function viewOf({ db }: Services, { contract, terms, link }: Showing): Promise<OwnersView> {
  const events = await loadEvents(db, contract.contractId);
  return { changes: await latestChanges(db, contract), history: historyOf(events, link.question, terms) };
}

export async function showOwnersPage(
  services: Services,
  showing: Showing,
  response: Response,
  {
    status = 200,
    attempt = null,
    recordedAs = null,
  }: { status?: number; attempt?: OwnerAttempt | null; recordedAs?: RecordedAs | null } = {},
): Promise<void> {
  sendPage(response, status, ownerPage(showing, await viewOf(services, showing), { attempt, recordedAs }));
}

function typedIn(body: unknown): Record<string, string> {
  const entries = Object.entries(typeof body === 'object' && body !== null ? body : {});
  const text = (value: unknown) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '');
  return Object.fromEntries(entries.map(([name, value]) => [name, text(value)]));
}

/** Normalises full-width digits in dates, amounts and counts; free text stays as it is. */
function valueOf({ name, kind }: Field, typed: Record<string, string>): string {
  const value = typed[name] ?? '';
  return kind === 'date' || kind === 'amount' || kind === 'count' ? value.normalize('NFKC') : value;
}

/** The body of the command, or the error in the form. */
function bodyOf(action: Action, typed: Record<string, string>): { body: object } | { attempt: OwnerAttempt } {
  const values = Object.fromEntries(action.fields.map((field) => [field.name, valueOf(field, typed)]));
  const wrong = (field: string | null, problem: Words) => ({
    attempt: { form: formOf(action), values, field, problem },
  });
  const missing = action.fields.find(({ name, isOptional }) => !isOptional && values[name] === '');
  if (missing) return wrong(missing.name, named(w.missing, missing.label));
  for (const field of action.fields) {
    const value = values[field.name] ?? '';
    const why = field.kind === 'amount' && value !== '' ? refuseAmount(value, field) : null;
    if (why) return wrong(field.name, amountWords(field, why));
  }
  const body = action.type === 'revise' ? revise.body : commandBodies[action.type];
  const parsed = body.safeParse(action.body(values));
  if (parsed.success) return { body: parsed.data };
  const path = parsed.error.issues[0]?.path.map(String) ?? [];
  const moved: Record<string, string[]> = {
    milestones: ['milestoneId', 'deliverOn'],
    paymentPlan: ['paymentLineId', 'payOn'],
  };
  const group = moved[path[1] ?? ''] ?? path;
  const part = path.includes('trigger') ? path.at(-1) : undefined;
  const filled = action.fields.filter(({ name }) => name.startsWith('amount-') && values[name] !== '');
  const allocated = path[0] === 'allocations' ? filled[Number(path[1])] : undefined; // by its index in the list
  const field =
    allocated ??
    (part === undefined ? undefined : action.fields.find((one) => one.part === part)) ??
    action.fields.find(({ name }) => group.includes(name) && (group === path || values[name] === '')) ??
    action.fields.find(({ name }) => group.includes(name));
  if (!field) return wrong(null, w.gone);
  return wrong(field.name, field.kind === 'amount' ? amountWords(field, howToWrite) : named(w.wrong, field.label));
}

function commandOf(
  services: Services,
  contract: Contract,
  type: Action['type'],
  body: object,
): Command | Promise<Command> {
  if (type === 'requestAmendment')
    return requestAmendment.commandFor(services, contract, commandBodies.requestAmendment.parse(body));
  if (type === 'revise') return revise.commandFor(services, contract, revise.body.parse(body));
  return { type, ...body } as Command; // parsed by `bodyOf` with the schema of this type
}

function recordedWith({ events }: Pick<CommandResult, 'events'>): RecordedAs {
  return events.includes('EntryMade') ? 'entry' : 'fact';
}

/** The error as a sentence for a person who filled in a form, without the pointers meant for programs. */
function sentenceOf({ sentence, errors }: ProblemError): Words {
  if (errors.length === 0) return sentence;
  const messages = errors.map(({ message }) => message);
  const all = (language: keyof Words) => [...new Set(messages.map((message) => message[language]))];
  return words(all('en').join(' '), all('zh-CN').join(''));
}

/** Sends the owner's command; each form counts once. */
export async function actAsOwner(
  services: Services,
  showing: Showing,
  request: Request,
  response: Response,
): Promise<void> {
  const { contract, link, terms } = showing;
  const typed = typedIn(request.body);
  const action = actionsOf(contract, terms).find(
    (one) => formOf(one) === typed['command'] && (one.about ?? '') === (typed['about'] ?? ''),
  );
  const failed = (status: number, attempt: OwnerAttempt) =>
    showOwnersPage(services, showing, response, { status, attempt });
  const nowhere = { form: '', values: {}, field: null };
  const key = /^[0-9a-f-]{36}$/.exec(typed['key'] ?? '')?.[0];
  const commandId = `owner:${sha256(`${link.questionId} ${key ?? ''}`)}`;
  if (!action || key === undefined) {
    // For example the last signature was sent twice: it is recorded, and the form no longer exists.
    const known = await recordedAnswer(services.db, link.contractId, commandId);
    return known
      ? showOwnersPage(services, showing, response, { recordedAs: recordedWith(known) })
      : failed(409, { ...nowhere, problem: w.gone });
  }
  const filled = bodyOf(action, typed);
  if ('attempt' in filled) return failed(400, filled.attempt);
  const { body } = filled;
  const fingerprint = sha256(JSON.stringify([action.type, body]));
  const again = (problem: Words): OwnerAttempt => ({ form: formOf(action), values: typed, field: null, problem });
  try {
    const result = await sendCommand(services, {
      ...{ contractId: link.contractId, commandId, fingerprint },
      actor: linkActor(link),
      commandFor: (current) => commandOf(services, current, action.type, body),
    });
    if (result.fingerprint !== fingerprint) {
      await failed(409, again(w.reused));
      return;
    }
    const after = await loadShowing(services.db, link, request);
    await showOwnersPage(services, after, response, { recordedAs: recordedWith(result) });
  } catch (error) {
    if (error instanceof ProblemError && statusOf(error.code) < 500) {
      const sentence = sentenceOf(error);
      const shown = {
        en: asRead({ ...showing, language: 'en' }, sentence),
        'zh-CN': asRead({ ...showing, language: 'zh-CN' }, sentence),
      };
      await failed(statusOf(error.code), again(shown));
    } else if (isUnavailable(error)) {
      response.set('Retry-After', '5');
      await failed(503, again(w.late));
    } else throw error;
  }
}
