import { z } from 'zod';
import { fill, type Words } from '../../domain/kernel/words';
import { html, nothing } from '../../domain/kernel/markup';
import { resendForm } from './resend-form';
import { page, type Showing } from './showing';

const w = {
  title: { en: 'A code before the contract opens', 'zh-CN': '请先验证身份' },
  why: {
    en: 'The contract is meant for {0} alone. We mail a one-time code to {1}.',
    'zh-CN': '本合同仅供{0}查阅。我们将向 {1} 发送一次性验证码。',
  },
  ask: { en: 'Mail me the code', 'zh-CN': '发送验证码' },
  askAgain: { en: 'Mail me another code', 'zh-CN': '重新发送验证码' },
  sent: {
    en: 'A code is on its way to {0}. It can take a minute.',
    'zh-CN': '验证码已发送至 {0}，可能需要一分钟。',
  },
  code: { en: 'Six-digit code', 'zh-CN': '六位验证码' },
  open: { en: 'Open the contract', 'zh-CN': '打开合同' },
} satisfies Record<string, Words>;

export const wrongCode: Words = {
  en: 'This code is wrong, used or too old. Please look at the newest mail, or ask for another code.',
  'zh-CN': '验证码错误、已使用或已过期。请查看最新邮件，或重新发送验证码。',
};

export const noCode: Words = { en: 'Please type the six digits from the mail.', 'zh-CN': '请输入邮件中的六位数字。' };

export const codeTooSoon: Words = {
  en: 'Several codes were mailed already. Please look at the newest mail, or ask again later.',
  'zh-CN': '已多次发送验证码。请查看最新邮件，或稍后再试。',
};

const locked: Words = {
  en: 'Too many wrong codes were typed; this link opens nothing any more.',
  'zh-CN': '验证码错误次数过多，此链接已失效。',
};

/** The page after too many wrong codes. It offers to mail a new link to the address on record. */
export function lockedPage(showing: Showing, mayResend: boolean): string {
  const { language } = showing;
  const content = html`<h1>${locked[language]}</h1>
    ${mayResend ? resendForm(language) : nothing}`;
  return page(showing, locked[language], content);
}

const codeStep = z.object({
  action: z.enum(['code', 'unlock', 'resend', 'decide']).catch('decide'),
  code: z
    .string()
    .max(20)
    .transform((typed) => typed.normalize('NFKC').replace(/\D/g, ''))
    .catch(''),
});

/** Which button of the page was pressed. */
export function readCodeStep(body: unknown): z.output<typeof codeStep> {
  return codeStep.parse(typeof body === 'object' && body !== null ? body : {});
}

/** `a***@terminals.example`: enough to recognise the mailbox. */
function masked(email: string): string {
  return email.replace(/^(.)[^@]*/, '$1***');
}

/** The page before the customer's document. It shows nothing of the contract but its number. */
export function codePage(showing: Showing, { sent, problem }: { sent: boolean; problem: Words | null }): string {
  const { link, language } = showing;
  const { name, email } = link.recipient;
  const codeForm = html`<div class="note good"><p>${fill(w.sent, language, masked(email))}</p></div>
    <form method="post" action="?lang=${language}">
      <label class="text" for="code">${w.code[language]}</label>
      ${problem === null ? nothing : html`<p class="fault" id="code-fault" role="alert">${problem[language]}</p>`}
      <input
        class="line code"
        type="text"
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="12"
      />
      <button type="submit" name="action" value="unlock">${w.open[language]}</button>
    </form>`;
  const content = html`<h1>${w.title[language]}</h1>
    <p class="lead">${fill(w.why, language, name, masked(email))}</p>
    ${!sent && problem ? html`<p class="fault" role="alert">${problem[language]}</p>` : nothing}
    ${sent ? codeForm : nothing}
    <form class="aside" method="post" action="?lang=${language}">
      <button type="submit" name="action" value="code" ${sent ? { markup: ' class="second"' } : nothing}>
        ${(sent ? w.askAgain : w.ask)[language]}
      </button>
    </form>`;
  return page(showing, w.title[language], content);
}
