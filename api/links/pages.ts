import { isOpenQuestion, sideOf } from '../../domain/contract/ask';
import { stageWords } from '../../domain/contract/stage-words';
import { waitingFor } from '../../domain/contract/waiting-for-reader';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { fill, type Words } from '../../domain/kernel/words';
import { type Attempt } from './answer-fields';
import { answerForm, summaryOf } from './answer-form';
import { documentNote } from './document-note';
import { decidedFacts, facts, readable } from './facts';
import { nextForCustomer } from './next-steps';
import { type Outcome, outcomeOf } from './outcome';
import { resendForm } from './resend-form';
import { asRead, page, type Showing, timeOf } from './showing';

const w = {
  for: { en: 'For {0}', 'zh-CN': '致：{0}' },
  waiting: { en: 'What the contract waits for', 'zh-CN': '合同当前等待' },
  stillYours: { en: 'Your decision is still needed.', 'zh-CN': '仍需您作出决定。' },
  decide: { en: 'Go to the decision', 'zh-CN': '前往作出决定' },
  recorded: { en: 'Thank you. It is recorded.', 'zh-CN': '谢谢，已记录。' },
  resent: { en: 'The current link is on its way.', 'zh-CN': '当前链接已发送。' },
  decided: { en: 'This has been decided', 'zh-CN': '该事项已有结论' },
  passedOn: { en: 'Passed on to somebody else', 'zh-CN': '该事项已转交他人' },
  elsewhere: { en: 'Somebody else was asked instead', 'zh-CN': '已改由他人审批' },
  stillOpen: { en: 'This is still to be decided, by a new link', 'zh-CN': '该事项仍待处理，请使用新的链接' },
  closed: { en: 'This can no longer be decided', 'zh-CN': '该事项已无法再作决定' },
  notCounted: { en: 'What you have just sent changed nothing.', 'zh-CN': '您刚才提交的内容未产生任何影响。' },
  thanks: { en: 'Thank you. Your decision is recorded.', 'zh-CN': '谢谢，您的决定已记录。' },
  by: { en: 'By {0}', 'zh-CN': '决定人：{0}' },
  passedBy: { en: 'By {0}', 'zh-CN': '转交人：{0}' },
  through: { en: 'Entered through the system “{0}”', 'zh-CN': '由系统“{0}”录入' },
  byUs: { en: 'Entered by {0}', 'zh-CN': '由{0}登记' },
  at: { en: 'On {0}', 'zh-CN': '时间：{0}' },
  next: { en: 'What happens next', 'zh-CN': '接下来' },
  contract: { en: 'Contract {0}', 'zh-CN': '合同 {0}' },
  title: { en: 'What you decided on', 'zh-CN': '您所决定的文件' },
  keep: {
    en: 'It stays open to you. A one-time code to your address opens it again.',
    'zh-CN': '您仍可查阅和下载。为核实身份，我们将向您的邮箱发送一次性验证码。',
  },
  code: { en: 'Mail me the code', 'zh-CN': '发送验证码' },
  now: { en: 'Contract {0} is {1}.', 'zh-CN': '合同 {0} 当前状态：{1}。' },
} satisfies Record<string, Words>;

/** The page with the facts, and a form with all choices, none preselected. */
export function questionPage(showing: Showing, attempt: Attempt | null): string {
  const { link, language, sheet } = showing;
  const title = sheet.title[language];
  const content = html`${attempt ? summaryOf(showing, attempt) : nothing}
    <h1>${readable(title)}</h1>
    <p class="lead">${fill(w.for, language, link.recipient.name)}</p>
    <p class="jump"><a href="#decision">${w.decide[language]}</a></p>
    ${facts(showing, sheet)} ${answerForm(showing, sheet.choices, attempt)} ${waitingNote(showing)}`;
  return page(showing, title, content);
}

/** On whom the contract waits and until when; shown to our own people only. */
function waitingNote({ link, waiting, language }: Showing): Html {
  const sentences = sideOf(link.question) === 'ours' ? waitingFor('ours', waiting) : [];
  if (sentences.length === 0) return nothing;
  return html`<section class="waiting">
    <h2>${w.waiting[language]}</h2>
    <ul>
      ${sentences.map((sentence) => html`<li>${readable(sentence[language])}</li>`)}
    </ul>
  </section>`;
}

/** The state of the contract and what happens next. A customer does not see what our side does internally. */
function nextNote(showing: Showing): Html {
  const { contract, link, language } = showing;
  if (sideOf(link.question) === 'ours') {
    const stage = stageWords[contract.stage][language];
    return html`<p>${readable(fill(w.now, language, contract.number, stage))}</p>
      ${waitingNote(showing)}`;
  }
  const next = nextForCustomer(showing);
  if (next === null) return nothing;
  return html`<section class="next">
    <h2>${w.next[language]}</h2>
    <p>${readable(next)}</p>
  </section>`;
}

