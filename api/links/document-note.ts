import { sideOf } from '../../domain/contract/ask';
import { type Attachment } from '../../domain/drafting/terms';
import { showUnshown } from '../../domain/drafting/unshown';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { fill, type Words, words } from '../../domain/kernel/words';
import { changesIn } from '../../documents/redline/page';
import { agreementDigestNote, amendedNote } from './agreement-note';
import { type Readable, type ShownDocument } from './readable';
import { type Showing } from './showing';

const w = {
  decidedOn: words('What changed since revision {0}, which you decided on', '与您上次处理的第 {0} 版相比的修改'),
  sent: words('What changed since revision {0}, which was sent to you before', '与此前发送给您的第 {0} 版相比的修改'),
  sentTo: words(
    'What changed since revision {0}, which was sent to {1} before',
    '与此前发送给{1}的第 {0} 版相比的修改',
  ),
  document: words('The document', '合同文件'),
  pages: words('Pages of the document', '合同文件各页'),
  look: words('Read it here: {0} pages', '在本页阅读（共 {0} 页）'),
  lookOne: words('Read it here: 1 page', '在本页阅读（共 1 页）'),
  more: words('Pages {0} to {1} are in the PDF.', '第 {0} 页至第 {1} 页请在 PDF 文件中阅读。'),
  page: words('Page {0} of {1}', '第 {0} 页，共 {1} 页'),
  open: words('Open the PDF', '打开 PDF 文件'),
  paper: words('Open the customer’s own file', '打开对方提供的原文件'),
  yourPaper: words('Open your own file', '打开贵方提供的原文件'),
  sheet: words(
    'The file is the customer’s own, and no PDF. Shown here are its facts as they were entered; please read the file itself.',
    '合同文本由对方提供，且不是 PDF 文件。此处显示录入的合同要素，请务必阅读原文件。',
  ),
  yourSheet: words(
    'The file is your own, and no PDF. Shown here are its facts as we entered them; please read the file itself.',
    '合同文本由贵方提供，且不是 PDF 文件。此处显示我方录入的合同要素，请务必阅读原文件。',
  ),
  theirs: words(
    'The document is the customer’s own paper; the facts beside it were entered by us.',
    '合同文本由对方提供，合同要素由我方录入。',
  ),
  yours: words(
    'The document is your own paper; the facts beside it were entered by us.',
    '合同文本由贵方提供，合同要素由我方录入。',
  ),
  drawn: words('“Draft” is printed across it until it is approved.', '审批通过前，每页印有“草稿”字样。'),
  lacking: words(
    'The pictures do not show everything that the file says. Open the file itself and read there, before you decide:',
    '页面图片未能显示文件的全部内容。作出决定前，请打开原文件核对：',
  ),
  attachments: words('Attachments', '附件'),
  check: words('Check the file', '核对文件'),
  fileDigest: words('SHA-256 of the file', '文件 SHA-256'),
  contentDigest: words('Content digest', '内容摘要'),
  howToFile: words(
    'The SHA-256 is that of the file’s bytes. After downloading it, run “certutil -hashfile NAME SHA256” on Windows, “shasum -a 256 NAME” on macOS or “sha256sum NAME” on Linux: the result must be the same.',
    '文件 SHA-256 按文件的全部字节计算。下载后可在 Windows 中运行“certutil -hashfile 文件名 SHA256”，在 macOS 中运行“shasum -a 256 文件名”，在 Linux 中运行“sha256sum 文件名”，结果应与上述数值一致。',
  ),
  howToCopy: words(
    'The SHA-256 is that of the document without the word “Draft”, which is what is decided on; the copy that opens here has other bytes. The content digest is the same in both.',
    '文件 SHA-256 属于未印“草稿”字样的合同文件，您的决定针对该文件；此处打开的是加印“草稿”的副本，字节不同，但两者的内容摘要相同。',
  ),
  howToContent: words(
    'The content digest is printed at the foot of every page. It stands for the words and figures of the document and is not the SHA-256 of the file.',
    '内容摘要印在每页页脚，按合同的文字与数据计算，不是文件的 SHA-256。',
  ),
} satisfies Record<string, Words>;

/** Up to this number of changes the list is unfolded. */
const changesOpen = 4;

/** The changes since the last revision that the reader knows; folded if there are many. */
export function changesNote({ changes, language, link: { question } }: Showing): Html {
  if (!changes) return nothing;
  const { since, sentTo, comparison } = changes;
  const changed = comparison.clauses.filter(({ change, moved }) => change !== 'same' || moved !== null);
  const isShort = comparison.fields.length + changed.length <= changesOpen;
  const ofCustomer = sentTo === undefined ? w.sent : w.sentTo;
  const title = fill(
    question.kind === 'confirmation' ? ofCustomer : w.decidedOn,
    language,
    String(since),
    sentTo ?? '',
  );
  return html`<section class="since" aria-label="${title}">
    <details${isShort ? { markup: ' open' } : nothing}>
      <summary><h2>${title}</h2></summary>
      ${changesIn(comparison, language, { whole: false })}
    </details>
  </section>`;
}

