import { z } from 'zod';
import { access } from '../../domain/kernel/access';
import { type Contract } from '../../domain/contract/contract';
import { type Terms } from '../../domain/drafting/terms';
import { departuresOf } from '../../domain/drafting/wording';
import { warningCodes } from '../../domain/drafting/warning';
import { loadWording } from '../../prisma/load-drafting';
import { loadWarnings } from '../../prisma/load-warnings';
import { departure } from '../approval/approval-view';
import { contractWithTerms } from '../contracts/send-command';
import { words } from '../contracts/views';
import { ofReading } from '../documents/read-object';
import { ofSetting, setAsked } from '../documents/set-asked';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { unshownInPaper } from './unshown-in-paper';

/** Makes a trial document to find missing values and unprintable characters. A text that cannot be printed at all is refused at the submission. */
async function documentOf({ number, revision, updatedAt }: Contract, terms: Terms) {
  const setting = await setAsked({ number, revision, terms, madeAt: updatedAt, as: 'trial' });
  return { missing: setting.missing, replaced: 'failed' in setting ? [] : setting.replaced };
}

const warningView = z
  .object({
    code: z.enum(warningCodes),
    pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the terms; empty for the terms as a whole' }),
    message: words,
    contractId: z.string().optional().meta({ description: 'Id of the other contract that the warning is about' }),
  })
  .meta({ id: 'Warning' });

/** Lists the warnings that a drafter should check before submitting. */
function warningsRoute(services: Services): Route {
  const { db } = services;
  return route({
    access: access.ourSide('contract.read'),
    method: 'get',
    path: '/v1/contracts/{contractId}/warnings',
    operationId: 'listWarnings',
    setsDocument: true,
    tag: 'Draft',
    summary: 'Warnings to check before submitting',
    description:
      'A likely duplicate is a contract of the same customer with a similarity of 0.8 or more. Warnings do not prevent the submission.',
    answer: {
      status: 200,
      description: 'All warnings, and the places where the text differs from the standard text',
      schema: z.object({ items: z.array(warningView), departures: z.array(departure) }),
    },
    problems: ['CONTRACT_NOT_FOUND', ...ofSetting, ...ofReading],
    handle: async ({ response, contractId }) => {
      const { contract, terms } = await contractWithTerms(db, contractId);
      const [document, wording, unshown] = await Promise.all([
        documentOf(contract, terms),
        loadWording(db, terms),
        unshownInPaper(services, contractId, terms),
      ]);
      const items = await loadWarnings(db, contract, terms, { ...document, unshown });
      response.json({ items, departures: departuresOf(terms, wording) });
    },
  });
}

export function warningRoutes(services: Services): Route[] {
  return [warningsRoute(services)];
}