/** The document that the reader decided on; before the code is entered, a button to get the code. */
function keptNote(showing: Showing): Html {
  const { isLocked, language } = showing;
  const { title, keep, code } = w;
  if (isLocked)
    return html`<form class="aside" method="post" action="?lang=${language}">
      <h2>${title[language]}</h2>
      <p>${keep[language]}</p>
      <button type="submit" name="action" value="code">${code[language]}</button>
    </form>`;
  return html`${decidedFacts(showing)} ${documentNote(showing)}`;
}

/** What the question was about; without the code only the contract's number is shown. */
function about(showing: Showing): Html {
  const { contract, unlocked, language, sheet } = showing;
  const title = unlocked ? sheet.title : w.contract;
  return html`<p class="lead">${readable(fill(title, language, contract.number))}</p>`;
}

/** Through which system the answer was recorded, if not through the link; a customer reads that our company recorded it. */
function through({ link, terms, language }: Showing, { through: system }: Outcome): Html {
  if (system === null) return nothing;
  const isCustomer = sideOf(link.question) === 'customer';
  const said = isCustomer ? fill(w.byUs, language, terms.parties.ours.name) : fill(w.through, language, system);
  return html`<p>${said}</p>`;
}

function outcomeNote(showing: Showing, outcome: Outcome, kind: 'good' | 'plain'): Html {
  const { language } = showing;
  const by = outcome.isPassedOn ? w.passedBy : w.by;
  return html`<div class="note ${kind}">
    <p>${outcome.what[language]}</p>
    ${outcome.by === null ? nothing : html`<p>${fill(by, language, outcome.by)}</p>`} ${through(showing, outcome)}
    <p>${fill(w.at, language, timeOf(showing, outcome.at))}</p>
    ${outcome.text === null || !showing.unlocked ? nothing : html`<p class="quote">${outcome.text[language]}</p>`}
  </div>`;
}

function outcomeIn({ closing, link }: Showing): Outcome | null {
  return closing && outcomeOf(closing, link.question);
}

/** The page after an answer that is recorded now or was recorded before. */
export function thanksPage(showing: Showing): string {
  const { language } = showing;
  const outcome = outcomeIn(showing);
  const content = html`<h1>${w.thanks[language]}</h1>
    ${about(showing)} ${outcome ? outcomeNote(showing, outcome, 'good') : nothing} ${nextNote(showing)}
    ${keptNote(showing)}`;
  return page(showing, w.thanks[language], content);
}

/** The page after an answer that leaves the question open, such as a comment. */
export function asidePage(showing: Showing): string {
  const { language } = showing;
  const content = html`<h1>${w.recorded[language]}</h1>
    <div class="note good">
      <p>${w.stillYours[language]}</p>
      <p><a href="?lang=${language}">${w.decide[language]}</a></p>
    </div>
    ${waitingNote(showing)}`;
  return page(showing, w.recorded[language], content);
}

/** The page when the question is closed: how it was decided, or why it no longer applies. */
export function closedPage(
  showing: Showing,
  { why, sent, mayResend }: { why: Words | null; sent: boolean; mayResend: boolean },
): string {
  const { language } = showing;
  const outcome = outcomeIn(showing);
  const decided = outcome?.isPassedOn ? w.passedOn : w.decided;
  const { contract, link } = showing;
  const undecided = link.expired && isOpenQuestion(contract, link.question) ? w.stillOpen : w.closed;
  const title = (outcome?.isElsewhere ? w.elsewhere : outcome ? decided : undecided)[language];
  const content = html`<h1>${title}</h1>
    ${about(showing)}
    ${sent ? html`<div class="note bad" role="alert"><p>${w.notCounted[language]}</p></div>` : nothing}
    ${outcome ? outcomeNote(showing, outcome, 'plain') : nothing}
    ${outcome || !why ? nothing : html`<p>${readable(asRead(showing, why))}</p>`} ${nextNote(showing)}
    ${keptNote(showing)} ${mayResend ? resendForm(language) : nothing}`;
  return page(showing, title, content);
}

/** The page after the link was mailed again, or the reason why it was not. */
export function resentPage(showing: Showing, problem: Words | null): string {
  const { language } = showing;
  const title = problem === null ? w.resent[language] : asRead(showing, problem);
  return page(
    showing,
    title,
    html`<h1>${title}</h1>
      ${waitingNote(showing)}`,
  );
}
