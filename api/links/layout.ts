import { type Language, type Person } from '../../domain/kernel/people';
import { type Words } from '../../domain/kernel/words';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { style } from './style';

interface Page {
  language: Language;
  title: string;
  /** Our company's name in the header; null if there is no contract that names it. */
  company: string | null;
  /** The contact for questions about the contract. */
  ask: Person | null;
  /** Whether the page exists in both languages, with a switch at the top. */
  switchable: boolean;
  content: Html;
}

const words = {
  product: { en: 'Contracts', 'zh-CN': '合同管理' },
  language: { en: 'Language', 'zh-CN': '语言' },
  personal: {
    en: 'This link is meant for you alone; whoever has it can decide in your name. Please do not forward it.',
    'zh-CN': '此链接仅供您本人使用，持有者可以以您的名义作出决定，请勿转发。',
  },
  questions: { en: 'Questions about this contract? Ask ', 'zh-CN': '如对本合同有疑问，请联系：' },
  comma: { en: ', ', 'zh-CN': '，' },
} satisfies Record<string, Words>;

function languages(current: Language): Html {
  const one = (language: Language, name: string) =>
    language === current
      ? html`<span lang="${language}" aria-current="true">${name}</span>`
      : html`<a lang="${language}" hreflang="${language}" href="?lang=${language}">${name}</a>`;
  return html`<nav class="tongues" aria-label="${words.language[current]}">
    ${one('zh-CN', '中文')} ${one('en', 'English')}
  </nav>`;
}

function contact({ name, email }: Person, language: Language): Html {
  return html`<p>${words.questions[language]}${name}${words.comma[language]}<a href="mailto:${email}">${email}</a></p>`;
}

export function layout({ language, title, company, ask, switchable, content }: Page): string {
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${{ markup: `<style>${style}</style>` }}
      </head>
      <body>
        <header>
          <p class="brand">${company ?? 'Concordat'} <small>${words.product[language]}</small></p>
          ${switchable ? languages(language) : nothing}
        </header>
        <main>${content}</main>
        <footer>
          ${ask === null ? nothing : contact(ask, language)}
          ${company === null ? nothing : html`<p>${words.personal[language]}</p>`}
        </footer>
      </body>
    </html> `;
  return page.markup;
}

/** A page for an unknown reader, in both languages; first in the one that the browser prefers. */
export function bilingualPage(title: Words, text: Words, first: Language): string {
  const section = (language: Language) =>
    html`<section lang="${language}">
      <h1>${title[language]}</h1>
      <p>${text[language]}</p>
    </section>`;
  const second = first === 'en' ? 'zh-CN' : 'en';
  return layout({
    language: first,
    title: `${title[first]} · ${title[second]}`,
    company: null,
    ask: null,
    switchable: false,
    content: html`${section(first)}${section(second)}`,
  });
}
