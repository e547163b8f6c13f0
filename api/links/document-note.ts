import { changesIn } from '../../documents/redline/page';
import { type Attachment } from '../../domain/drafting/terms';
import { showUnshown } from '../../domain/drafting/unshown';
import { fill, type Words, words } from '../../domain/kernel/words';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { type Showing } from './showing';
import { type ShownDocument, type ShownRevision } from './shown-revision';

const w = {
  decidedOn: words('What changed since revision {0}, which you decided on', '与您上次处理的第 {0} 版相比的修改'),
  sent: words('What changed since revision {0}, which was sent to you before', '与此前发送给您的第 {0} 版相比的修改'),
  document: words('The document', '合同文件'),
  pages: words('Pages of the document', '合同文件各页'),
  page: words('Page {0} of {1}', '第 {0} 页，共 {1} 页'),
  open: words('Open the PDF', '打开 PDF 文件'),
  paper: words('Open the customer’s own file', '打开对方提供的原文件'),
  sheet: words(
    'The file is the customer’s own, and no PDF. Shown here are its facts as they were entered; please read the file itself.',
    '合同文本由对方提供，且不是 PDF 文件。此处显示录入的合同要素，请务必阅读原文件。',
  ),
  theirs: words(
    'The document is the customer’s own paper; the facts beside it were entered by us.',
    '合同文本由对方提供，合同要素由我方录入。',
  ),
  lacking: words(
    'The pictures below do not show everything that the file says. Open the file itself and read there, before you decide:',
    '以下页面图片未能显示文件的全部内容。作出决定前，请打开原文件核对：',
  ),
  attachments: words('Attachments', '附件'),
  digest: words('SHA-256 of the file', '文件 SHA-256'),
  drawn: words('“Draft” is printed across it until it is approved.', '审批通过前，每页印有“草稿”字样。'),
} satisfies Record<string, Words>;

function changesNote({ changes }: ShownRevision, { language, link: { question } }: Showing): Html {
  if (!changes) return nothing;
  const { since, comparison } = changes;
  return html`<section class="since">
    <h2>${fill(question.kind === 'confirmation' ? w.sent : w.decidedOn, language, String(since))}</h2>
    ${changesIn(comparison, language, { whole: false })}
  </section>`;
}

/** A4 as it is shown, in pixels. */
const shown = { width: 1000, height: 1414 };

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
  return html`<ol class="pages" tabindex="0" aria-label="${w.pages[language]}">
    ${Array.from({ length: pages }, (_, index) => page(index + 1))}
  </ol>`;
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

/** What whoever decides has to read in the file itself. */
function lackingNote({ unshown = [] }: ShownDocument, { token, language }: Showing): Html {
  if (unshown.length === 0) return nothing;
  return html`<div class="note bad" role="note">
    <p>${w.lacking[language]}</p>
    <ul>
      ${unshown.map((one) => html`<li>${showUnshown(one)[language]}</li>`)}
    </ul>
    <p><a href="${token}/paper">${w.paper[language]}</a></p>
  </div>`;
}

function fileNote(document: ShownDocument, showing: Showing): Html {
  const { token, language } = showing;
  const { kind, digest, shownAs, mediaType } = document;
  const isSheet = kind === 'theirs' && mediaType !== 'application/pdf';
  const said = isSheet ? w.sheet : kind === 'theirs' ? w.theirs : shownAs === 'itself' ? null : w.drawn;
  return html`<section class="document">
    <h2>${w.document[language]}</h2>
    ${said === null ? nothing : html`<p>${said[language]}</p>`} ${lackingNote(document, showing)}
    ${pagesOf(document, showing)}
    <p class="links">
      <a href="${token}/document">${w.open[language]}</a>
      ${kind === 'theirs' ? html`<a href="${token}/paper">${w.paper[language]}</a>` : nothing}
    </p>
    <p class="digest">${w.digest[language]} <code>${digest}</code></p>
  </section>`;
}

/** The document as images, with what changed in it and what belongs to it. */
export function documentNote(showing: Showing): Html {
  const { revision, terms } = showing;
  if (!revision) return nothing;
  const { attachments = [] } = terms;
  return html`${changesNote(revision, showing)} ${revision.document ? fileNote(revision.document, showing) : nothing}
  ${attachmentsNote(attachments, showing)}`;
}
