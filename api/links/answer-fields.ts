import { departmentWords } from '../../domain/approval/candidates';
import { type Comment, concerns } from '../../domain/approval/comment';
import { type ApprovalStep } from '../../domain/approval/state';
import { stepsBefore } from '../../domain/approval/step-name';
import { type Choice, type Details } from '../../domain/contract/question-rule';
import { shorten } from '../../domain/kernel/cut';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { isSamePerson, type Language } from '../../domain/kernel/people';
import { type Words } from '../../domain/kernel/words';
import { type Employee } from '../../domain/routing/company';
import { type Showing } from './showing';

const w = {
  step: { en: 'Step to return to', 'zh-CN': '驳回到的环节' },
  pick: { en: 'Please choose', 'zh-CN': '请选择' },
  straightBack: { en: 'If it goes back: afterwards straight to me again', 'zh-CN': '如退回，处理后直接返回给我' },
  commentId: { en: 'Comment of mine that is resolved', 'zh-CN': '已解决的我的意见' },
  colleague: { en: 'To whom', 'zh-CN': '人员' },
  colleagueHint: { en: 'To delegate, or to add an approver.', 'zh-CN': '用于转交或加签。' },
  others: { en: 'Others', 'zh-CN': '其他人员' },
  person: { en: 'Their mail address', 'zh-CN': '对方邮箱' },
  personName: { en: 'Their name', 'zh-CN': '对方姓名' },
  position: { en: 'An added approver is asked', 'zh-CN': '加签人审批顺序' },
  before: { en: 'before me', 'zh-CN': '在我之前' },
  after: { en: 'after me', 'zh-CN': '在我之后' },
  mustBeResolved: {
    en: 'My comment must be resolved before anybody approves',
    'zh-CN': '我的意见须先解决，方可审批',
  },
} satisfies Record<string, Words>;

/** A form that was sent with an error: what the person had filled in, and the error. */
export interface Attempt {
  choice: string;
  details: Details;
  /** The field with the error; null if the error concerns no single field. */
  field: 'choice' | 'text' | 'person' | 'personName' | 'toStepId' | null;
  problem: Words;
}

export interface Form {
  showing: Showing;
  choices: Choice[];
  attempt: Attempt | null;
}

export function flag(name: string, isSet: boolean): Html {
  return isSet ? { markup: ` ${name}` } : nothing;
}

/** The error message, if this field has the error. */
export function faultOf({ attempt, showing }: Form, field: Attempt['field']): Html {
  return attempt?.field === field
    ? html`<p class="fault" id="${field ?? ''}-fault">${attempt.problem[showing.language]}</p>`
    : nothing;
}

/** ARIA attributes that mark a field with an error and refer screen readers to the message. */
export function faultFlags({ attempt }: Form, field: Attempt['field']): Html {
  return flag(`aria-invalid="true" aria-describedby="${field ?? ''}-fault"`, attempt?.field === field);
}

function input(form: Form, field: 'person' | 'personName', type: string): Html {
  const { attempt, showing } = form;
  return html`<label class="text" for="${field}">${w[field][showing.language]}</label>
    ${faultOf(form, field)}
    <input
      class="line"
      type="${type}"
      id="${field}"
      name="${field}"
      maxlength="254"
      autocomplete="off"
      value="${attempt?.details[field] ?? ''}"
      ${faultFlags(form, field)}
    />`;
}

export function checkbox({ attempt, showing }: Form, field: 'straightBack' | 'mustBeResolved'): Html {
  return html`<label class="choice"
    ><input type="checkbox" name="${field}" value="yes" ${flag('checked', attempt?.details[field] === true)} />
    <span>${w[field][showing.language]}</span></label
  >`;
}

interface Option {
  value: string;
  label: string;
}

function options(all: readonly Option[], chosen: string | undefined): Html[] {
  return all.map(
    ({ value, label }) => html`<option value="${value}" ${flag('selected', chosen === value)}>${label}</option>`,
  );
}

