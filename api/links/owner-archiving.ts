import { type Contract } from '../../domain/contract/contract';
import { valueIn } from '../../domain/contract/fact-lines';
import { type Terms } from '../../domain/drafting/terms';
import { archiveNeeds } from '../../domain/ending/archive-question';
import { toArchive } from '../../domain/ending/keepers';
import { type Language } from '../../domain/kernel/people';
import { words } from '../../domain/kernel/words';
import { type Action } from './owner-action';

/** Archiving an ended contract, once no money is open any more. */
export function archiving(contract: Contract, terms: Terms): Action[] {
  if (!toArchive(contract)) return [];
  const needs = archiveNeeds(contract, { termsOf: () => terms });
  const before = (language: Language) => needs.map((line) => valueIn(line, language));
  const first =
    needs.length === 0
      ? words('', '')
      : words(` First: ${before('en').join('; ')}.`, `归档前须办：${before('zh-CN').join('；')}。`);
  return [
    {
      ...{ type: 'archive', label: words('Archive the contract', '归档合同') },
      fields: [
        {
          ...{ name: 'fileNumber', label: words('File number', '档案号'), kind: 'text' },
          hint: words(
            `Under which the papers are found; no other contract may have it. Nothing happens to the contract afterwards.${first.en}`,
            `档案的查找编号，不得与其他合同重复。归档后合同不再变动。${first['zh-CN']}`,
          ),
        },
      ],
      body: (values) => values,
    },
  ];
}
