import { type Mail } from './mail-store';

export type Language = 'zh' | 'en';

const words = {
  en: {
    title: 'Demo inbox',
    hint: 'Every mail that Concordat sends lands here; nothing leaves this machine.',
    none: 'No mail yet. Send a contract for approval and look again: this page refreshes itself.',
    missing: 'There is no such mail.',
    back: 'All mails',
    from: 'From',
    to: 'To',
    time: 'Time',
    html: 'Mail',
    text: 'Plain text',
    subjectless: '(no subject)',
    unreadable: 'Mail that cannot be read',
    bytes: 'bytes',
    failed: 'The page could not be shown.',
    link: 'Link',
    other: '中文',
  },
  zh: {
    title: '演示收件箱',
    hint: 'Concordat 发出的所有邮件都会出现在这里，不会真正寄出。',
    none: '还没有邮件。提交一份合同审批后再来看：本页会自动刷新。',
    missing: '没有这封邮件。',
    back: '全部邮件',
    from: '发件人',
    to: '收件人',
    time: '时间',
    html: '邮件',
    text: '纯文本',
    subjectless: '（无主题）',
    unreadable: '无法解析的邮件',
    bytes: '字节',
    failed: '页面无法显示。',
    link: '含链接',
    other: 'English',
  },
} as const;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** The subject, or that the mail cannot be read, with its size. */
function headingOf({ isUnreadable, bytes, subject }: Mail, language: Language): string {
  const text = words[language];
  if (isUnreadable) return `${text.unreadable} (${bytes} ${text.bytes})`;
  return subject || text.subjectless;
}

/** The subject as HTML; contract numbers are not broken across lines. */
function subjectOf(mail: Mail, language: Language): string {
  const subject = escape(headingOf(mail, language));
  return subject.replace(/[A-Z]{1,8}(?:-[A-Z0-9]{1,8}){1,4}/g, '<span class="whole">$&</span>');
}

const locales = { zh: 'zh-CN', en: 'en-GB' } satisfies Record<Language, string>;

