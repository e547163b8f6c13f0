import { library } from '../../scripts/library/library';

const paragraph = '双方应当按照本条约定的标准、时间和方式履行各自的义务，并对履行情况作出书面记录。';

/** The clauses of the goods sale and forty own clauses: some 700 kB, nearly the limit of a body. */
export function aLargeText(): object[] {
  const template = library.templates.find(({ templateId }) => templateId === 'goods-sale')?.template;
  if (!template) throw new Error('The library has no goods sale.');
  const own = Array.from({ length: 40 }, (_, index) => ({
    clauseId: `own-${index + 1}`,
    heading: `第 ${index + 1} 项约定`,
    text: Array.from({ length: 20 }, () => paragraph.repeat(8)).join('\n'),
  }));
  return [...template.slots.map(({ clauseId }) => ({ clauseId })), ...own];
}
