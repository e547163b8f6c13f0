import { DateTime } from 'luxon';
import { type Contract } from '../../domain/contract';
import { decisionSheet } from '../../domain/decisions';
import { type Language } from '../../domain/people';
import { stageWords, type Words } from '../../domain/words';
import { facts, readable } from './facts';
import { html, type Html, nothing } from './html';
import { layout } from './layout';
import { type Outcome } from './outcome';
import { type Link } from './tokens';

/** What all pages of one link share. */
export interface Showing {
  contract: Contract;
  link: Link;
  language: Language;
}

const w = {
  for: { en: 'For {0}', 'zh-CN': '致：{0}' },
  nothingYet: { en: 'Nothing is decided until you send the form.', 'zh-CN': '在您提交之前，不会作出任何决定。' },
  yourDecision: { en: 'Your decision', 'zh-CN': '您的决定' },
  comment: { en: 'Comment or reason', 'zh-CN': '意见或理由' },
  needed: {
    en: 'A reason is needed for: {0}. Otherwise a comment is welcome.',
    'zh-CN': '选择“{0}”时必须填写理由；其他情况可选填意见。',
  },
  separator: { en: '; ', 'zh-CN': '”、“' },
  send: { en: 'Send my decision', 'zh-CN': '提交决定' },
  problem: { en: 'Your decision was not sent', 'zh-CN': '您的决定尚未提交' },
  decided: { en: 'This has been decided', 'zh-CN': '该事项已有结论' },
  closed: { en: 'This can no longer be decided', 'zh-CN': '该事项已无法再作决定' },
  notCounted: { en: 'What you have just sent changed nothing.', 'zh-CN': '您刚才提交的内容未产生任何影响。' },
  thanks: { en: 'Thank you. Your decision is recorded.', 'zh-CN': '谢谢，您的决定已记录。' },
  by: { en: 'By {0}', 'zh-CN': '决定人：{0}' },
  through: { en: 'Entered through the system “{0}”', 'zh-CN': '由系统“{0}”录入' },
  at: { en: 'On {0}', 'zh-CN': '时间：{0}' },
  now: { en: 'Contract {0} is now {1}.', 'zh-CN': '合同 {0} 当前状态：{1}。' },
} satisfies Record<string, Words>;

function fill(words: Words, language: Language, ...values: string[]): string {
  return words[language].replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
}

function page({ contract, language }: Showing, title: string, content: Html): string {
  const { owner, terms } = contract;
  return layout({ language, title, company: terms.parties.ours.name, ask: owner, switchable: true, content });
}

/** What a person had typed and what was wrong with it. */
export interface Attempt {
  choice: string;
  text: string;
  /** The field that the problem is about; null for one that is about none. */
  field: 'choice' | 'text' | null;
  problem: Words;
}

function summaryOf(attempt: Attempt, language: Language): Html {
  const text = attempt.problem[language];
  const target = attempt.field === 'choice' ? '#choice-0' : '#text';
  return html`<div class="note bad" role="alert">
    <p>${w.problem[language]}</p>
    <p>${attempt.field === null ? text : html`<a href="${target}">${text}</a>`}</p>
  </div>`;
}