/** The size of an A4 page on the screen, in pixels. */
const shown = { width: 1000, height: 1414 };

/** Limit of pages shown as images; the PDF has the rest. */
const mostShown = 60;

function pagesOf({ pages }: ShownDocument, { token, language }: Showing): Html {
  const page = (number: number) => {
    const src = `${token}/pages/${number}`;
    const name = fill(w.page, language, String(number), String(pages));
    return html`<li>
      <a href="${src}"
        ><img src="${src}" alt="${name}" width="${shown.width}" height="${shown.height}" loading="lazy"
      /></a>
    </li>`;
  };
  const rest = fill(w.more, language, String(mostShown + 1), String(pages));
  return html`<details class="fold">
    <summary>${pages === 1 ? w.lookOne[language] : fill(w.look, language, String(pages))}</summary>
    <ol class="pages" tabindex="0" aria-label="${w.pages[language]}">
      ${Array.from({ length: Math.min(pages, mostShown) }, (_, index) => page(index + 1))}
    </ol>
    ${pages > mostShown ? html`<p>${rest}</p>` : nothing}
  </details>`;
}

/** The digests of the file, and how to check the file with them. */
function checkNote({ kind, digest, contentDigest, shownAs }: ShownDocument, showing: Showing): Html {
  const { language } = showing;
  const line = (label: Words, value: string) =>
    html`<div>
      <dt>${label[language]}</dt>
      <dd><code>${value}</code></dd>
    </div>`;
  const isMade = kind === 'made';
  const how = isMade && shownAs === 'copy' ? w.howToCopy : w.howToFile;
  return html`<details class="fold">
    <summary>${w.check[language]}</summary>
    <dl class="digests">${line(w.fileDigest, digest)} ${isMade ? line(w.contentDigest, contentDigest) : nothing}</dl>
    ${agreementDigestNote(showing)}
    <p class="hint">${how[language]}</p>
    ${isMade ? html`<p class="hint">${w.howToContent[language]}</p>` : nothing}
  </details>`;
}

function attachmentsNote(attachments: readonly Attachment[], { token, language }: Showing): Html {
  if (attachments.length === 0) return nothing;
  return html`<h2>${w.attachments[language]}</h2>
    <ul class="files">
      ${attachments.map(
        ({ attachmentId, title, name }) =>
          html`<li><a href="${token}/attachments/${attachmentId}">${title}</a> <small>${name}</small></li>`,
      )}
    </ul>`;
}

/** Whose file it is, worded for the reader, and whether it is a draft or a sheet of facts; null if nothing needs saying. */
function saidOf({ kind, shownAs, mediaType }: ShownDocument, isCustomer: boolean): Words | null {
  if (kind === 'made') return shownAs === 'itself' ? null : w.drawn;
  if (mediaType !== 'application/pdf') return isCustomer ? w.yourSheet : w.sheet;
  return isCustomer ? w.yours : w.theirs;
}

/** Warning that lists content of the file that the page images do not show. */
function lackingNote({ unshown = [] }: ShownDocument, language: Showing['language']): Html {
  if (unshown.length === 0) return nothing;
  return html`<div class="note bad" role="note">
    <p>${w.lacking[language]}</p>
    <ul>
      ${unshown.map((one) => html`<li>${showUnshown(one)[language]}</li>`)}
    </ul>
  </div>`;
}

function fileNote(document: ShownDocument, showing: Showing): Html {
  const { token, language } = showing;
  const isCustomer = sideOf(showing.link.question) === 'customer';
  const said = saidOf(document, isCustomer);
  const paper = isCustomer ? w.yourPaper : w.paper;
  return html`${said === null ? nothing : html`<p>${said[language]}</p>`} ${amendedNote(document, language)}
    ${lackingNote(document, language)}
    <p class="links">
      <a href="${token}/document">${w.open[language]}</a>
      ${document.kind === 'theirs' ? html`<a href="${token}/paper">${paper[language]}</a>` : nothing}
    </p>
    ${pagesOf(document, showing)} ${checkNote(document, showing)}`;
}

/** The document as a file and as images, with its attachments; nothing if the reader may not read it. */
export function documentNote(showing: Showing, readable: Readable | null = showing.readable): Html {
  if (!readable) return nothing;
  const { document, terms } = readable;
  const { attachments = [] } = terms;
  const file = html`<section class="document">
    <h2>${w.document[showing.language]}</h2>
    ${document ? fileNote(document, showing) : nothing}
  </section>`;
  return html`${document ? file : nothing} ${attachmentsNote(attachments, showing)}`;
}
