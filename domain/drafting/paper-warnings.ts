import { showUnshown, type Unshown } from './unshown';
import { type Warning, warning } from './warning';

/** Content of the customer’s own paper that its page images do not show, page by page. */
export function unshownInPaper(unshown: readonly Unshown[]): Warning[] {
  return unshown.map((one) => {
    const { en, 'zh-CN': zh } = showUnshown(one);
    return warning(
      'unshown_in_paper',
      '/paper',
      `The pages that whoever decides looks at do not show everything that the paper says: ${en}. Have it printed to a PDF that shows it.`,
      `决定人所见的页面未能显示文本的全部内容：${zh}。请将文件重新打印为可显示该内容的 PDF。`,
    );
  });
}
