import { cut } from '../../domain/kernel/cut';
import { SentenceError } from '../../domain/kernel/sentence-error';
import { type Words, words } from '../../domain/kernel/words';
import { type IntakeKind } from './kinds';

export type IntakeFaultCode =
  | 'empty'
  | 'too_large'
  | 'unknown_kind'
  | 'name_does_not_match'
  | 'damaged'
  | 'encrypted'
  /** Runs something: a script, a macro, a program. */
  | 'active_content'
  | 'embedded_files'
  /** Loads something from elsewhere when it is opened. */
  | 'external_content'
  | 'zip_bomb'
  | 'too_many_pixels'
  | 'too_many_pages'
  /** Cannot be checked in limited time. */
  | 'too_complex'
  /** Is also a file of another kind for programs that look at its end. */
  | 'two_files_in_one';

/** Why a file is not accepted; the sentence tells the user what to do. */
export interface IntakeFault {
  code: IntakeFaultCode;
  sentence: Words;
}

/** Thrown only within this folder; callers get an `IntakeFault`. */
export class Refusal extends SentenceError {
  override readonly name = 'Refusal';
  constructor(readonly fault: IntakeFault) {
    super(fault.sentence);
  }
}

const named: Record<IntakeKind, Words> = {
  pdf: words('a PDF', 'PDF 文件'),
  docx: words('a Word document', 'Word 文档'),
  xlsx: words('an Excel workbook', 'Excel 工作簿'),
  png: words('a PNG image', 'PNG 图片'),
  jpeg: words('a JPEG image', 'JPEG 图片'),
};

const megabytes = (bytes: number) => (bytes / (1024 * 1024)).toFixed(1);

const fault = (code: IntakeFaultCode, en: string, zh: string): IntakeFault => ({ code, sentence: words(en, zh) });

export const faults = {
  empty: fault('empty', 'The file is empty. Choose the file again.', '文件是空的，请重新选择文件。'),
  unknownKind: fault(
    'unknown_kind',
    'Only PDF, Word (.docx), Excel (.xlsx), PNG and JPEG files can be uploaded, and this is none of them. Save it as PDF and upload that.',
    '只能上传 PDF、Word（.docx）、Excel（.xlsx）、PNG 和 JPEG 文件，该文件不属于其中任何一种。请另存为 PDF 后再上传。',
  ),
  oldOffice: fault(
    'unknown_kind',
    'This file is of an older Office version, such as .doc or .xls. Save it as .docx, .xlsx or PDF and upload that.',
    '该文件是旧版 Office 格式（如 .doc 或 .xls）。请另存为 .docx、.xlsx 或 PDF 后再上传。',
  ),
  encrypted: fault(
    'encrypted',
    'The file is protected by a password or by restrictions. Remove the protection, save it and upload it again.',
    '文件设有密码或权限限制。请取消保护、保存后重新上传。',
  ),
  twoFilesInOne: fault(
    'two_files_in_one',
    'The file does not end where it should: something else is attached to it. Open it, save it under a new name and upload that.',
    '文件末尾附加了其他内容。请打开文件、另存为新文件后再上传。',
  ),
  script: fault(
    'active_content',
    'The PDF contains a script or an action that runs by itself. Print it to a new PDF and upload that.',
    'PDF 中含有脚本或会自动执行的动作。请将其打印成新的 PDF 后再上传。',
  ),
  embeddedFiles: fault(
    'embedded_files',
    'The PDF has other files attached to it. Print it to a new PDF, and upload that and each attached file on its own.',
    'PDF 中附带了其他文件。请将其打印成新的 PDF，并与各附带文件分别上传。',
  ),
  tooComplex: fault(
    'too_complex',
    'The file is built so intricately that it cannot be checked. Print it to a new PDF and upload that.',
    '文件结构过于复杂，无法检查。请将其打印成新的 PDF 后再上传。',
  ),
  endlessForm: fault(
    'too_complex',
    'The PDF has a part that draws itself again inside itself, without end (a form XObject that calls itself), so its pages cannot be shown. Print it to a new PDF and upload that.',
    'PDF 中有内容在自身之内无限重复绘制（表单 XObject 调用自身），页面无法显示。请将其打印成新的 PDF 后再上传。',
  ),
  macro: fault(
    'active_content',
    'The file contains macros, controls or embedded objects. Save it as .docx or .xlsx without them, or as PDF, and upload that.',
    '文件中含有宏、控件或嵌入对象。请去除后另存为 .docx 或 .xlsx，或另存为 PDF 后再上传。',
  ),
  entities: fault(
    'external_content',
    'The file defines entities of its own, which may load something from elsewhere. Open it with Word or Excel, save it as .docx or .xlsx, or as PDF, and upload that.',
    '文件自行定义了 XML 实体，可能从别处加载内容。请用 Word 或 Excel 打开并另存为 .docx、.xlsx 或 PDF 后再上传。',
  ),
  externalPdf: fault(
    'external_content',
    'The PDF takes a part of itself from another file, or leads to one. Print it to a new PDF and upload that.',
    'PDF 中有内容取自其他文件，或链接到其他文件。请将其打印成新的 PDF 后再上传。',
  ),
  zipBomb: fault(
    'zip_bomb',
    'Unpacked, the file is far larger than any document needs to be. Save it as PDF and upload that.',
    '文件解压后的大小远超正常文档。请另存为 PDF 后再上传。',
  ),
};

