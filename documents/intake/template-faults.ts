import { shorten } from '../../domain/kernel/cut';
import { SentenceError } from '../../domain/kernel/sentence-error';
import { words } from '../../domain/kernel/words';

/** A Word file that is not a valid template; the sentence names the placeholder and what to do. */
export class WordTemplateError extends SentenceError {
  override readonly name = 'WordTemplateError';
}

export const invalid = (en: string, zh: string, cause?: unknown) => new WordTemplateError(words(en, zh), { cause });

/** The general error in our own words, whatever the library's error says. */
export function unreadable(cause: unknown): WordTemplateError {
  return invalid(
    'It cannot be read. Accept all tracked changes, type each placeholder in one go, and save it with Word as .docx.',
    '无法读取。请接受所有修订，逐个重新输入占位符，并用 Word 另存为 .docx。',
    cause,
  );
}

/** The reader is recursive, so deeply nested content exceeds its limits. */
function tooDeep(cause: unknown): WordTemplateError {
  return invalid(
    'Tables, text boxes or fields stand within one another too deeply to be read. Take them apart, or copy the text into a new document and save that as .docx.',
    '表格、文本框或域的嵌套层数过多，无法读取。请拆开嵌套，或将文字复制到新文档后另存为 .docx。',
    cause,
  );
}

const shown = (text: string) => shorten(text.replace(/\s+/g, ' ').trim(), 60);

/** Loaded with the first Word file, because the library is large. */
export const loadLibrary = () => import('easy-template-x');
type Library = Awaited<ReturnType<typeof loadLibrary>>;

/** The error for the author of a file: where it is, and how to fix it. Messages of the library or of V8 are never passed on. */
export function templateFault(library: Library, error: unknown): WordTemplateError {
  if (error instanceof RangeError || error instanceof library.MaxXmlDepthError) return tooDeep(error);
  if (error instanceof library.MissingCloseDelimiterError) {
    const at = shown(error.openDelimiterText);
    return invalid(
      `The brace in “${at}” is opened and never closed. Close it with }, or take it away.`,
      `“${at}”中的花括号没有结束。请补上 }，或删去该花括号。`,
      error,
    );
  }
  if (error instanceof library.MissingStartDelimiterError) {
    const at = shown(error.closeDelimiterText);
    return invalid(
      `The brace in “${at}” closes what is not open. Write { before the name, or take the brace away.`,
      `“${at}”中的花括号没有开始。请在名称前补上 {，或删去该花括号。`,
      error,
    );
  }
  if (error instanceof library.UnclosedTagError) {
    const [at, name] = [shown(error.tagRawText), shown(error.tagName)];
    return invalid(
      `The placeholder ${at} is never closed by {/${name}}.`,
      `占位符 ${at} 缺少结束标记 {/${name}}。`,
      error,
    );
  }
  if (error instanceof library.UnopenedTagError) {
    const at = shown(error.tagRawText);
    return invalid(`The placeholder ${at} closes what is not open.`, `占位符 ${at} 没有对应的开始标记。`, error);
  }
  if (error instanceof library.TagOptionsParseError) {
    const at = shown(error.tagRawText);
    return invalid(
      `The placeholder ${at} says more than a name. Take away what stands in brackets.`,
      `占位符 ${at} 中除名称外还有其他内容。请删去方括号中的部分。`,
      error,
    );
  }
  return unreadable(error);
}
