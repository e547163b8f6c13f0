import { escapeText } from '../../domain/kernel/markup';
import { type Language } from '../../domain/kernel/people';

/** The parts of a mail from top to bottom, in the reader's language. */
export interface MailParts {
  language: Language;
  subject: string;
  greeting: string;
  text: string;
  rows: readonly { label: string; value: string }[];
  link: { href: string; label: string; note: string } | null;
  /** Warnings, for approvers. */
  warnings: { heading: string; sentences: readonly string[] };
  waiting: { heading: string; sentences: readonly string[] };
  /** The time zone of times, if the reader's may differ. */
  zone: string | null;
  contact: string | null;
  footer: string;
}

/** Styles for dark mode; mail programs that drop them show the light colours, which are set inline. */
const style = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.ground{background:#12171e!important}.card{background:#1a212a!important;color:#e7ebf0!important}
.soft,.soft a{color:#a9b5c3!important}.rule{border-color:#2c3541!important}
.go{background:#7fb2ff!important;color:#0b1220!important}a.plain{color:#7fb2ff!important}
}`;

/** Keeps amounts, days and contract numbers on one line on a narrow screen. */
function valueOf(text: string): string {
  const whole = /(?:[A-Z]{3} |¥)[\d,]+(?:\.\d+)?|\d{4}-\d{2}-\d{2}|\b[A-Z]{1,8}(?:-[A-Z0-9]{1,4}){1,5}\b/g;
  return escapeText(text).replace(whole, '<span style="white-space:nowrap">$&</span>');
}

function button({ href, label }: { href: string; label: string }): string {
  const look =
    'display:inline-block;padding:12px 22px;background:#1d4ed8;color:#ffffff;border-radius:8px;text-decoration:none;font-weight:600';
  return `<p style="margin:24px 0"><a class="go" href="${escapeText(href)}" style="${look}">${escapeText(label)}</a></p>`;
}

function table(rows: MailParts['rows']): string {
  const cell = 'padding:6px 12px 6px 0;vertical-align:top;border-bottom:1px solid #e5e7eb';
  const lines = rows.map(
    ({ label, value }) =>
      `<tr><th class="soft rule" scope="row" style="${cell};text-align:left;color:#4b5563;font-weight:500;width:34%">${escapeText(label)}</th><td class="rule" style="${cell};overflow-wrap:anywhere">${valueOf(value)}</td></tr>`,
  );
  return lines.length === 0
    ? ''
    : `<table style="border-collapse:collapse;width:100%;font-size:14px">${lines.join('')}</table>`;
}

const small = 'color:#4b5563;font-size:13px';

function linkNote({ href, note }: NonNullable<MailParts['link']>): string {
  return `<p class="soft" style="${small}">${escapeText(note)}<br><a class="plain" href="${escapeText(href)}" style="word-break:break-all">${escapeText(href)}</a></p>`;
}

function sentenceList({ heading, sentences }: MailParts['waiting']): string {
  if (sentences.length === 0) return '';
  const items = sentences.map((sentence) => `<li>${valueOf(sentence)}</li>`).join('');
  return `<p class="soft" style="${small};margin-bottom:4px">${escapeText(heading)}</p><ul class="soft" style="${small};margin:0;padding-left:20px">${items}</ul>`;
}

/** The mail as HTML, for light and dark mode; values are inserted literally. */
export function mailHtml(parts: MailParts): string {
  const { language, subject, greeting, text, rows, link, warnings, waiting, zone, contact, footer } = parts;
  const said = 'white-space:pre-line;overflow-wrap:anywhere';
  const body = [
    `<h1 style="font-size:20px;line-height:1.4;margin:0 0 16px;overflow-wrap:anywhere">${valueOf(subject)}</h1>`,
    `<p>${escapeText(greeting)}</p><p style="${said}">${valueOf(text)}</p>`,
    link === null ? '' : button(link),
    table(rows),
    sentenceList(warnings),
    link === null ? '' : linkNote(link),
    sentenceList(waiting),
    zone === null ? '' : `<p class="soft" style="${small}">${escapeText(zone)}</p>`,
    contact === null ? '' : `<p class="soft" style="${small}">${escapeText(contact)}</p>`,
    `<p class="soft" style="color:#6b7280;font-size:12px;margin-top:32px">${escapeText(footer)}</p>`,
  ].join('\n');
  const font =
    "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeText(subject)}</title><style>${style}</style></head>
<body class="ground" style="margin:0;padding:24px 16px;background:#f3f4f6"><div class="card" style="max-width:600px;margin:0 auto;padding:28px;background:#ffffff;color:#111827;border-radius:12px;font:15px/1.6 ${font}">
${body}
</div></body></html>`;
}
