import { type CompanyProfile } from '../domain/company/profile';
import { type Instant } from '../domain/kernel/days';
import { type Actor } from '../domain/kernel/people';
import { type Connection, type Prisma } from './client';

/** The company profile with its version, and who changed it last. */
export interface StoredProfile {
  profile: CompanyProfile;
  version: number;
  changedAt: Instant;
  changedBy: Actor;
}

/** Null before setup. */
export async function loadProfile(db: Pick<Connection, 'setting'>): Promise<StoredProfile | null> {
  const row = await db.setting.findUnique({ where: { name: 'company' } });
  if (!row) return null;
  const { value, version, changedAt, changedBy } = row;
  // Only the two functions below write these columns, in this format.
  const written = { profile: value as unknown as CompanyProfile, changedBy: changedBy as unknown as Actor };
  return { ...written, version, changedAt: changedAt.toISOString() };
}

function asJson(body: CompanyProfile | Actor): Prisma.InputJsonValue {
  return body as unknown as Prisma.InputJsonValue; // contains only JSON values, which the interface type cannot express
}

/** Inserts the first version; false if there is one already. */
export async function insertProfile(
  db: Pick<Connection, 'setting'>,
  profile: CompanyProfile,
  by: Actor,
): Promise<boolean> {
  const row = { name: 'company', value: asJson(profile), changedBy: asJson(by) };
  const { count } = await db.setting.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

/** Writes the next version; false if somebody else has changed the profile. */
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
