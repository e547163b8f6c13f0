import { callOff } from './call-off';
import { commonClauses } from './common-clauses';
import { disputeClauses } from './disputes';
import { endingClauses } from './ending-clauses';
import { exportSale } from './export-sale';
import { formClauses } from './form-clauses';
import { framework } from './framework';
import { goodsSale } from './goods-sale';
import { services } from './services';

const areas = [goodsSale, exportSale, services, framework, callOff];

/** The initial library: contract types, templates and clauses, all in version 1. */
export const library = {
  clauses: [
    ...commonClauses,
    ...formClauses,
    ...endingClauses,
    ...disputeClauses,
    ...areas.flatMap(({ clauses }) => clauses),
  ],
  templates: areas.map(({ template }) => template),
  contractTypes: areas.map(({ contractType }) => contractType),
};