/** The form: everything that is being decided, and the choices, none of them made for the reader. */
export function decisionPage(showing: Showing, attempt: Attempt | null): string {
  const { contract, link, language } = showing;
  const sheet = decisionSheet(contract, link.decision);
  const question = sheet.question[language];
  const needing = sheet.choices.filter(({ needsReason }) => needsReason).map(({ label }) => label[language]);
  const wrong = (field: Attempt['field']) => (attempt?.field === field ? attempt.problem[language] : null);
  const [choiceFault, textFault] = [wrong('choice'), wrong('text')];
  const choices = sheet.choices.map(({ value, label }, index) => {
    const checked = attempt?.choice === value ? { markup: ' checked' } : nothing;
    return html`<label class="choice"
      ><input type="radio" name="choice" id="choice-${index}" value="${value}" required${checked} />
      <span>${label[language]}</span></label
    >`;
  });
  const invalid = textFault === null ? nothing : { markup: ' aria-invalid="true"' };
  const content = html`${attempt ? summaryOf(attempt, language) : nothing}
    <h1>${readable(question)}</h1>
    <p class="lead">${fill(w.for, language, link.recipient.name)}</p>
    ${facts(contract, link.decision, sheet, language)}
    <form method="post" action="?lang=${language}" accept-charset="utf-8" novalidate>
      <fieldset>
        <legend>${w.yourDecision[language]}</legend>
        ${choiceFault === null ? nothing : html`<p class="fault">${choiceFault}</p>`} ${choices}
      </fieldset>
      <label class="text" for="text">${w.comment[language]}</label>
      <p class="hint" id="hint">${fill(w.needed, language, needing.join(w.separator[language]))}</p>
      ${textFault === null ? nothing : html`<p class="fault" id="text-fault">${textFault}</p>`}
      <textarea
        id="text"
        name="text"
        rows="5"
        maxlength="2000"
        aria-describedby="hint${textFault === null ? '' : ' text-fault'}"
        ${invalid}
      >
${attempt?.text ?? ''}</textarea>
      <button type="submit">${w.send[language]}</button>
      <p class="hint end">${w.nothingYet[language]}</p>
    </form>`;
  return page(showing, question, content);
}

/** On the contract's own clocks, with their name: `2026-03-01 09:30 (China Standard Time)`. */
function timeOf({ contract, language }: Showing, at: string): string {
  const time = DateTime.fromISO(at, { zone: contract.timeZone });
  const name = time.setLocale(language).offsetNameLong ?? contract.timeZone;
  return `${time.toFormat('yyyy-MM-dd HH:mm')}${language === 'en' ? ` (${name})` : `（${name}）`}`;
}

function stageSentence({ contract, language }: Showing): Html {
  return html`<p>${readable(fill(w.now, language, contract.number, stageWords[contract.stage][language]))}</p>`;
}

function outcomeNote(showing: Showing, outcome: Outcome, kind: 'good' | 'plain'): Html {
  const { language } = showing;
  return html`<div class="note ${kind}">
    <p>${outcome.what[language]}</p>
    ${outcome.by === null ? nothing : html`<p>${fill(w.by, language, outcome.by)}</p>`}
    ${outcome.through === null ? nothing : html`<p>${fill(w.through, language, outcome.through)}</p>`}
    <p>${fill(w.at, language, timeOf(showing, outcome.at))}</p>
    ${outcome.text === null ? nothing : html`<p class="quote">${outcome.text}</p>`}
  </div>`;
}

/** The answer to a decision just sent, now or before. */
export function thanksPage(showing: Showing, outcome: Outcome | null): string {
  const { contract, link, language } = showing;
  const sheet = decisionSheet(contract, link.decision);
  const content = html`<h1>${w.thanks[language]}</h1>
    <p class="lead">${readable(sheet.question[language])}</p>
    ${outcome ? outcomeNote(showing, outcome, 'good') : nothing} ${stageSentence(showing)}`;
  return page(showing, w.thanks[language], content);
}

/** Instead of the form when there is nothing left to decide: how it came out, or why it fell away. */
export function closedPage(
  showing: Showing,
  closed: { outcome: Outcome | null; why: Words | null; sent: boolean },
): string {
  const { contract, link, language } = showing;
  const { outcome, why, sent } = closed;
  const title = outcome ? w.decided[language] : w.closed[language];
  const content = html`<h1>${title}</h1>
    <p class="lead">${readable(decisionSheet(contract, link.decision).question[language])}</p>
    ${sent ? html`<div class="note bad" role="alert"><p>${w.notCounted[language]}</p></div>` : nothing}
    ${outcome ? outcomeNote(showing, outcome, 'plain') : nothing}
    ${outcome || !why ? nothing : html`<p>${why[language]}</p>`} ${stageSentence(showing)}`;
  return page(showing, title, content);
}
