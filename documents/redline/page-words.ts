import { type Language } from '../../domain/kernel/people';
import { fill, type Words, words } from '../../domain/kernel/words';

export const w = {
  heading: words('Changes to contract {0}', '合同 {0} 修改对比'),
  draft: words('draft', '草稿'),
  revision: words('revision {0}', '第 {0} 版'),
  at: words('{0} ({1})', '{0}（{1}）'),
  versions: words('From {0} to {1}', '由{0}改为{1}'),
  same: words('The two versions say the same.', '两版内容相同。'),
  found: words('{0}.', '{0}。'),
  between: words('; ', '；'),
  legend: words('How to read it: {0}, {1}.', '图例：{0}，{1}。'),
  come: words('added', '新增的文字'),
  gone: words('removed', '删除的文字'),
  fields: words('Terms', '合同要素'),
  field: words('What', '项目'),
  before: words('Before', '修改前'),
  after: words('After', '修改后'),
  none: words('none', '无'),
  clauses: words('Clauses', '条款'),
  unchanged: words('unchanged', '未修改'),
  renumbered: words('only renumbered', '仅编号变化'),
  changed: words('changed', '有修改'),
  added: words('added', '新增'),
  removed: words('removed', '删除'),
  moved: words('moved from {0} to {1}', '由{0}移至{1}'),
  place: words('place {0}', '第 {0} 位'),
  // Read out by screen readers, which do not announce underline and strike-through.
  comeBegins: words('[added: ', '【新增：'),
  goneBegins: words('[removed: ', '【删除：'),
  ends: words('] ', '】'),
} satisfies Record<string, Words>;

const counted = {
  fields: [words('1 term changed', '1 项要素有修改'), words('{0} terms changed', '{0} 项要素有修改')],
  changed: [words('1 clause changed', '1 条有修改'), words('{0} clauses changed', '{0} 条有修改')],
  added: [words('1 clause added', '新增 1 条'), words('{0} clauses added', '新增 {0} 条')],
  removed: [words('1 clause removed', '删除 1 条'), words('{0} clauses removed', '删除 {0} 条')],
  moved: [words('1 clause moved', '移动 1 条'), words('{0} clauses moved', '移动 {0} 条')],
  renumbered: [words('1 clause renumbered', '1 条编号变化'), words('{0} clauses renumbered', '{0} 条编号变化')],
} satisfies Record<string, [one: Words, several: Words]>;

/** The numbers of changes by kind, in a sentence; kinds without changes are left out. */
export function countsIn(counts: Record<keyof typeof counted, number>, language: Language): string {
  const found = (Object.keys(counted) as (keyof typeof counted)[]).flatMap((kind) => {
    // `Object.keys` of `counted` gives its own keys.
    const [one, several] = counted[kind];
    const count = counts[kind];
    return count === 0 ? [] : [fill(count === 1 ? one : several, language, String(count))];
  });
  return found.length === 0 ? w.same[language] : fill(w.found, language, found.join(w.between[language]));
}
