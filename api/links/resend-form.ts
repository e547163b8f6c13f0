import { type Language } from '../../domain/kernel/people';
import { type Words } from '../../domain/kernel/words';
import { html, type Html } from '../../domain/kernel/markup';

const w = {
  resend: { en: 'Mail the current link to the address on record', 'zh-CN': '将当前链接发送到登记邮箱' },
  resendHint: {
    en: 'Whoever is to decide now gets it at the address recorded in the contract, nobody else.',
    'zh-CN': '链接仅发送给当前决定人登记在合同中的邮箱。',
  },
} satisfies Record<string, Words>;

/** Offers to mail the current link to the person who has to decide now, at their address on record. */
export function resendForm(language: Language): Html {
  return html`<form class="aside" method="post" action="?lang=${language}">
    <button type="submit" name="action" value="resend">${w.resend[language]}</button>
    <p class="hint">${w.resendHint[language]}</p>
  </form>`;
}
