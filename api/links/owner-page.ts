import { contractFacts, type FactLine } from '../../domain/contract/fact-lines';
import { stageWordsOf } from '../../domain/contract/stage-words';
import { approvalsOf, subjectRules } from '../../domain/contract/subjects';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { showMoney } from '../../domain/kernel/show-money';
import { fill, type Words, words } from '../../domain/kernel/words';
import { agreementToSign } from '../../domain/signing/agreement';
import { agreementFacts } from '../../domain/signing/agreement-facts';
import { changesIn } from '../../documents/redline/page';
import { documentNote } from './document-note';
import { list, readable, wording } from './facts';
import { plans } from './plan-list';
import { type KnownChanges } from './known-changes';
import { actionsOf } from './owner-actions';
import { ownerForm, type OwnerAttempt } from './owner-form';
import { type Happened } from './owner-history';
import { returned } from './outcome';
import { page, type Showing, timeOf } from './showing';
import { warnedNote } from './warned-note';

const w = {
  title: words('Contract {0}', '合同 {0}'),
  state: words('State', '当前状态'),
  since: words('{0}, since {1}', '{0}，自 {1}起'),
  fileNumber: words('File number in the archive', '档案号'),
  waiting: words('What the contract waits for', '合同当前等待'),
  actions: words('What you can do now', '您现在可以办理'),
  none: words('There is nothing to be done here now.', '目前没有需要在此办理的事项。'),
  toSign: words('To be signed by both sides', '待双方签署'),
  toAgree: words('Being agreed, not in force yet', '审批、确认中，尚未生效'),
  contract: words('The contract', '合同内容'),
  changes: words('What changed from revision {0} to {1}', '第 {0} 版至第 {1} 版的修改'),
  history: words('Who decided what', '处理记录'),
  by: words(' – {0}', '（{0}）'),
  fact: words('It is recorded.', '已登记。'),
  entry: words('Recorded; it counts once finance has verified it.', '已提交，待财务复核后生效。'),
  problem: words('It was not recorded', '未能登记'),
};

/** Whether the owner's record counts at once (`fact`), or is an entry that finance verifies first. */
export type RecordedAs = 'fact' | 'entry';

/** What the owner's page shows in addition to the common parts. */
export interface OwnersView {
  /** Changes between the last two revisions; null if there is only one. */
  changes: KnownChanges | null;
  history: Happened[];
}

function happened(showing: Showing, { at, what, by, text }: Happened): Html {
  const { language } = showing;
  const who = by === null ? '' : fill(w.by, language, by[language]);
  return html`<li>
    <time datetime="${at}">${timeOf(showing, at)}</time>
    <span>${readable(what[language])}${who}</span>
    ${text === null || text[language] === '' ? nothing : html`<p class="quote">${text[language]}</p>`}
  </li>`;
}

/** Why a draft was sent back, and by whom. */
function returnNote({ contract, language }: Showing): Html {
  if (contract.stage !== 'draft' || !contract.returned) return nothing;
  const { cause, by, reason } = contract.returned;
  return html`<div class="note">
    <p>${returned[cause][language]}${by === null ? nothing : fill(w.by, language, by.name)}</p>
    ${reason === '' ? nothing : html`<p class="quote">${reason}</p>`}
  </div>`;
}

function waitingFor({ waiting, language }: Showing): Html {
  if (waiting.length === 0) return nothing;
  return html`<section class="waiting">
    <h2>${w.waiting[language]}</h2>
    <ul>
      ${waiting.map(({ sentence }) => html`<li>${readable(sentence[language])}</li>`)}
    </ul>
  </section>`;
}

function said({ language }: Showing, attempt: OwnerAttempt | null, recordedAs: RecordedAs | null): Html {
  if (recordedAs) return html`<div class="note good" role="status"><p>${w[recordedAs][language]}</p></div>`;
  if (!attempt) return nothing;
  return html`<div class="note bad" role="alert">
    <p>${w.problem[language]}</p>
    <p>
      ${
        attempt.field === null
          ? attempt.problem[language]
          : html`<a href="#${attempt.form}-${attempt.field}">${attempt.problem[language]}</a>`
      }
    </p>
  </div>`;
}

function changesNote({ changes }: OwnersView, { readable: shown, language }: Showing): Html {
  if (!changes) return nothing;
  const title = fill(w.changes, language, String(changes.since), String(shown?.revision ?? ''));
  return html`<section class="since" aria-label="${title}">
    <details>
      <summary><h2>${title}</h2></summary>
      ${changesIn(changes.comparison, language, { whole: false })}
    </details>
  </section>`;
}

/** The amendment or termination that is being agreed or signed: its name, its facts, and its digest once it is fixed. */
function underWay({ contract, reading, language }: Showing): Html {
  const toSign = agreementToSign(contract);
  const [subject] = approvalsOf(contract).flatMap(({ subject: { kind, id } }) =>
    kind === 'revision' ? [] : [{ kind, id }],
  );
  if (!subject) return nothing;
  const facts = [
    ...agreementFacts(subject, toSign?.digest ?? null),
    ...subjectRules[subject.kind].facts(contract, reading),
  ];
  return html`<h2>${(toSign ? w.toSign : w.toAgree)[language]}</h2>
    ${list(facts, language)}`;
}

/** The page where sales works: the state of the contract, the next actions, the document and the history. */
export function ownerPage(
  showing: Showing,
  view: OwnersView,
  { attempt, recordedAs }: { attempt: OwnerAttempt | null; recordedAs: RecordedAs | null },
): string {
  const { contract, terms, language } = showing;
  const title = fill(w.title, language, contract.number);
  const stage: Words = words(
    fill(w.since, 'en', stageWordsOf(contract).en, timeOf({ contract, language: 'en' }, contract.since)),
    fill(w.since, 'zh-CN', stageWordsOf(contract)['zh-CN'], timeOf({ contract, language: 'zh-CN' }, contract.since)),
  );
  const state: FactLine[] = [{ label: w.state, value: stage }];
  if (contract.stage === 'archived') state.push({ label: w.fileNumber, value: contract.archive.fileNumber });
  const about = contractFacts(contract, { ...terms, milestones: [], paymentPlan: [] });
  const actions = actionsOf(contract, terms);
  const forms = actions.map((action, index) => ownerForm(action, attempt, language, index === 0));
  const content = html`${said(showing, attempt, recordedAs)}
    <h1>${readable(title)}</h1>
    <p class="lead">${terms.title}</p>
    ${returnNote(showing)} ${list(state, language)} ${waitingFor(showing)} ${warnedNote(showing)}
    <h2>${w.actions[language]}</h2>
    ${actions.length === 0 ? html`<p>${w.none[language]}</p>` : nothing} ${forms} ${underWay(showing)}
    <h2>${w.contract[language]}</h2>
    ${list(about, language, showMoney(terms.price.gross, language))} ${plans(showing)} ${changesNote(view, showing)}
    ${documentNote(showing)} ${wording(showing)}
    <details class="fold">
      <summary>${w.history[language]}</summary>
      <ol class="history">
        ${view.history.map((one) => happened(showing, one))}
      </ol>
    </details>`;
  return page(showing, title, content);
}
