import { type Words, words } from '../kernel/words';

export const unshownKinds = ['text', 'field', 'comment', 'drawing', 'print_only', 'unchecked'] as const;

/** Content of a file that its page images do not show, or may not show. */
export interface Unshown {
  /** From 1. */
  page: number;
  /**
   * `text`: in a font that is neither embedded nor one of ours; `field`: the value of a form field; `comment`: a remark that other programs
   * show on click; `drawing`: an annotation without an appearance; `print_only`: content that other programs show only in print;
   * `unchecked`: nothing was compared from this page on.
   */
  what: (typeof unshownKinds)[number];
  /** The font, the name of the field, or the text of the remark; at most 80 characters. */
  detail: string;
}

/** Maximum number that is listed; with more, the decider must read the file itself anyway. */
export const mostUnshown = 20;

/** A short description, for use in a list. */
export function showUnshown({ page, what, detail }: Unshown): Words {
  switch (what) {
    case 'text':
      return words(`page ${page}: text in the font “${detail}”`, `第 ${page} 页：字体为“${detail}”的文字`);
    case 'field':
      return words(`page ${page}: the value of the field “${detail}”`, `第 ${page} 页：表单域“${detail}”的内容`);
    case 'comment':
      return words(`page ${page}: a comment, “${detail}”`, `第 ${page} 页：批注“${detail}”`);
    case 'drawing':
      return words(`page ${page}: something drawn on it (${detail})`, `第 ${page} 页：加注的图形或文字（${detail}）`);
    case 'print_only':
      return words(`page ${page}: something that appears in print alone`, `第 ${page} 页：仅在打印时出现的内容`);
    case 'unchecked':
      return words(`page ${page} and what follows were not compared`, `第 ${page} 页及以后未作比对`);
  }
}

const pagesOf = (unshown: readonly Unshown[]) => [...new Set(unshown.map(({ page }) => page))];

/** A sentence for mails that ask for a decision: the pages to read in the file itself; empty if everything is shown. */
export function sayUnshown(unshown: readonly Unshown[] = []): Words {
  const pages = pagesOf(unshown);
  if (pages.length === 0) return words('', '');
  const [en, zh] = [pages.join(', '), pages.join('、')];
  return words(
    ` The pictures of the file do not show everything that it says (page ${en}): read the file itself before you decide.`,
    `页面图片未能显示文件的全部内容（第 ${zh} 页），请打开原文件核对后再作决定。`,
  );
}
