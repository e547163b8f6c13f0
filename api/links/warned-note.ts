import { html, type Html, nothing } from '../../domain/kernel/markup';
import { fill, words } from '../../domain/kernel/words';
import { type Showing } from './showing';

const w = {
  title: words('Noticed by the system: {0}', '系统提示（{0} 项）'),
  note: words(
    'The system has noticed this in the terms, for you to judge. The customer does not see it.',
    '系统检查合同条款后的提示，供您判断，客户不会看到。',
  ),
};

/** Up to this number of warnings the list is unfolded. */
const most = 3;

/** The warnings of the rules about the terms, for our own people; folded if there are many. */
export function warnedNote({ warnings, language }: Pick<Showing, 'warnings' | 'language'>): Html {
  if (warnings.length === 0) return nothing;
  return html`<details class="fold" ${warnings.length <= most ? { markup: 'open' } : nothing}>
    <summary>${fill(w.title, language, String(warnings.length))}</summary>
    <p class="hint">${w.note[language]}</p>
    <ul class="warned">
      ${warnings.map((one) => html`<li>${one[language]}</li>`)}
    </ul>
  </details>`;
}