/** People as options, sorted by name. If two have the same name, the mail address is added. */
function named(people: readonly Employee[], language: Language): Option[] {
  const compare = new Intl.Collator(language).compare;
  const isAlone = ({ name }: Employee) => people.filter((other) => other.name === name).length === 1;
  return [...people]
    .sort((a, b) => compare(a.name, b.name))
    .map((person) => ({
      value: person.email,
      label: isAlone(person) ? person.name : `${person.name} · ${person.email}`,
    }));
}

/** A list of colleagues by department; each appears once, under their first department. */
function colleaguePicker(form: Form): Html {
  const { showing, attempt } = form;
  const { language, company, colleagues } = showing;
  const departments = [...new Set(colleagues.map(({ approvesFor }) => approvesFor[0] ?? ''))].sort(
    (a, b) => Number(a === '') - Number(b === ''),
  );
  const group = (department: string) => {
    const people = colleagues.filter(({ approvesFor }) => (approvesFor[0] ?? '') === department);
    const label = department === '' || !company ? w.others : departmentWords(company, department);
    return html`<optgroup label="${label[language]}">
      ${options(named(people, language), attempt?.details.person)}
    </optgroup>`;
  };
  return html`<label class="text" for="person">${w.colleague[language]}</label>
    <p class="hint">${w.colleagueHint[language]}</p>
    ${faultOf(form, 'person')}
    <select class="line" id="person" name="person" ${faultFlags(form, 'person')}>
      <option value="">${w.pick[language]}</option>
      ${departments.map(group)}
    </select>`;
}

/** Steps to which the reader may send the subject back. */
export function stepsToReturnTo({ contract, link: { question } }: Showing): ApprovalStep[] {
  return question.kind === 'approval' ? stepsBefore(contract, question.subject, question.stepId) : [];
}

function stepPicker(form: Form): Html {
  const { showing, attempt } = form;
  const { language } = showing;
  const steps = stepsToReturnTo(showing).map(({ stepId, name }) => ({ value: stepId, label: name[language] }));
  return html`<label class="text" for="toStepId">${w.step[language]}</label>
    ${faultOf(form, 'toStepId')}
    <select class="line" id="toStepId" name="toStepId" ${faultFlags(form, 'toStepId')}>
      <option value="">${w.pick[language]}</option>
      ${options(steps, attempt?.details.toStepId)}
    </select>`;
}

/** Comments of the reader that must be resolved before anybody can approve. */
export function ownComments({ reading, link: { question, recipient } }: Showing): Comment[] {
  if (question.kind !== 'approval') return [];
  const own = reading.comments.filter(({ by }) => isSamePerson(by.email, recipient.email));
  return own.filter((comment) => comment.mustBeResolved && concerns(comment, question.subject));
}

function commentPicker({ showing, attempt }: Form): Html {
  const comments = ownComments(showing).map(({ commentId, text }) => ({ value: commentId, label: shorten(text, 80) }));
  return html`<label class="text" for="commentId">${w.commentId[showing.language]}</label>
    <select class="line" id="commentId" name="commentId">
      ${options(comments, attempt?.details.commentId)}
    </select>`;
}

function positionPicker({ showing: { language }, attempt }: Form): Html {
  const positions = (['after', 'before'] as const).map((value) => ({ value, label: w[value][language] }));
  return html`<label class="text" for="position">${w.position[language]}</label>
    <select class="line" id="position" name="position">
      ${options(positions, attempt?.details.position)}
    </select>`;
}

/**
 * The fields that the choices need in addition to the text. A customer types the name and address of a colleague, because we do not know the
 * customer's people.
 */
export function detailFields(form: Form, choices: readonly Choice[]): Html {
  const needs = (detail: Choice['details'][number]) => choices.some(({ details }) => details.includes(detail));
  const person = needs('name')
    ? html`${input(form, 'personName', 'text')} ${input(form, 'person', 'email')}`
    : colleaguePicker(form);
  return html`${needs('step') ? stepPicker(form) : nothing} ${needs('comment') ? commentPicker(form) : nothing}
  ${needs('person') ? person : nothing} ${needs('position') ? positionPicker(form) : nothing}
  ${choices.some(({ value }) => value === 'comment') ? checkbox(form, 'mustBeResolved') : nothing}`;
}
