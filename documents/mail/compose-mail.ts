import { type Notice } from '../../domain/contract/notify';
import { type Question } from '../../domain/contract/question';
import { valueIn } from '../../domain/contract/fact-lines';
import { isSamePerson, type Language, type Person } from '../../domain/kernel/people';
import { type Words } from '../../domain/kernel/words';
import { mailHtml, type MailParts } from './mail-html';
import { oneLine } from './one-line';
import { phrases } from './phrases';

export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

/** The content of a mail. `waiting`: whom the contract waits for; `warnings`: for approvers. Mails stored before there were senders have no `from`. */
export type MailContent = Pick<Notice, 'to' | 'subject' | 'text' | 'facts'> & {
  from?: Notice['from'];
  waiting?: Words[];
  warnings?: Words[];
  /** The contract's time zone, in which times are shown. */
  timeZone?: string;
  question?: Question | null;
};

/** Maximum length of a subject line; mail programs cut off longer ones. */
const mostOfSubject = 200;

/** The person to ask about the mail; null if the reader is that person. */
export function whomToAsk({ from, to }: Pick<MailContent, 'from' | 'to'>): Person | null {
  return from && !isSamePerson(from.contact.email, to.email) ? from.contact : null;
}

function inWords(all: readonly Words[] = [], language: Language): string[] {
  return all.map((sentence) => sentence[language]);
}

/** A day with a time, in the contract's time zone. */
const timeOfDay = /\d{4}-\d{2}-\d{2} \d{2}:\d{2}/;

/** The time zone to name; null if the mail contains no time, or if the reader reads Chinese and the contract is in China. */
function zoneOf({ to: { language }, timeZone, text, facts, waiting = [] }: MailContent): string | null {
  if (timeZone === undefined || (language === 'zh-CN' && timeZone === 'Asia/Shanghai')) return null;
  const all = [text, ...waiting].map((said) => said[language]).concat(facts.map((fact) => valueIn(fact, language)));
  if (!all.some((said) => timeOfDay.test(said))) return null;
  const names = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' }).formatToParts();
  return phrases[language].zone(names.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone);
}

function partsOf(mail: MailContent, href: string | null): MailParts {
  const { language, name } = mail.to;
  const phrase = phrases[language];
  const ask = whomToAsk(mail);
  const isPage = mail.question?.kind === 'ownership';
  const linkWords = isPage
    ? { label: phrase.page, note: phrase.pageValid }
    : { label: phrase.decide, note: phrase.valid };
  return {
    language,
    subject: oneLine(mail.subject[language], mostOfSubject),
    greeting: phrase.greeting(name),
    text: mail.text[language],
    rows: mail.facts.map((fact) => ({ label: fact.label[language], value: valueIn(fact, language) })),
    link: href === null ? null : { href, ...linkWords },
    warnings: { heading: phrase.warnings, sentences: inWords(mail.warnings, language) },
    waiting: { heading: phrase.waiting, sentences: inWords(mail.waiting, language) },
    zone: zoneOf(mail),
    contact: ask && phrase.contact(ask.name, ask.email),
    footer: phrase.footer(mail.from?.company ?? 'Concordat'),
  };
}

/** A mail in the recipient's language, as plain text and as HTML; values are inserted literally. */
export function composeMail(mail: MailContent, href: string | null): ComposedMail {
  const parts = partsOf(mail, href);
  const { subject, greeting, rows, link, warnings, waiting, zone, contact, footer } = parts;
  const { colon } = phrases[parts.language];
  const text = [
    ...[greeting, parts.text],
    ...(rows.length > 0 ? [rows.map(({ label, value }) => `${label}${colon}${value}`).join('\n')] : []),
    ...[warnings, waiting].flatMap(({ heading, sentences }) =>
      sentences.length > 0 ? [`${heading}${colon.trimEnd()}\n${sentences.map((line) => `- ${line}`).join('\n')}`] : [],
    ),
    ...(zone === null ? [] : [zone]),
    ...(link ? [`${link.label}${colon.trimEnd()}\n${link.href}`, link.note] : []),
    ...(contact === null ? [] : [contact]),
    `-- \n${footer}`,
  ].join('\n\n');
  return { subject, text, html: mailHtml(parts) };
}
