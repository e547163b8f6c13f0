import { type Words, words } from '../../domain/kernel/words';
import { StoreUnavailableError } from './object-store';

/** Error codes of the operating system in words for operators. */
const reasons: Record<string, Words> = {
  ENOSPC: words('is full', '已满'),
  EDQUOT: words('has used up its quota', '已用尽配额'),
  EFBIG: words('takes no file of that size', '不接受该大小的文件'),
  EROFS: words('is mounted read-only', '以只读方式挂载'),
  EACCES: words('may not be used by this process', '不允许本进程使用'),
  EPERM: words('may not be used by this process', '不允许本进程使用'),
  EIO: words('is on a disk that reports an error', '所在磁盘报告错误'),
  ENOTDIR: words('is no folder', '不是文件夹'),
  EEXIST: words('is no folder', '不是文件夹'),
  ENOENT: words('is not there', '不存在'),
  EMFILE: words('cannot be used, since this process has too many files open', '无法使用：本进程打开的文件过多'),
};

/** The system's error code, such as `ENOSPC`. Node's own codes begin with `ERR_` and indicate bugs. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** Converts file system errors to `StoreUnavailableError`; other errors are returned unchanged. */
export function asStoreError(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const reason = reasons[code] ?? words('does not answer as a folder does', '没有正常应答');
  return new StoreUnavailableError(
    words(
      `The folder of the document store, ${folder}, ${reason.en} (${code}).`,
      `文档库文件夹 ${folder} ${reason['zh-CN']}（${code}）。`,
    ),
    { cause: error },
  );
}
