import { type Choice } from '../../domain/contract/question-rule';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { fill, type Words } from '../../domain/kernel/words';
import {
  type Attempt,
  checkbox,
  detailFields,
  faultOf,
  flag,
  type Form,
  ownComments,
  stepsToReturnTo,
} from './answer-fields';
import { asRead, type Showing } from './showing';

const w = {
  yourDecision: { en: 'Your decision', 'zh-CN': '您的决定' },
  more: { en: 'Other ways', 'zh-CN': '其他处理方式' },
  comment: { en: 'Comment or reason', 'zh-CN': '意见或理由' },
  needed: {
    en: 'A reason is needed for: {0}. Otherwise a comment is welcome.',
    'zh-CN': '选择“{0}”时必须填写理由；其他情况可选填意见。',
  },
  separator: { en: '; ', 'zh-CN': '”、“' },
  send: { en: 'Send my decision', 'zh-CN': '提交决定' },
  nothingYet: { en: 'Nothing is decided until you send the form.', 'zh-CN': '在您提交之前，不会作出任何决定。' },
  problem: { en: 'Your decision was not sent', 'zh-CN': '您的决定尚未提交' },
} satisfies Record<string, Words>;

export function summaryOf(showing: Showing, attempt: Attempt): Html {
  const { language } = showing;
  const text = asRead(showing, attempt.problem);
  const target = attempt.field === 'choice' ? '#choice-0' : `#${attempt.field ?? ''}`;
  return html`<div class="note bad" role="alert">
    <p>${w.problem[language]}</p>
    <p>${attempt.field === null ? text : html`<a href="${target}">${text}</a>`}</p>
  </div>`;
}

/** A radio button. The hint is shown beside the label and read out after it by screen readers. */
function radio({ showing: { language }, choices, attempt }: Form, { value, label, hint }: Choice): Html {
  const id = `choice-${choices.findIndex((choice) => choice.value === value)}`;
  const described = hint ? { markup: ` aria-describedby="${id}-hint"` } : nothing;
  return html`<label class="choice"
    ><input
      type="radio"
      name="choice"
      id="${id}"
      value="${value}"
      required${flag('checked', attempt?.choice === value)}
      aria-labelledby="${id}-label"
      ${described}
    />
    <span
      ><span id="${id}-label">${label[language]}</span>${
        hint ? html`<small id="${id}-hint">${hint[language]}</small>` : nothing
      }</span
    ></label
  >`;
}

/** The less common choices with their fields, folded unless one of them has an error. */
function more(form: Form, choices: readonly Choice[]): Html {
  if (choices.length === 0) return nothing;
  const isOpen = choices.some(({ value }) => value === form.attempt?.choice);
  return html`<details${flag('open', isOpen)}>
    <summary>${w.more[form.showing.language]}</summary>
    ${choices.map((choice) => radio(form, choice))} ${detailFields(form, choices)}
  </details>`;
}

/** A short text that becomes part of the record, such as a file number. */
function lineInput(attempt: Attempt | null, isWrong: boolean): Html {
  return html`<input
    class="line"
    id="text"
    name="text"
    autocomplete="off"
    maxlength="100"
    value="${attempt?.details.text ?? ''}"
    aria-describedby="hint${isWrong ? ' text-fault' : ''}"
    ${flag('aria-invalid="true"', isWrong)}
  />`;
}

function commentInput(attempt: Attempt | null, isWrong: boolean): Html {
  return html`<textarea
    id="text"
    name="text"
    rows="4"
    maxlength="2000"
    aria-describedby="hint${isWrong ? ' text-fault' : ''}"
    ${flag('aria-invalid="true"', isWrong)}
  >
${attempt?.details.text ?? ''}</textarea>`;
}

function textField(form: Form): Html {
  const { attempt, choices, showing } = form;
  const { language } = showing;
  const needing = choices.filter(({ needsReason }) => needsReason).map(({ label }) => label[language]);
  const isWrong = attempt?.field === 'text';
  const written = choices.find((choice) => choice.written)?.written;
  const hint = written ? '' : fill(w.needed, language, needing.join(w.separator[language]));
  return html`<label class="text" for="text">${(written ?? w.comment)[language]}</label>
    <p class="hint" id="hint">${hint}</p>
    ${faultOf(form, 'text')} ${written ? lineInput(attempt, isWrong) : commentInput(attempt, isWrong)}`;
}

/** Whether the choice is possible in the current state of the contract. */
function isPossible(showing: Showing, { details }: Choice): boolean {
  if (details.includes('comment')) return ownComments(showing).length > 0;
  if (details.includes('person') && !details.includes('name') && showing.colleagues.length === 0) return false;
  return !details.includes('step') || stepsToReturnTo(showing).length > 0;
}

/** Whether the subject may come back to the reader: a revision always may, other subjects only after an earlier step. */
function mayComeBack(showing: Showing): boolean {
  const { question } = showing.link;
  if (question.kind !== 'approval') return false;
  return question.subject.kind === 'revision' || stepsToReturnTo(showing).length > 0;
}

/** The form with all possible choices, none of them preselected, and their fields. */
export function answerForm(showing: Showing, all: readonly Choice[], attempt: Attempt | null): Html {
  const { language } = showing;
  const choices = all.filter((choice) => isPossible(showing, choice));
  const form = { showing, choices, attempt };
  const isPlain = ({ details, isAside }: Choice) => details.length === 0 && !isAside;
  return html`<form id="decision" method="post" action="?lang=${language}" accept-charset="utf-8" novalidate>
    <fieldset>
      <legend>${w.yourDecision[language]}</legend>
      ${faultOf(form, 'choice')} ${choices.filter(isPlain).map((choice) => radio(form, choice))}
      ${more(
        form,
        choices.filter((choice) => !isPlain(choice)),
      )}
      ${mayComeBack(showing) ? checkbox(form, 'straightBack') : nothing}
    </fieldset>
    ${textField(form)}
    <button type="submit">${w.send[language]}</button>
    <p class="hint end">${w.nothingYet[language]}</p>
  </form>`;
}
