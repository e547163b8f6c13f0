import { domainToUnicode } from 'node:url';
import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { zoneClock } from '../../config/zone-clock';
import { ofSetting, setAsked } from '../documents/set-asked';
import { type Contract } from '../../domain/contract/contract';
import { type Terms } from '../../domain/drafting/terms';
import { type ListedCustomer } from '../../domain/drafting/customer-warnings';
import { departuresOf } from '../../domain/drafting/wording';
import { warningCodes } from '../../domain/drafting/warning';
import { comparableOf, type Other, warningsOf } from '../../domain/drafting/warnings';
import { normalise } from '../../domain/kernel/money';
import { type Database } from '../../prisma/client';
import { loadCalendarAtHand } from '../../prisma/load-company';
import { customerIdOf, loadCustomer, loadCustomerStanding } from '../../prisma/load-customer';
import { loadContractType, loadFramework, loadWording } from '../../prisma/load-drafting';
import { loadTermsOf } from '../../prisma/load-terms';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { words } from '../contracts/views';
import { departure } from '../approval/approval-view';
import { contractWithTerms } from '../contracts/send-command';
import { ofReading } from '../documents/read-object';
import { unshownInPaper } from './unshown-in-paper';

/** Contracts that could be the same one typed twice: in one currency, at a price within a tenth, with a term that touches. */
async function candidates(db: Database, contractId: string, terms: Terms): Promise<Other[]> {
  const { gross, startsOn, endsOn } = comparableOf(terms);
  const rows = await db.$queryRaw<
    {
      contractId: string;
      number: string;
      title: string;
      customerName: string;
      registrationNumber: string | null;
      amount: string;
      startsOn: string;
      endsOn: string;
    }[]
  >`
    SELECT c.contract_id AS "contractId", c.number, c.title, c.customer_name AS "customerName",
      p.registration_number AS "registrationNumber", c.gross::text AS amount,
      to_char(c.starts_on, 'YYYY-MM-DD') AS "startsOn", to_char(c.ends_on, 'YYYY-MM-DD') AS "endsOn"
    FROM contracts c JOIN parties p ON p.contract_id = c.contract_id AND p.side = 'customer'
    WHERE c.contract_id <> ${contractId} AND c.stage NOT IN ('withdrawn', 'declined') AND c.currency = ${gross.currency}
      AND c.gross BETWEEN ${gross.amount}::numeric * 0.9 AND ${gross.amount}::numeric / 0.9
      AND c.starts_on <= ${endsOn}::date AND c.ends_on >= ${startsOn}::date
    ORDER BY c.created_at DESC LIMIT 500`;
  return rows.map(({ amount, ...other }) => ({ ...other, gross: normalise({ amount, currency: gross.currency }) }));
}

/** The terms of the framework contract that an order is called off from. */
async function frameworkTermsOf(db: Database, { framework }: Terms): Promise<Terms | null> {
  if (!framework) return null;
  const row = await db.contract.findUnique({ where: { contractId: framework.contractId }, select: { state: true } });
  return row && loadTermsOf(db, (row.state as unknown as Contract).terms); // written by the recorder
}

/** What would become of the document. A text that cannot be printed at all is refused when it is submitted. */
async function documentOf({ number, revision, updatedAt }: Contract, terms: Terms) {
  const setting = await setAsked({ number, revision, terms, madeAt: updatedAt, as: 'trial' });
  return { missing: setting.missing, replaced: 'failed' in setting ? [] : setting.replaced };
}

/** The customer as the directory has it today. */
async function listedCustomer(db: Database, contract: Contract): Promise<ListedCustomer | null> {
  const customerId = await customerIdOf(db, contract);
  if (customerId === null) return null;
  const [standing, details] = await Promise.all([
    loadCustomerStanding(db, customerId, contract.contractId),
    loadCustomer(db, customerId),
  ]);
  return standing && details && { standing, details, isNamed: contract.customerId !== undefined };
}

const warningView = z
  .object({
    code: z.enum(warningCodes),
    pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the terms; empty for the whole' }),
    message: words,
    contractId: z.string().optional().meta({ description: 'Of the contract that it is about beside this one' }),
  })
  .meta({ id: 'Warning' });

/** What a drafter should look at before submitting. */
function warningsRoute(services: Services): Route {
  const { db } = services;
  return route({
    access: access.ourSide,
    method: 'get',
    path: '/v1/contracts/{contractId}/warnings',
    operationId: 'listWarnings',
    setsDocument: true,
    tag: 'Draft',
    summary: 'What to look at before submitting',
    description:
      'A likely duplicate is one of the same customer with a similarity of 0.8 or more. None of this keeps anybody from submitting.',
    answer: {
      status: 200,
      description: 'All warnings, and where the text departs from the company’s own',
      schema: z.object({ items: z.array(warningView), departures: z.array(departure) }),
    },
    problems: ['CONTRACT_NOT_FOUND', ...ofSetting, ...ofReading],
    handle: async ({ response, contractId }) => {
      const { contract, terms } = await contractWithTerms(db, contractId);
      const { contractTypeId, contractTypeVersion, timeZone } = contract;
      const [others, made, framework, frameworkTerms, wording, listed, document, calendar, unshown] = await Promise.all(
        [
          candidates(db, contractId, terms),
          loadContractType(db, contractTypeId, contractTypeVersion ?? 'published'),
          loadFramework(db, contract),
          frameworkTermsOf(db, terms),
          loadWording(db, terms),
          listedCustomer(db, contract),
          documentOf(contract, terms),
          loadCalendarAtHand(db),
          unshownInPaper(services, contractId, terms),
        ],
      );
      const items = warningsOf(terms, {
        today: zoneClock.show(new Date().toISOString(), timeZone).slice(0, 10),
        calendar,
        ...{
          others,
          framework,
          frameworkTerms,
          listed,
          shownHost: domainToUnicode,
          attachments: made?.contractType.attachments ?? [],
        },
        ...document,
        unshown,
      });
      response.json({ items, departures: departuresOf(terms, wording) });
    },
  });
}

export function warningRoutes(services: Services): Route[] {
  return [warningsRoute(services)];
}
