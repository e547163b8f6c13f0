import { z } from 'zod';
import { type Policy } from '../../domain/contract/contract';
import { type Party } from '../../domain/kernel/people';
import { money, party } from '../../domain/kernel/values';
import { type Database } from '../../prisma/client';
import { problem } from '../http/problem';

const policySetting = z.object({ executiveThreshold: money });

const code = z.string().regex(/^[A-Za-z0-9]{1,16}$/);

/** What stands for the company and its departments in contract numbers; `GEN` for a department without a code. */
const codesSetting = z.object({ company: code, departments: z.record(z.string(), code).default({}) });

const noCodes = { company: 'HT', departments: {} };

/** What the company has laid down. @throws ProblemError 503 */
export async function settings(db: Database) {
  const rows = await db.setting.findMany({ where: { name: { in: ['company', 'policy', 'codes'] } } });
  const valueOf = (name: string) => rows.find((row) => row.name === name)?.value;
  const company = party.safeParse(valueOf('company'));
  if (!company.success) throw problem('NOT_SET_UP', 'company');
  const policy = policySetting.safeParse(valueOf('policy'));
  if (!policy.success) throw problem('NOT_SET_UP', 'policy');
  const codes = codesSetting.safeParse(valueOf('codes') ?? noCodes);
  if (!codes.success) throw problem('NOT_SET_UP', 'codes');
  const codeOf = (department: string | null) => codes.data.departments[department ?? ''] ?? 'GEN';
  return {
    company: company.data satisfies Party,
    policy: policy.data satisfies Policy,
    codes: { company: codes.data.company, codeOf },
  };
}