export function damaged(kind: Words): IntakeFault {
  return fault(
    'damaged',
    `The file is damaged or not whole: it cannot be read as ${kind.en}. Open it, save it again and upload that.`,
    `文件已损坏或不完整，无法作为${kind['zh-CN']}读取。请打开文件、重新保存后再上传。`,
  );
}

export const damagedKind = (kind: IntakeKind) => damaged(named[kind]);
export const damagedOffice = damaged(words('a Word document or an Excel workbook', ' Word 文档或 Excel 工作簿'));

export function tooLarge(bytes: number, most: number): IntakeFault {
  return fault(
    'too_large',
    `The file has ${megabytes(bytes)} MB, and at most ${megabytes(most)} MB can be uploaded. Make it smaller, for instance by scanning it with a lower resolution, and upload it again.`,
    `文件大小为 ${megabytes(bytes)} MB，最多可上传 ${megabytes(most)} MB。请缩小文件（例如降低扫描分辨率）后重新上传。`,
  );
}

/** @param link the target, or the type of the link; long ones are cut */
export function external(link: string): IntakeFault {
  const named = cut(link.replace(/\p{C}/gu, ''), 200);
  return fault(
    'external_content',
    `The file loads something from elsewhere when it is opened: “${named}”. Break this link (in Word: File, Info, Edit Links to Files; a template: Developer, Document Template), or save it as PDF, and upload that.`,
    `文件打开时会从别处加载内容：“${named}”。请断开该链接（Word 中：文件—信息—编辑指向文件的链接；模板：开发工具—文档模板），或另存为 PDF 后再上传。`,
  );
}

export function tooManyPages(pages: number, most: number): IntakeFault {
  return fault(
    'too_many_pages',
    `The PDF has ${pages} pages, and at most ${most} can be uploaded in one file. Split it, and upload each part on its own.`,
    `PDF 共 ${pages} 页，单个文件最多 ${most} 页。请拆分后分别上传。`,
  );
}

export function tooManyPixels(width: number, height: number, most: number): IntakeFault {
  return fault(
    'too_many_pixels',
    `The image has ${width} × ${height} pixels, and at most ${most / 1_000_000} million can be shown. Make it smaller and upload it again.`,
    `图片为 ${width} × ${height} 像素，最多支持 ${most / 10_000} 万像素。请缩小图片后重新上传。`,
  );
}

export function nameDoesNotMatch(name: string, kind: IntakeKind): IntakeFault {
  return fault(
    'name_does_not_match',
    `The file is ${named[kind].en}, and its name "${name}" says something else. Make sure that it is the file you mean, rename it and upload it again.`,
    `该文件是${named[kind]['zh-CN']}，与文件名“${name}”不符。请确认所选文件无误，改名后重新上传。`,
  );
}
