import { type Comment, concerns } from '../../domain/approval/comment';
import { type ApprovalStep } from '../../domain/approval/state';
import { stepsBefore } from '../../domain/approval/step-name';
import { type Choice, type Details } from '../../domain/contract/question-rule';
import { shorten } from '../../domain/kernel/cut';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { isSamePerson } from '../../domain/kernel/people';
import { fill, type Words } from '../../domain/kernel/words';
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
  step: { en: 'Step to return to', 'zh-CN': '驳回到的节点' },
  pick: { en: 'Please choose', 'zh-CN': '请选择' },
  straightBack: {
    en: 'If it goes back: afterwards straight to me again',
    'zh-CN': '如退回，处理后直接返回给我',
  },
  commentId: { en: 'Comment of mine that is resolved', 'zh-CN': '已解决的我的意见' },
  person: { en: 'Their mail address', 'zh-CN': '对方邮箱' },
  personHint: { en: 'To delegate, or to add an approver.', 'zh-CN': '用于转交或加签。' },
  personName: { en: 'Their name', 'zh-CN': '对方姓名' },
  position: { en: 'An added approver is asked', 'zh-CN': '加签人审批顺序' },
  before: { en: 'before me', 'zh-CN': '在我之前' },
  after: { en: 'after me', 'zh-CN': '在我之后' },
  mustBeResolved: {
    en: 'My comment must be resolved before anybody approves',
    'zh-CN': '我的意见须先解决，方可审批',
  },
} satisfies Record<string, Words>;

/** What a person had filled in and what was wrong with it. */
export interface Attempt {
  choice: string;
  details: Details;
  /** The field that the problem is about; null for one that is about none. */
  field: 'choice' | 'text' | 'person' | 'personName' | 'toStepId' | null;
  problem: Words;
}

export function summaryOf(showing: Showing, attempt: Attempt): Html {
  const { language } = showing;
  const text = asRead(showing, attempt.problem);
  const target = attempt.field === 'choice' ? '#choice-0' : `#${attempt.field ?? ''}`;
  return html`<div class="note bad" role="alert">
    <p>${w.problem[language]}</p>
    <p>${attempt.field === null ? text : html`<a href="${target}">${text}</a>`}</p>
  </div>`;
}

interface Form {
  showing: Showing;
  choices: Choice[];
  attempt: Attempt | null;
}

function flag(name: string, isSet: boolean): Html {
  return isSet ? { markup: ` ${name}` } : nothing;
}

/** What is wrong with a field, where the field is. */
function faultOf({ attempt, showing }: Form, field: Attempt['field']): Html {
  return attempt?.field === field
    ? html`<p class="fault" id="${field ?? ''}-fault">${attempt.problem[showing.language]}</p>`
    : nothing;
}

function radio({ showing: { language }, choices, attempt }: Form, { value, label }: Choice): Html {
  const index = choices.findIndex((choice) => choice.value === value);
  return html`<label class="choice"
    ><input
      type="radio"
      name="choice"
      id="choice-${index}"
      value="${value}"
      required${flag('checked', attempt?.choice === value)}
    />
    <span>${label[language]}</span></label
  >`;
}

function input(form: Form, field: 'person' | 'personName', type: string, hint: Words | null): Html {
  const { attempt, showing } = form;
  const { language } = showing;
  return html`<label class="text" for="${field}">${w[field][language]}</label>
    ${hint === null ? nothing : html`<p class="hint">${hint[language]}</p>`} ${faultOf(form, field)}
    <input
      class="line"
      type="${type}"
      id="${field}"
      name="${field}"
      maxlength="254"
      autocomplete="off"
      value="${attempt?.details[field] ?? ''}"
      ${flag('aria-invalid="true"', attempt?.field === field)}
    />`;
}

function checkbox({ attempt, showing }: Form, field: 'straightBack' | 'mustBeResolved'): Html {
  return html`<label class="choice"
    ><input type="checkbox" name="${field}" value="yes" ${flag('checked', attempt?.details[field] === true)} />
    <span>${w[field][showing.language]}</span></label
  >`;
}

/** Steps that the reader may send it back to. */
function stepsToReturnTo({ contract, link: { question } }: Showing): ApprovalStep[] {
  return question.kind === 'approval' ? stepsBefore(contract, question.subject, question.stepId) : [];
}

