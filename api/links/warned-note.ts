import { html, type Html, nothing } from '../../domain/kernel/markup';
import { fill, words } from '../../domain/kernel/words';
import { type Showing, type Warned } from './showing';

const w = {
  weighty: words('Please look at this first', '请务必留意'),
  title: words('Noticed by the system: {0}', '系统提示（{0} 项）'),
  note: words(
    'The system has noticed this in the terms, for you to judge. The customer does not see it.',
    '系统检查合同条款后的提示，供您判断，客户不会看到。',
  ),
};

/** Up to this number of warnings the list is unfolded. */
const most = 3;

type Noticed = Pick<Showing, 'warnings' | 'language'>;

function listOf(warnings: readonly Warned[], language: Noticed['language']): Html {
  return html`<ul class="warned">
    ${warnings.map(({ message }) => html`<li>${message[language]}</li>`)}
  </ul>`;
}

/** Warnings about money or the customer's standing, which are never folded. */
function weightyNote(warnings: readonly Warned[], language: Noticed['language']): Html {
  if (warnings.length === 0) return nothing;
  return html`<div class="note bad" role="note">
    <p>${w.weighty[language]}</p>
    ${listOf(warnings, language)}
  </div>`;
}

/** The warnings of the rules about the terms, for our own people; all but the weighty ones are folded if there are many. */
export function warnedNote({ warnings, language }: Noticed): Html {
  const others = warnings.filter(({ isWeighty }) => !isWeighty);
  const weighty = weightyNote(
    warnings.filter(({ isWeighty }) => isWeighty),
    language,
  );
  if (others.length === 0) return weighty;
  return html`${weighty}
    <details class="fold" ${others.length <= most ? { markup: 'open' } : nothing}>
      <summary>${fill(w.title, language, String(others.length))}</summary>
      <p class="hint">${w.note[language]}</p>
      ${listOf(others, language)}
    </details>`;
}
