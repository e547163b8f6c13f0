import { type CompanyProfile } from '../domain/company/profile';
import { type Instant } from '../domain/kernel/days';
import { type Actor } from '../domain/kernel/people';
import { type Connection, type Prisma } from './client';

/** The company as it is laid down, the version of it, and who changed it last. */
export interface StoredProfile {
  profile: CompanyProfile;
  version: number;
  changedAt: Instant;
  changedBy: Actor;
}

/** Null before the installation is set up. */
export async function loadProfile(db: Pick<Connection, 'setting'>): Promise<StoredProfile | null> {
  const row = await db.setting.findUnique({ where: { name: 'company' } });
  if (!row) return null;
  const { value, version, changedAt, changedBy } = row;
  // Both written by the two functions below alone, in this shape.
  const written = { profile: value as unknown as CompanyProfile, changedBy: changedBy as unknown as Actor };
  return { ...written, version, changedAt: changedAt.toISOString() };
}

function asJson(body: CompanyProfile | Actor): Prisma.InputJsonValue {
  return body as unknown as Prisma.InputJsonValue; // nothing but JSON in it; interfaces do not say so
}

/** The first version; false where there is one already. */
export async function insertProfile(
  db: Pick<Connection, 'setting'>,
  profile: CompanyProfile,
  by: Actor,
): Promise<boolean> {
  const row = { name: 'company', value: asJson(profile), changedBy: asJson(by) };
  const { count } = await db.setting.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

/** The next version; false where somebody else has made it. */
export async function changeProfile(
  db: Pick<Connection, '$executeRaw'>,
  { profile, version }: Pick<StoredProfile, 'profile' | 'version'>,
  by: Actor,
): Promise<boolean> {
  const changed = await db.$executeRaw`
    UPDATE settings SET value = ${JSON.stringify(profile)}::jsonb, version = version + 1, changed_at = clock_timestamp(),
      changed_by = ${JSON.stringify(by)}::jsonb WHERE name = 'company' AND version = ${version}`;
  return changed === 1;
}
