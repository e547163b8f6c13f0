/** Kinds of files that can be uploaded. */
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

/** Extensions of each kind, the usual one first. */
export const endings: Record<IntakeKind, readonly [string, ...string[]]> = {
  pdf: ['pdf'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
};

/** The kind that the extension of the name indicates. */
export function kindOfName(name: string): IntakeKind | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return intakeKinds.find((kind) => ending !== undefined && endings[kind].includes(ending));
}

/** What the first bytes show; the kind of Office file in a zip is only visible in its parts. */
export type Container = 'pdf' | 'png' | 'jpeg' | 'zip' | 'old_office';

const marks: readonly [Container, Buffer][] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['zip', Buffer.from('PK\x03\x04')],
  ['old_office', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
];

/** Data that mail programs and editors put before a PDF and readers skip: byte order mark, white space. */
const beforePdf = /^(\xef\xbb\xbf)?[\0\t\n\f\r ]{0,1000}%PDF-/;

export function containerOf(bytes: Buffer): Container | undefined {
  const known = marks.find(([, mark]) => bytes.subarray(0, mark.length).equals(mark))?.[0];
  return known ?? (beforePdf.test(bytes.toString('latin1', 0, 1024)) ? 'pdf' : undefined);
}
