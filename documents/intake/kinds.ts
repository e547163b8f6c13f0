/** What people may upload. */
export const intakeKinds = ['pdf', 'docx', 'xlsx', 'png', 'jpeg'] as const;
export type IntakeKind = (typeof intakeKinds)[number];

/** Bytes. */
export const largestUpload = 25 * 1024 * 1024;

export const mediaTypes: Record<IntakeKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpeg: 'image/jpeg',
};

/** Endings of a name, the usual one first. */
export const endings: Record<IntakeKind, readonly [string, ...string[]]> = {
  pdf: ['pdf'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
};

/** What a name says by its ending, without regard to the file. */
export function kindOfName(name: string): IntakeKind | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return intakeKinds.find((kind) => ending !== undefined && endings[kind].includes(ending));
}

/** What the first bytes say; which sort of Office file a zip is, only its parts tell. */
export type Container = 'pdf' | 'png' | 'jpeg' | 'zip' | 'old_office';

const marks: readonly [Container, Buffer][] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['zip', Buffer.from('PK\x03\x04')],
  ['old_office', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
];

/** What mail programs and editors put before a PDF, and all readers pass over: a byte order mark, blanks. */
const beforePdf = /^(\xef\xbb\xbf)?[\0\t\n\f\r ]{0,1000}%PDF-/;

export function containerOf(bytes: Buffer): Container | undefined {
  const known = marks.find(([, mark]) => bytes.subarray(0, mark.length).equals(mark))?.[0];
  return known ?? (beforePdf.test(bytes.toString('latin1', 0, 1024)) ? 'pdf' : undefined);
}
