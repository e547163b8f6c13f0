import { composeMail } from '../../documents/mail/compose-mail';
import { type Notice } from '../../domain/contract/notify';
import { type Language } from '../../domain/kernel/people';
import { everyNotice } from '../build/notices-table';

const waiting = [
  {
    en: 'Waiting for legal (legal) to approve revision 1, since 2029-12-01 12:00.',
    'zh-CN': '等待 legal（法务）完成第 1 版的法务审批，自 2029-12-01 12:00 起。',
  },
];

function textIn(notice: Notice, language: Language): string {
  const to = { ...notice.to, language };
  const link = notice.question ? 'https://contracts.example/l/x' : null;
  const { subject, text } = composeMail({ ...notice, to, waiting }, link);
  return `${subject}\n${text}`;
}

/** What has rules of its own: addresses of pages and of mail, and times. */
const withoutAddresses = (text: string) =>
  text.replace(/https?:\/\/\S+|[\w.]+@[\w.]+|\d{1,2}:\d{2}/g, 'x').replace(/^-- $/gm, '');

const notices = everyNotice();
const mails = (language: Language) =>
  [...new Set(notices.map((notice) => textIn(notice, language)))].map((text) => [text.split('\n')[0] ?? '', text]);

/** Mechanical faults of Chinese: what each looks like. */
const chineseFaults: [string, RegExp][] = [
  ['punctuation of English beside a Chinese character', /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u],
  ['a full stop of English at the end of a Chinese sentence', /\p{Script=Han}\.(\s|$)/u],
  [
    'no blank between a Chinese character and a letter or figure',
    /\p{Script=Han}[A-Za-z0-9¥]|[A-Za-z0-9%]\p{Script=Han}/u,
  ],
  ['a blank between Chinese characters', /\p{Script=Han} +\p{Script=Han}/u],
  ['a blank beside Chinese punctuation', / [，。；：！？）》”]|[，。；：！？（《“] /u],
  ['two signs of punctuation', /[，。；：！？]{2}|[.。][。.]/u],
  ['two labels on one line', /^[^\n。；“（]*：[^\n。；“（]*：/mu],
  ['words that customers are not addressed with', /催办|undefined|null|\[object|供方.*甲方/u],
];

/** Mechanical faults of English. */
const englishFaults: [string, RegExp][] = [
  ['Chinese punctuation', /[，。；：！？（）《》【】]/u],
  ['two blanks', /\S {2,}\S/],
  ['a blank before punctuation', /\w [,.;:!?](\s|$)/],
  ['two signs of punctuation', /[,;:!?]{2}|\.\./],
  ['two labels on one line', /^[A-Z][\w /,]*: [\w ]*: /m],
  ['no words', /undefined|null|\[object/],
];

it.each(chineseFaults)('no Chinese mail has %s', (_, fault) => {
  const faulty = mails('zh-CN').flatMap(([subject, text = '']) => {
    const found = fault.exec(withoutAddresses(text));
    return found ? [`${subject}: ${text.slice(Math.max(0, found.index - 10), found.index + 20)}`] : [];
  });
  expect(faulty).toEqual([]);
});

it.each(englishFaults)('no English mail has %s', (_, fault) => {
  const faulty = mails('en').flatMap(([subject, text = '']) => {
    const found = fault.exec(withoutAddresses(text));
    return found ? [`${subject}: ${text.slice(Math.max(0, found.index - 10), found.index + 20)}`] : [];
  });
  expect(faulty).toEqual([]);
});

it.each<Language>(['en', 'zh-CN'])('no mail in %s says a fact twice', (language) => {
  const twice = mails(language).flatMap(([subject, text = '']) => {
    const lines = text.split('\n').filter((line) => /^[^：:]+(：|: )./u.test(line));
    return lines.length === new Set(lines).size ? [] : [subject];
  });
  expect(twice).toEqual([]);
});

it('a company whose name ends with a full stop is followed by one, not by two', () => {
  const [notice] = notices;
  if (!notice) throw new Error('There is no notice.');
  const from = { ...notice.from, company: 'East China Example Equipment Co., Ltd.' };
  expect(textIn({ ...notice, from }, 'en')).toContain('Equipment Co., Ltd. Sent automatically');
});

it('each fault is found where it is', () => {
  const faulty = ['等待,请', '同意.', '等待legal', '同意 审批', '同意 。', '同意。。', '财务：陈洁：同意', '【催办】'];
  expect(chineseFaults.map(([, fault], index) => fault.test(faulty[index] ?? ''))).toEqual(faulty.map(() => true));
  const wrong = ['Yes，no', 'a  b', 'a .', 'a..', 'Finance: Chen: yes', 'undefined'];
  expect(englishFaults.map(([, fault], index) => fault.test(wrong[index] ?? ''))).toEqual(wrong.map(() => true));
});
