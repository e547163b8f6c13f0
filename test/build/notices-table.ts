import { type Notice } from '../../domain/contract/notify';
import { type NoticeKind, noticeKinds } from '../../domain/contract/notice-kinds';
import { type Language } from '../../domain/kernel/people';
import { approvalStories } from './approval-stories';
import { contractStories } from './contract-stories';
import { roundStories } from './round-stories';
import { signingStories } from './signing-stories';
import { verificationStories } from './verification-stories';

/** Everything that the stories tell anybody, in the order of the stories. */
export function everyNotice(): Notice[] {
  return [...contractStories, ...signingStories, ...verificationStories, ...approvalStories, ...roundStories].flatMap(
    ([, tell]) => tell().map(({ notice }) => notice),
  );
}

const head = `# Who hears what, and when

Made from the code by \`npm run write:notices\`; a test compares the two. Every mail comes from the company, with the contract's owner to answer (\`Reply-To\`) and
\`Auto-Submitted: auto-generated\`. None has a \`List-Unsubscribe\`: nobody is on a list, and nobody can be spared what concerns their own contract. Our own people
read in the subject with whom and for how much; a customer does not, and reads what is agreed on behind the code. A code for the link page is mailed to whoever asks
for one there. The words are those of a made-up contract: supplier, customer and the people are called by what they are.

| kind | who hears it | when | link | in which words | 用语 |
| --- | --- | --- | --- | --- | --- |
`;

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}

function wordsOf({ subject, text }: Notice, language: Language): string {
  return cell(`**${subject[language]}**<br>${text[language]}`);
}

function row(kind: NoticeKind, notice: Notice | undefined): string {
  const { to, when } = noticeKinds[kind];
  const told = notice ? [wordsOf(notice, 'en'), wordsOf(notice, 'zh-CN')] : ['', ''];
  const link = notice?.question ? 'yes 有' : 'no 无';
  const cells = [`\`${kind}\``, `${to.en}<br>${to['zh-CN']}`, `${when.en}<br>${when['zh-CN']}`, link, ...told];
  return `| ${cells.join(' | ')} |`;
}

/** `docs/notices.md`. */
export function noticesTable(): string {
  const notices = everyNotice();
  const kinds = Object.keys(noticeKinds) as NoticeKind[]; // its own keys
  const rows = kinds.map((kind) =>
    row(
      kind,
      notices.find((notice) => notice.kind === kind),
    ),
  );
  return `${head}${rows.join('\n')}\n`;
}
