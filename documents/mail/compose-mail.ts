import { type Notice } from '../../domain/contract/notify';
import { escapeText } from '../../domain/kernel/markup';
import { type Language } from '../../domain/kernel/people';
import { valueIn } from '../../domain/contract/fact-lines';
import { type Words } from '../../domain/kernel/words';

export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

interface Phrases {
  greeting: (name: string) => string;
  colon: string;
  decide: string;
  waiting: string;
  footer: string;
  valid: string;
}

const phrases: Record<Language, Phrases> = {
  en: {
    greeting: (name) => `Dear ${name},`,
    colon: ': ',
    decide: 'See and decide',
    waiting: 'What the contract waits for',
    valid:
      'The link is yours alone, and your decision counts once. Opening it decides nothing; you choose on the page. Please do not forward this mail.',
    footer: 'Sent by Concordat, contract management.',
  },
  'zh-CN': {
    greeting: (name) => `${name}，您好：`,
    colon: '：',
    decide: '查看并作出决定',
    waiting: '合同当前等待',
    valid: '本链接仅供您本人使用，决定只记录一次。打开链接不代表作出决定，请在页面上选择。请勿转发本邮件。',
    footer: '本邮件由 Concordat 合同管理系统发送。',
  },
};

/** Amounts and days stay in one piece on a narrow screen. */
function valueOf(text: string): string {
  const whole = /[A-Z]{3} [\d,]+(?:\.\d+)?|\d{4}-\d{2}-\d{2}/g;
  return escapeText(text).replace(whole, '<span style="white-space:nowrap">$&</span>');
}

function button(link: string, label: string): string {
  const style =
    'display:inline-block;padding:12px 22px;background:#1d4ed8;color:#ffffff;border-radius:8px;text-decoration:none;font-weight:600';
  return `<p style="margin:24px 0"><a href="${escapeText(link)}" style="${style}">${escapeText(label)}</a></p>`;
}

/** What a mail says; `waiting`: on whom the contract waits. */
export type MailContent = Pick<Notice, 'to' | 'subject' | 'text' | 'facts'> & { waiting?: Words[] };

/** A mail in the recipient's language, as plain text and as HTML; every value is printed as it stands. */
export function composeMail(notice: MailContent, link: string | null): ComposedMail {
  const { language, name } = notice.to;
  const phrase = phrases[language];
  const subject = notice.subject[language];
  const rows = notice.facts.map((fact) => ({ label: fact.label[language], value: valueIn(fact, language) }));
  const waiting = (notice.waiting ?? []).map((sentence) => sentence[language]);
  const text = [
    phrase.greeting(name),
    notice.text[language],
    rows.map(({ label, value }) => `${label}${phrase.colon}${value}`).join('\n'),
    ...(waiting.length > 0
      ? [`${phrase.waiting}${phrase.colon.trimEnd()}\n${waiting.map((line) => `- ${line}`).join('\n')}`]
      : []),
    ...(link === null ? [] : [`${phrase.decide}${phrase.colon.trimEnd()}\n${link}`, phrase.valid]),
    `-- \n${phrase.footer}`,
  ].join('\n\n');
  const cell = 'padding:6px 12px 6px 0;vertical-align:top;border-bottom:1px solid #e5e7eb';
  const table = rows
    .map(
      ({ label, value }) =>
        `<tr><th scope="row" style="${cell};text-align:left;color:#4b5563;font-weight:500;white-space:nowrap">${escapeText(label)}</th><td style="${cell}">${valueOf(value)}</td></tr>`,
    )
    .join('');
  const body = [
    `<h1 style="font-size:20px;line-height:1.4;margin:0 0 16px">${escapeText(subject)}</h1>`,
    `<p>${escapeText(phrase.greeting(name))}</p><p>${escapeText(notice.text[language])}</p>`,
    link === null ? '' : button(link, phrase.decide),
    `<table style="border-collapse:collapse;width:100%;font-size:14px">${table}</table>`,
    link === null
      ? ''
      : `<p style="color:#4b5563;font-size:13px">${escapeText(phrase.valid)}<br><a href="${escapeText(link)}" style="word-break:break-all">${escapeText(link)}</a></p>`,
    waiting.length === 0
      ? ''
      : `<p style="color:#4b5563;font-size:13px;margin-bottom:4px">${escapeText(phrase.waiting)}</p><ul style="color:#4b5563;font-size:13px;margin:0;padding-left:20px">${waiting.map((line) => `<li>${escapeText(line)}</li>`).join('')}</ul>`,
    `<p style="color:#6b7280;font-size:12px;margin-top:32px">${escapeText(phrase.footer)}</p>`,
  ].join('\n');
  const font =
    "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeText(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#f3f4f6"><div style="max-width:600px;margin:0 auto;padding:28px;background:#ffffff;color:#111827;border-radius:12px;font:15px/1.6 ${font}">
${body}
</div></body></html>`;
  return { subject, text, html };
}