/** The time zone of this machine, in which the inbox shows times; mails show times in the company's. */
function zoneAt(at: Date, language: Language): string {
  const parts = new Intl.DateTimeFormat(locales[language], { timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** A mail shows day, time and zone. In the list of mails, today's show only the time, older ones also the day. */
function timeOf(mail: Mail, language: Language, where: 'list' | 'mail'): string {
  const at = new Date(mail.receivedAt);
  const isToday = at.toDateString() === new Date().toDateString();
  const isWhole = where === 'mail';
  const format = new Intl.DateTimeFormat(locales[language], {
    ...(isWhole || !isToday ? { dateStyle: 'medium' } : {}),
    timeStyle: isWhole || isToday ? 'medium' : 'short',
  });
  const shown = isWhole ? `${format.format(at)} ${zoneAt(at, language)}` : format.format(at);
  return `<time datetime="${mail.receivedAt}">${escape(shown)}</time>`;
}

function page(language: Language, title: string, body: string, data = ''): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="stylesheet" href="/inbox.css">
<link rel="icon" href="data:,">
</head>
<body${data}>
${body}
<script src="/inbox.js"></script>
</body>
</html>`;
}

/** A link to a link page. */
const pageLink = /https?:\/\/\S+\/l\/[\w-]{43}/;

function row(mail: Mail, language: Language): string {
  const text = words[language];
  const mark = pageLink.test(mail.text) ? ` <span class="mark">${text.link}</span>` : '';
  return `<li><a href="/mails/${escape(mail.id)}?lang=${language}">
<span class="to">${escape(mail.to.join(', '))}</span>
<span class="subject">${subjectOf(mail, language)}${mark}</span>
${timeOf(mail, language, 'list')}</a></li>`;
}

export function listPage(mails: readonly Mail[], language: Language): string {
  const text = words[language];
  const other = language === 'zh' ? 'en' : 'zh';
  const list =
    mails.length === 0
      ? `<p class="none">${text.none}</p>`
      : `<ol>${mails.map((mail) => row(mail, language)).join('\n')}</ol>`;
  return page(
    language,
    `${text.title} (${mails.length})`,
    `<header><h1>${text.title}</h1><a href="/?lang=${other}" lang="${other}">${text.other}</a></header>
<p class="hint">${text.hint}</p>
<main id="list" aria-live="polite">${list}</main>`,
    ' data-refresh="1000"',
  );
}

/** The frame may not run scripts. `allow-same-origin` only lets our own page measure the height of the mail. */
export const frameRights =
  'allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

export function mailPage(mail: Mail, view: 'html' | 'text', language: Language): string {
  const text = words[language];
  const here = `/mails/${escape(mail.id)}`;
  const tab = (name: 'html' | 'text') =>
    `<a href="${here}?lang=${language}&amp;view=${name}"${view === name ? ' aria-current="page"' : ''}>${text[name]}</a>`;
  const subject = headingOf(mail, language);
  const body =
    view === 'text'
      ? `<pre>${escape(mail.text)}</pre>`
      : `<iframe title="${escape(subject)}" src="${here}/html" sandbox="${frameRights}"></iframe>`;
  return page(
    language,
    subject,
    `<header><a href="/?lang=${language}">← ${text.back}</a></header>
<main class="mail"><h1>${subjectOf(mail, language)}</h1>
<dl><dt>${text.from}</dt><dd>${escape(mail.from)}</dd><dt>${text.to}</dt><dd>${escape(mail.to.join(', '))}</dd><dt>${text.time}</dt><dd>${timeOf(mail, language, 'mail')}</dd></dl>
<nav>${mail.html === '' ? '' : tab('html')}${tab('text')}</nav>
${body}</main>`,
  );
}

export function missingPage(language: Language): string {
  return sayingPage(words[language].missing, language);
}

/** Says that the page could not be made; the cause is not for the page, as it names files of this machine. */
export function failedPage(language: Language): string {
  return sayingPage(words[language].failed, language);
}

function sayingPage(sentence: string, language: Language): string {
  const text = words[language];
  return page(
    language,
    text.title,
    `<header><a href="/?lang=${language}">← ${text.back}</a></header><main><p>${sentence}</p></main>`,
  );
}

/**
 * The page's script. It fetches the page again and replaces the list, so that links keep working and the scroll position stays. A mail is shown at
 * its full height, so that a phone scrolls the page and not a frame inside it.
 */
export const script = `'use strict';
const every = Number(document.body.dataset.refresh);
async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [now, then] = [document.getElementById('list'), fresh.getElementById('list')];
    if (now.innerHTML !== then.innerHTML) now.replaceWith(then);
    document.title = fresh.title;
  } catch { /* the inbox is being restarted; the next round will tell */ }
}
if (every > 0) setInterval(refresh, every);
const frame = document.querySelector('iframe');
function fit() {
  const mail = frame.contentDocument && frame.contentDocument.documentElement;
  if (!mail || !mail.ownerDocument.body) return;
  frame.style.height = 'auto';
  frame.style.height = mail.scrollHeight + 2 + 'px';
}
if (frame) {
  frame.addEventListener('load', fit);
  addEventListener('resize', fit);
  fit();
}
`;

export const style = `:root { --ink: #1c2430; --soft: #5a6675; --line: #dde2e8; --ground: #f5f6f8; --paper: #fff; --accent: #1f5fbf; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7ebf0; --soft: #9aa7b6; --line: #2c3541; --ground: #12171e; --paper: #1a212a; --accent: #7fb2ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 62rem; min-height: 100vh; display: flex; flex-direction: column; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
html { background: var(--ground); }
a { color: var(--accent); }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
header a { padding: .6rem 0; }
h1 { font-size: 1.35rem; margin: .25rem 0; overflow-wrap: anywhere; }
.hint, .none, time, dt { color: var(--soft); }
.hint { margin: 0 0 1rem; }
.none { padding: 2rem 1rem; text-align: center; background: var(--paper); border: 1px dashed var(--line); border-radius: 8px; }
ol { list-style: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
li + li { border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: minmax(10rem, 16rem) 1fr auto; gap: .25rem 1rem; align-items: baseline; padding: .75rem 1rem; color: inherit; text-decoration: none; }
li a:hover, li a:focus-visible { background: color-mix(in srgb, var(--accent) 10%, transparent); }
.to { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.whole { white-space: nowrap; }
.subject { font-weight: 600; overflow-wrap: anywhere; }
.mark { display: inline-block; padding: 0 .5rem; border: 1px solid currentcolor; border-radius: 1rem; color: var(--accent); font-size: .8125rem; font-weight: 400; white-space: nowrap; }
time { font-size: .875rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.mail { display: flex; flex-direction: column; flex: 1; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .75rem; margin: .5rem 0 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
nav { display: flex; gap: .5rem; }
nav a { padding: .5rem 1rem; border: 1px solid var(--line); border-bottom: 0; border-radius: 8px 8px 0 0; text-decoration: none; }
nav a[aria-current] { background: var(--paper); color: var(--ink); font-weight: 600; }
iframe { height: 80vh; }
iframe, pre { flex: none; width: 100%; margin: 0; border: 1px solid var(--line); border-radius: 0 8px 8px 8px; }
iframe { background: #fff; }
pre { padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); font: 15px/1.6 ui-monospace, Consolas, monospace; }
@media (max-width: 40rem) {
  li a { grid-template-columns: 1fr auto; }
  .subject { grid-column: 1 / -1; grid-row: 2; white-space: normal; }
}
`;
