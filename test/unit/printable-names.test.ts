import { nameProblems, partyNameProblems } from '../../documents/pdf/names';
import { type Party } from '../../domain/kernel/people';

const readable: Party = {
  ...{ name: '주식회사 예시', otherName: 'Example Co., Ltd.', registrationNumber: null, address: null, country: 'KR' },
  contact: { name: '홍길동', email: 'hong@example.co.kr', language: 'en' },
  legalRepresentative: 'Nguyễn Thị Hường',
  agent: { name: '吴𠮷', title: null, authorityFrom: null, authorityUntil: '2027-12-31' },
  contacts: [{ name: 'Жуков', email: 'z@example.co.kr', matters: ['acceptance'] }],
};
const thai = 'บริษัท';
const placesOf = (customer: Party) =>
  partyNameProblems({ ours: readable, customer }).map(({ pointer, code }) => `${pointer} ${code}`);

describe('the names in a contract', () => {
  it('may be Chinese, Korean, Latin with its marks, Cyrillic, and rare', () => {
    expect(placesOf(readable)).toEqual([]);
  });

  it('are refused, each in its place, where a letter would be printed as a box', () => {
    const { contact } = readable;
    const unreadable: Party = {
      ...{ ...readable, name: thai, otherName: 'س', legalRepresentative: '🙂', contact: { ...contact, name: 'ด' } },
      agent: { name: 'ש', title: null, authorityFrom: null, authorityUntil: '2027-12-31' },
      contacts: [{ name: 'क', email: 'k@example.com', matters: ['acceptance'] }],
    };
    const at = ['name', 'otherName', 'legalRepresentative', 'agent/name', 'contact/name', 'contacts/0/name'];
    expect(placesOf(unreadable)).toEqual(at.map((place) => `/parties/customer/${place} name_not_printable`));
  });

  it('are refused with a letter that has no shape: two names that look the same would not be', () => {
    const [problem] = nameProblems([{ pointer: '/name', name: '示例\u200b公司' }]);
    expect(problem?.message.en).toContain('U+200B');
  });

  it('say which letters it is about, and what letters may be used', () => {
    const [problem] = nameProblems([{ pointer: '/name', name: 'กขคงจฉ' }]);
    expect(problem?.message['zh-CN']).toBe(
      '合同无法印出名称中的字符 ก (U+0E01)、ข (U+0E02)、ค (U+0E04)、ง (U+0E07)、จ (U+0E08)，请用中文、日文、韩文、拉丁、希腊或西里尔字母书写名称。',
    );
  });
});
