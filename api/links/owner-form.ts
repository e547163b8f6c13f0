import { randomUUID } from 'node:crypto';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { type Language } from '../../domain/kernel/people';
import { type Words, words } from '../../domain/kernel/words';
import { flag } from './answer-fields';
import { type Action, type Field, formOf } from './owner-action';

const w = {
  pick: words('Please choose', '请选择'),
  optional: words('optional', '可不填'),
};

/** A form of the owner that was sent with an error: which form, its values, and the error. `field` is null if the error concerns no single field. */
export interface OwnerAttempt {
  form: string;
  values: Record<string, string>;
  field: string | null;
  problem: Words;
}

interface Place {
  action: Action;
  attempt: OwnerAttempt | null;
  language: Language;
}

function control(
  { action, attempt, language }: Place,
  { name, kind, options = [], value: begun = '' }: Field,
  described: string,
): Html {
  const id = `${formOf(action)}-${name}`;
  const value = attempt?.values[name] ?? begun;
  const isWrong = attempt?.field === name;
  const about = [described, ...(isWrong ? [`${id}-fault`] : [])].filter((one) => one !== '').join(' ');
  const flags = html`${flag('aria-invalid="true"', isWrong)}${
    about === '' ? nothing : html` aria-describedby="${about}"`
  }`;
  if (kind === 'area')
    return html`<textarea id="${id}" name="${name}" rows="3" maxlength="2000" ${flags}>${value}</textarea>`;
  if (kind === 'select')
    return html`<select class="line" id="${id}" name="${name}" ${flags}>
      <option value="">${w.pick[language]}</option>
      ${options.map(
        (option) =>
          html`<option value="${option.value}" ${flag('selected', option.value === value)}>
            ${option.label[language]}
          </option>`,
      )}
    </select>`;
  const type = kind === 'date' ? 'date' : 'text';
  return html`<input
    class="line"
    type="${type}"
    id="${id}"
    name="${name}"
    value="${value}"
    ${kind === 'count' ? html`inputmode="numeric"` : nothing}
    maxlength="200"
    autocomplete="off"
    ${flags}
  />`;
}

function fieldOf(place: Place, field: Field): Html {
  const { action, attempt, language } = place;
  const id = `${formOf(action)}-${field.name}`;
  const hint = field.hint ? html`<p class="hint" id="${id}-hint">${field.hint[language]}</p>` : nothing;
  const fault =
    attempt?.field === field.name ? html`<p class="fault" id="${id}-fault">${attempt.problem[language]}</p>` : nothing;
  const optional = field.isOptional ? html` <small>${w.optional[language]}</small>` : nothing;
  return html`<label class="text" for="${id}">${field.label[language]}${optional}</label> ${hint} ${fault}
    ${control(place, field, field.hint ? `${id}-hint` : '')}`;
}

/** One action as a folded form. Its hidden key makes a form that is sent twice count once. */
export function ownerForm(action: Action, tried: OwnerAttempt | null, language: Language, isFirst: boolean): Html {
  const attempt = tried?.form === formOf(action) ? tried : null;
  const place = { action, attempt, language };
  const isOpen = attempt !== null || (isFirst && tried === null);
  return html`<details class="fold" ${flag('open', isOpen)}>
    <summary>${action.label[language]}</summary>
    <form method="post" action="?lang=${language}" accept-charset="utf-8" novalidate>
      <input type="hidden" name="command" value="${formOf(action)}" />
      ${action.about === undefined ? nothing : html`<input type="hidden" name="about" value="${action.about}" />`}
      <input type="hidden" name="key" value="${randomUUID()}" />
      ${action.fields.map((field) => fieldOf(place, field))}
      <button type="submit">${action.label[language]}</button>
    </form>
  </details>`;
}