function stepPicker(form: Form): Html {
  const { showing, attempt } = form;
  const { language } = showing;
  const options = stepsToReturnTo(showing).map(
    ({ stepId, name }) =>
      html`<option value="${stepId}" ${flag('selected', attempt?.details.toStepId === stepId)}>
        ${name[language]}
      </option>`,
  );
  return html`<label class="text" for="toStepId">${w.step[language]}</label>
    ${faultOf(form, 'toStepId')}
    <select class="line" id="toStepId" name="toStepId">
      <option value="">${w.pick[language]}</option>
      ${options}
    </select>`;
}

/** Comments of the reader that keep everybody from approving. */
function ownComments({ reading, link: { question, recipient } }: Showing): Comment[] {
  if (question.kind !== 'approval') return [];
  const own = reading.comments.filter(({ by }) => isSamePerson(by.email, recipient.email));
  return own.filter((comment) => comment.mustBeResolved && concerns(comment, question.subject));
}

function commentPicker({ showing }: Form): Html {
  return html`<label class="text" for="commentId">${w.commentId[showing.language]}</label>
    <select class="line" id="commentId" name="commentId">
      ${ownComments(showing).map(({ commentId, text }) => html`<option value="${commentId}">${shorten(text, 80)}</option>`)}
    </select>`;
}

function positionPicker({ showing: { language }, attempt }: Form): Html {
  const one = (value: 'before' | 'after') =>
    html`<option value="${value}" ${flag('selected', attempt?.details.position === value)}>
      ${w[value][language]}
    </option>`;
  return html`<label class="text" for="position">${w.position[language]}</label>
    <select class="line" id="position" name="position">
      ${one('after')} ${one('before')}
    </select>`;
}

/** Ways that few need, with what they need; out of the way until wanted, and open where something in them is wrong. */
function more(form: Form, choices: readonly Choice[]): Html {
  if (choices.length === 0) return nothing;
  const { language } = form.showing;
  const needs = (detail: Choice['details'][number]) => choices.some(({ details }) => details.includes(detail));
  const isOpen = choices.some(({ value }) => value === form.attempt?.choice);
  return html`<details${flag('open', isOpen)}>
    <summary>${w.more[language]}</summary>
    ${choices.map((choice) => radio(form, choice))}
    ${needs('step') ? stepPicker(form) : nothing} ${needs('comment') ? commentPicker(form) : nothing}
    ${needs('name') ? input(form, 'personName', 'text', null) : nothing}
    ${needs('person') ? input(form, 'person', 'email', needs('name') ? null : w.personHint) : nothing}
    ${needs('position') ? positionPicker(form) : nothing}
    ${choices.some(({ value }) => value === 'comment') ? checkbox(form, 'mustBeResolved') : nothing}
  </details>`;
}

function textField(form: Form): Html {
  const { attempt, choices, showing } = form;
  const { language } = showing;
  const needing = choices.filter(({ needsReason }) => needsReason).map(({ label }) => label[language]);
  const isWrong = attempt?.field === 'text';
  return html`<label class="text" for="text">${w.comment[language]}</label>
    <p class="hint" id="hint">${fill(w.needed, language, needing.join(w.separator[language]))}</p>
    ${faultOf(form, 'text')}
    <textarea
      id="text"
      name="text"
      rows="5"
      maxlength="2000"
      aria-describedby="hint${isWrong ? ' text-fault' : ''}"
      ${flag('aria-invalid="true"', isWrong)}
    >
${attempt?.details.text ?? ''}</textarea>`;
}

/** Whether the choice can be made as the contract stands. */
function isPossible(showing: Showing, { details }: Choice): boolean {
  if (details.includes('comment')) return ownComments(showing).length > 0;
  return !details.includes('step') || stepsToReturnTo(showing).length > 0;
}

/** Whether it may come back to the reader: a revision does, anything else only from an earlier step. */
function mayComeBack(showing: Showing): boolean {
  const { question } = showing.link;
  if (question.kind !== 'approval') return false;
  return question.subject.kind === 'revision' || stepsToReturnTo(showing).length > 0;
}

/** The choices, none of them made for the reader, and what goes with them. */
export function answerForm(showing: Showing, all: readonly Choice[], attempt: Attempt | null): Html {
  const { language } = showing;
  const choices = all.filter((choice) => isPossible(showing, choice));
  const form = { showing, choices, attempt };
  const isPlain = ({ details, isAside }: Choice) => details.length === 0 && !isAside;
  return html`<form method="post" action="?lang=${language}" accept-charset="utf-8" novalidate>
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
