import { z } from 'zod';
import { type Changes } from '../kernel/changes';
import { allOptional, allRemovable, bankAccount, country, line, mark, money, person } from '../kernel/values';
import { type CompanyProfile } from './profile';

const code = z
  .string()
  .regex(/^[A-Za-z0-9]{1,16}$/)
  .meta({ example: 'HD' });

const always = {
  name: line(200).meta({ description: 'As registered' }),
  registrationNumber: line(64).meta({ description: '统一社会信用代码, or its foreign equivalent' }),
  country,
  address: line(500),
  contact: person.meta({ description: 'Who answers letters and mails about a contract' }),
  codes: z
    .strictObject({ company: code, departments: z.record(mark, code) })
    .meta({ description: 'What stands for the company and its departments in numbers; GEN for the others' }),
  policy: z
    .strictObject({ executiveThreshold: money.meta({ description: 'From this amount on, executives approve' }) })
    .meta({ description: 'Contracts keep what was laid down when they were made' }),
};

const maybe = {
  nameEn: line(200).meta({ description: 'In contracts in English; else the name as registered' }),
  addressEn: line(500).meta({ description: 'In contracts in English; else the address as registered' }),
  legalRepresentative: line(200),
  bankAccount: bankAccount.meta({ description: 'Where customers pay to, unless the contract names another account' }),
};

/** All data about the company. */
export const companyProfile = z.strictObject({
  ...always,
  ...allOptional(maybe),
}) satisfies z.ZodType<CompanyProfile>;

export const companyChanges = z
  .strictObject({ ...allOptional(always), ...allRemovable(maybe) })
  .meta({ description: 'What is left out stays as it is; null takes a field away.' }) satisfies z.ZodType<
  Changes<CompanyProfile>
>;
